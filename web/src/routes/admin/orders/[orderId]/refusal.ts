import { money } from '@tandem/domain/format.ts';
import type { Refusal } from '../../asking.svelte.ts';
import { fault, type Fault } from '../../fault.ts';
import { STATE_WORDS } from '../../order-words.ts';

/** Why an order was not cancelled, and why nothing was given back. */
export function refusalWords(refusal: Refusal<'refundOrder'>): Fault {
	switch (refusal.reason) {
		case 'too-much': {
			const left = `Only ${money(refusal.leftMinor)} is left to give back.`;
			return fault('That is more than the customer paid.', { extraMinor: left });
		}
		case 'too-late':
			return fault(
				`This order is ${STATE_WORDS[refusal.state].toLowerCase()} already: ` +
					'from packing on, goods come back as a return or a refund.'
			);
		case 'payment-pending':
			return fault('The bank is being asked about this payment. Its answer comes first.');
		case 'not-refundable':
			return fault(
				`Someone was faster: the order is ${STATE_WORDS[refusal.state].toLowerCase()}, ` +
					'and it does not have these units to give back.'
			);
		case 'not-found':
			return fault('This is no longer in the shop.');
		case 'key-reused':
			return fault('Your first try had arrived after all. Look at the timeline, then go on.');
		case 'busy':
			return fault('The shop is very busy. Nothing has changed; please try again.');
	}
}
