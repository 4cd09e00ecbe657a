import type { Input, Output } from '@tandem/domain/api.ts';
import { call, CallError } from '#lib/api.ts';

type Action = Input<'payOrder'>['action'];
type Refusal = Extract<Output<'payOrder'>, { ok: false }>['reason'];

/** What the shopper hears when asking changed nothing; what it did change the page shows by itself. */
export const REFUSALS: Record<Refusal, string> = {
	'not-found': 'We do not find this order. If you signed in elsewhere, sign in again.',
	'not-payable': 'This order can no longer be paid: it is paid already, or its time was up.',
	'payment-unavailable':
		'This way to pay is not open right now. Try another one, or come back later.',
	'payment-pending': 'The bank is still being asked. Wait for its answer before you try again.',
	busy: 'Very much is going on right now. Try again: you cannot pay twice.'
};

/** Asks for one thing at a time about the payment of an order. */
export class Paying {
	underWay = $state<Action>();
	message = $state('');

	async ask(input: Input<'payOrder'>): Promise<void> {
		if (this.underWay) return;
		this.underWay = input.action;
		this.message = '';
		try {
			const answer = await call('payOrder', input);
			if (!answer.ok) this.message = REFUSALS[answer.reason];
			else if ('paymentStatus' in answer && answer.paymentStatus === 'pending') {
				this.message = 'Still no answer. We keep asking.';
			}
		} catch (cause) {
			if (!(cause instanceof CallError)) throw cause;
			this.message = cause.message;
		} finally {
			this.underWay = undefined;
		}
	}
}
