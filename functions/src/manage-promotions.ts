import type { Parsed } from '@tandem/domain/api.ts';
import { codeSaving, giftCardIssue, offersSaving } from '@tandem/domain/promote.ts';
import { giftCardCodeOf, giftCardIdOf } from './checkout/order-id.ts';
import { shopLane } from './checkout/shop-lane.ts';
import { callable } from './firebase/callable.ts';

/** An admin writes a code, the automatic promotions, or a gift card. */
export const managePromotions = callable('managePromotions', ({ input, uid }) =>
	shopLane().submit(jobOf(input, uid))
);

function jobOf(input: Parsed<'managePromotions'>, uid: string) {
	switch (input.action) {
		case 'save-code':
			return codeSaving(input);
		case 'save-offers':
			return offersSaving(input);
		case 'issue-gift-card': {
			const code = giftCardCodeOf(input.key);
			return giftCardIssue(giftCardIdOf(code), code, input.amountMinor, uid);
		}
	}
}
