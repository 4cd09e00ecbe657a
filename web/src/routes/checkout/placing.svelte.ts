import type { Output } from '@tandem/domain/api.ts';
import { call, CallError } from '#lib/api.ts';
import type { CartLineNow } from '#lib/cart-line.ts';
import { attemptOf, dropAttempt, endsAttempt, openAttempt, type Body } from './attempt.ts';

export type Refusal = Extract<Output<'placeOrder'>, { ok: false }>;
export type Verdict = Refusal | CallError;

/** Sends an order, once at a time, and keeps what came of it. */
export class Placing {
	/** What is being bought, until it is known that it was not: the cart is emptied before the answer. */
	sent = $state.raw<readonly CartLineNow[]>();
	verdict = $state.raw<Verdict>();
	#body: Body | undefined;

	get isUnderWay(): boolean {
		return this.sent !== undefined;
	}

	/** The order's id, or undefined with the reason in `verdict`. */
	async place(
		uid: string,
		body: Body,
		lines: readonly CartLineNow[] = []
	): Promise<string | undefined> {
		if (this.isUnderWay) return undefined;
		this.#body = body;
		this.sent = lines;
		this.verdict = undefined;
		try {
			const attempt = attemptOf(uid, body);
			const answer = await call('placeOrder', { key: attempt.key, ...attempt.body });
			if (endsAttempt(answer)) dropAttempt();
			if (answer.ok) return answer.orderId;
			this.verdict = answer;
		} catch (cause) {
			if (!(cause instanceof CallError)) throw cause;
			// Judged before anything was done: nothing of it can turn up later.
			if (cause.kind === 'bad-input' || cause.kind === 'denied') dropAttempt();
			this.verdict = cause;
		}
		this.sent = undefined;
		return undefined;
	}

	/** What was sent and never answered, as after a crash or a lost connection. */
	open(uid: string): Body | undefined {
		return this.isUnderWay ? this.#body : openAttempt(uid)?.body;
	}
}
