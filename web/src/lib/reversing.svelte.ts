import type { Input, Output } from '@tandem/domain/api.ts';
import { ensureSignedIn } from './account.svelte.ts';
import { call, callError, CallError } from './api.ts';

type Request = Input<'reverseOrder'>;
type Answer = Output<'reverseOrder'>;
export type Reversed = Extract<Answer, { ok: true }>;
export type Refusal = Extract<Answer, { ok: false }>;

/** Asks for one thing at a time to be undone, and keeps why it was not. */
export class Reversing {
	isUnderWay = $state(false);
	verdict = $state.raw<Refusal | CallError>();
	readonly #ask: (request: Request) => Promise<Answer>;

	constructor(ask = askSignedIn) {
		this.#ask = ask;
	}

	/** What came of it when it was done; undefined with the reason in `verdict`. */
	async ask(request: Request): Promise<Reversed | undefined> {
		if (this.isUnderWay) return undefined;
		this.isUnderWay = true;
		this.verdict = undefined;
		try {
			const answer = await this.#ask(request);
			if (answer.ok) return answer;
			this.verdict = answer;
		} catch (cause) {
			this.verdict = cause instanceof CallError ? cause : callError(cause);
		} finally {
			this.isUnderWay = false;
		}
		return undefined;
	}

	/** Whether the shop has judged the request: what it did not answer may have been done. */
	get isAnswered(): boolean {
		const { verdict } = this;
		if (!verdict) return false;
		if (verdict instanceof CallError)
			return verdict.kind === 'bad-input' || verdict.kind === 'denied';
		return verdict.reason !== 'busy';
	}
}

/** Withdrawing by number needs no account: who has none becomes a guest. */
async function askSignedIn(request: Request): Promise<Answer> {
	await ensureSignedIn();
	return call('reverseOrder', request);
}

/** What the shopper reads when nothing was undone. */
export function wordsOf(
	verdict: Refusal | CallError | undefined,
	action: Request['action']
): string {
	if (!verdict) return '';
	if (verdict instanceof CallError) {
		return verdict.kind === 'bad-input' || verdict.kind === 'denied'
			? verdict.message
			: `${verdict.message} Try again: nothing is done twice.`;
	}
	switch (verdict.reason) {
		case 'not-found':
			return action === 'withdraw-by-number'
				? 'We find no order with this number and this e-mail address together. Compare both with your confirmation.'
				: 'We do not find this order. If you signed in elsewhere, sign in again.';
		case 'payment-pending':
			return 'The bank is just being asked about this order. Wait for its answer, then try again.';
		case 'too-late':
			return TOO_LATE[action];
		case 'not-returnable':
			return 'This is not possible any more: it went back, was announced, or the order has ended.';
		case 'key-reused':
			return 'You have just announced another return of this order. Look at it first, then try again.';
		case 'busy':
			return 'Very much is going on right now. Try again: nothing is done twice.';
	}
}

const TOO_LATE: Record<Request['action'], string> = {
	cancel:
		'It is too late to cancel: your order is being packed. You can withdraw from the contract, or send it back when it has come.',
	return: 'The time to send this back is over.',
	withdraw: 'The time to withdraw from this contract is over.',
	'withdraw-by-number': 'The time to withdraw from this contract is over.'
};
