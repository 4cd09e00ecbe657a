import type { Input, Output } from './api.ts';
import type { Job } from './flush.ts';

type Saved = Output<'managePromotions'>;
type Action = Input<'managePromotions'>;
type Of<A extends Action['action']> = Extract<Action, { action: A }>;

/** Writes a promotion by code; what its orders used stays counted. */
export function codeSaving({ promotion }: Of<'save-code'>): Job<Saved> {
	const { id } = promotion.terms;
	return {
		refs: [{ collection: 'promotions', id }],
		decide: (ledger) => {
			const used = ledger.get('promotions', id)?.used ?? 0;
			ledger.put('promotions', id, { ...promotion, used });
			return { ok: true };
		}
	};
}

/** Writes the automatic promotions, in the order in which ties are broken. */
export function offersSaving({ terms }: Of<'save-offers'>): Job<Saved> {
	return {
		refs: [{ collection: 'offers', id: 'automatic' }],
		decide: (ledger) => {
			ledger.put('offers', 'automatic', { terms });
			return { ok: true };
		}
	};
}

/** Issues a gift card under the hash of its code, once per key: the code is made of the key. */
export function giftCardIssue(
	id: string,
	code: string,
	amountMinor: number,
	by: string
): Job<Saved> {
	return {
		refs: [{ collection: 'giftCards', id }],
		decide: (ledger, now) => {
			const earlier = ledger.get('giftCards', id);
			if (earlier && earlier.issuedMinor !== amountMinor)
				return { ok: false, reason: 'key-reused' };
			if (!earlier) {
				ledger.put('giftCards', id, {
					last4: code.slice(-4),
					issuedMinor: amountMinor,
					balanceMinor: amountMinor,
					entries: [],
					issuedBy: by,
					at: now
				});
			}
			return { ok: true, code };
		}
	};
}
