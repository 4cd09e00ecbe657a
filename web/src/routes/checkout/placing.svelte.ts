import type { Output } from '@tandem/domain/api.ts';
import { call, CallError } from '#lib/api.ts';
import type { CartLineNow } from '#lib/cart-line.ts';
import {
	attemptOf,
	dropAttempt,
	endsAttempt,
	openAttempt,
	type Attempt,
	type Body
} from './attempt.ts';

export type Refusal = Extract<Output<'placeOrder'>, { ok: false }>;
export type Verdict = Refusal | CallError;

/** Sends an order, once at a time, and keeps what came of it. */
export class Placing {
	/** What is being bought, until it is known that it was not: the cart is emptied before the answer. */
	sent = $state.raw<readonly CartLineNow[]>();
	verdict = $state.raw<Verdict>();
	#attempt: Attempt | undefined;

	get isUnderWay(): boolean {
		return this.sent !== undefined;
	}

	/** Buys the lines; the order's id, or undefined with the reason in `verdict`. */
	place(uid: string, body: Body, lines: readonly CartLineNow[]): Promise<string | undefined> {
		return this.#send(() => attemptOf(uid, body), lines);
	}

	/** Asks what became of an attempt; the server finds its order again, or says why there is none. */
	ask(attempt: Attempt): Promise<string | undefined> {
		return this.#send(() => attempt, []);
	}

	/** What was sent and has no answer yet, as after a crash or a lost connection. */
	open(uid: string): Attempt | undefined {
		return this.isUnderWay ? this.#attempt : openAttempt(uid);
	}

	async #send(
		attemptNow: () => Attempt,
		lines: readonly CartLineNow[]
	): Promise<string | undefined> {
		if (this.isUnderWay) return undefined;
		this.verdict = undefined;
		const { key, body } = (this.#attempt = attemptNow());
		this.sent = lines;
		try {
			const answer = await call('placeOrder', { key, ...body });
			if (endsAttempt(answer)) dropAttempt(key);
			if (answer.ok) return answer.orderId;
			this.verdict = answer;
		} catch (cause) {
			if (!(cause instanceof CallError)) throw cause;
			// Judged before anything was done: nothing of it can turn up later.
			if (cause.kind === 'bad-input' || cause.kind === 'denied') dropAttempt(key);
			this.verdict = cause;
		}
		this.sent = undefined;
		return undefined;
	}
}
