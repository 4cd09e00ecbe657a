import * as z from 'zod';

const Amount = z.int().min(1).max(50_000);
const MAX_ENTRIES = 500;

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
					amountMinor: z.int().describe('Negative when spent, positive for all that came back'),
					at: z.date()
				})
			)
			.max(MAX_ENTRIES)
			.describe('At most two for an order'),
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

/** The card with an amount spent by an order, or come back from it, added to what was before. */
export function booked(card: GiftCard, orderId: string, amountMinor: number, at: Date): GiftCard {
	const isSpent = (minor: number) => minor < 0;
	const earlier = card.entries.find(
		(entry) => entry.orderId === orderId && isSpent(entry.amountMinor) === isSpent(amountMinor)
	);
	const entry = { orderId, amountMinor: amountMinor + (earlier?.amountMinor ?? 0), at };
	const entries = card.entries.filter((each) => each !== earlier);
	return { ...card, balanceMinor: card.balanceMinor + amountMinor, entries: [...entries, entry] };
}

/** Whether the card has no room left for what one more order spends, and for what may come back. */
export function isWornOut({ entries }: GiftCard): boolean {
	const orders = new Set(entries.map(({ orderId }) => orderId));
	return 2 * (orders.size + 1) > MAX_ENTRIES;
}
