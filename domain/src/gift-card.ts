import * as z from 'zod';

const Amount = z.int().min(1).max(50_000);

/** Sixteen letters and digits in groups of four, without those that look alike. */
export const GiftCardCode = z
	.string()
	.regex(/^[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){3}$/, { error: 'is not a gift card’s code' });

/** Store credit as a ledger; the code is not kept, only its hash, which is the document id. */
export const GiftCard = z
	.strictObject({
		last4: z.string().length(4),
		issuedMinor: Amount,
		balanceMinor: z.int().min(0),
		entries: z
			.array(
				z.strictObject({
					orderId: z.string(),
					amountMinor: z.int().describe('Negative when spent, positive when it comes back'),
					at: z.date()
				})
			)
			.max(500),
		issuedBy: z.string(),
		at: z.date()
	})
	.refine(
		(card) =>
			card.balanceMinor ===
			card.entries.reduce((sum, entry) => sum + entry.amountMinor, card.issuedMinor),
		{ error: 'the balance must follow from the entries', path: ['balanceMinor'] }
	);
export type GiftCard = z.infer<typeof GiftCard>;

/** The card with one more entry. */
export function booked(card: GiftCard, orderId: string, amountMinor: number, at: Date): GiftCard {
	return {
		...card,
		balanceMinor: card.balanceMinor + amountMinor,
		entries: [...card.entries, { orderId, amountMinor, at }]
	};
}
