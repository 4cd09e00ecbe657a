import { booked } from './gift-card.ts';
import type { Ledger, LedgerRef } from './ledger.ts';
import type { Order } from './order.ts';
import type { Promotion } from './promotion.ts';
import { partsOf, restock, sell, shortLines } from './units.ts';

/** What an order holds beside its lines' units: the use of a code and a part of a gift card. */
type Held = Pick<Order, 'promotions' | 'giftCard'>;

type Code = Held['promotions'][number] & { limitId: string };

function codesOf({ promotions }: Held): Code[] {
	return promotions.flatMap(({ limitId, ...rest }) =>
		limitId === null ? [] : [{ ...rest, limitId }]
	);
}

function refsOf(held: Held): LedgerRef[] {
	return [
		...codesOf(held).flatMap(({ id, limitId }): LedgerRef[] => [
			{ collection: 'promotions', id },
			{ collection: 'limits', id: limitId }
		]),
		...(held.giftCard ? [{ collection: 'giftCards' as const, id: held.giftCard.id }] : [])
	];
}

function unitRefs({ lines }: Pick<Order, 'lines'>): LedgerRef[] {
	return lines.flatMap((line) =>
		partsOf(line).map(({ sku }): LedgerRef => ({ collection: 'sellables', id: sku }))
	);
}

/** Why a code may not be used once more by a person who used it so often, or null. */
export function usesFault(
	promotion: Promotion,
	usedByPerson: number
): 'used-up' | 'used-by-you' | null {
	if (promotion.maxUses !== null && promotion.used >= promotion.maxUses) return 'used-up';
	const { maxUsesPerPerson } = promotion;
	return maxUsesPerPerson !== null && usedByPerson >= maxUsesPerPerson ? 'used-by-you' : null;
}

/** Takes units, a use of each code and the gift card's part for an order; who calls has seen that all is there. */
export function hold(ledger: Ledger, orderId: string, order: Order, now: Date): void {
	sell(ledger, order.lines);
	count(ledger, order, 1);
	book(ledger, orderId, order, -(order.giftCard?.amountMinor ?? 0), now);
}

/** Takes again, for a payment that came too late, what the expiry gave back; false, and nothing is taken, if something is gone. */
export function holdAgain(ledger: Ledger, orderId: string, order: Order, now: Date): boolean {
	ledger.require(refsOf(order));
	const isGone =
		shortLines(ledger, order.lines).length > 0 ||
		(order.giftCard && balanceOf(ledger, order.giftCard.id) < order.giftCard.amountMinor) ||
		codesOf(order).some(({ id, limitId }) => {
			const promotion = ledger.get('promotions', id);
			return !promotion || usesFault(promotion, ledger.get('limits', limitId)?.used ?? 0) !== null;
		});
	if (isGone) return false;
	hold(ledger, orderId, order, now);
	return true;
}

/** Gives back the units and the codes' uses of an order that will not be. */
export function release(ledger: Ledger, order: Order): Order {
	ledger.require([...refsOf(order), ...unitRefs(order)]);
	const out = order.lines.map((line) => ({ ...line, quantity: line.quantity - line.restocked }));
	restock(ledger, out);
	count(ledger, order, -1);
	return { ...order, lines: order.lines.map((line) => ({ ...line, restocked: line.quantity })) };
}

function count(ledger: Ledger, held: Held, by: 1 | -1): void {
	for (const { id, limitId } of codesOf(held)) {
		const promotion = ledger.get('promotions', id);
		if (promotion) ledger.put('promotions', id, { ...promotion, used: promotion.used + by });
		const used = ledger.get('limits', limitId)?.used ?? 0;
		ledger.put('limits', limitId, { used: used + by });
	}
}

/** Adds an entry to the order's gift card, if it has one; negative takes, positive gives back. */
export function book(
	ledger: Ledger,
	orderId: string,
	{ giftCard }: Held,
	amountMinor: number,
	now: Date
): void {
	if (!giftCard || amountMinor === 0) return;
	const card = ledger.get('giftCards', giftCard.id);
	if (!card) throw new Error(`giftCards/${giftCard.id} of orders/${orderId} is missing`);
	ledger.put('giftCards', giftCard.id, booked(card, orderId, amountMinor, now));
}

function balanceOf(ledger: Ledger, id: string): number {
	return ledger.get('giftCards', id)?.balanceMinor ?? 0;
}
