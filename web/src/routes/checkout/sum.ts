import {
	giftCardPart,
	priceOrder,
	type Conditions,
	type PricedItem,
	type Totals
} from '@tandem/domain/pricing.ts';
import type { Terms } from '@tandem/domain/promotion.ts';
import { itemsIn, type CartLineNow } from '#lib/cart-line.ts';

/** What an order comes to, with all that it follows from. */
export type Sum = {
	items: readonly PricedItem[];
	conditions: Conditions;
	totals: Totals;
	applied: readonly Terms[];
	/** What a gift card pays of the total. */
	giftCard: { last4: string; amountMinor: number } | null;
	toPayMinor: number;
};

/** The sum as this page reckons it; undefined while a line is looked up, and when nothing can be sold. */
export function sumOf(
	lines: readonly CartLineNow[],
	conditions: Conditions,
	giftCard: { last4: string; balanceMinor: number } | undefined
): Sum | undefined {
	const items = itemsIn(lines);
	if (!items?.length) return undefined;
	const { totals, applied } = priceOrder(items, conditions);
	const amountMinor = giftCardPart(giftCard?.balanceMinor ?? 0, totals.totalMinor);
	return {
		items,
		conditions,
		totals,
		applied,
		giftCard: giftCard && amountMinor > 0 ? { last4: giftCard.last4, amountMinor } : null,
		toPayMinor: totals.totalMinor - amountMinor
	};
}
