import type { Refusal } from '../asking.svelte.ts';
import { fault, type Fault } from '../fault.ts';

/** Why a promotion or a gift card was not written. */
export function refusalWords(refusal: Refusal<'managePromotions'>): Fault {
	switch (refusal.reason) {
		case 'key-reused':
			return fault(
				'Your first try had arrived after all, with another amount. That card is in the list below; ' +
					'press once more for this one.'
			);
		case 'busy':
			return fault('The shop is very busy. Nothing has changed; please try again.');
	}
}
