import { divideHalfUp, shareByLargestRemainder, sumMinor } from './money.ts';
import type { Terms } from './promotion.ts';

/** What a discount looks at of an order line. */
export type DiscountItem = {
	productId: string;
	category: string;
	priceMinor: number;
	quantity: number;
};

export type Discount = {
	/** What is taken off each line, in minor units. */
	lines: number[];
	isDeliveryFree: boolean;
	/** The promotions that gave it. */
	applied: Terms[];
};

/**
 * The shop's stacking rule: one promotion takes something off the goods, the one that takes most, and
 * where two take the same the earlier in the list; free delivery comes on top of it.
 */
export function discountOf(
	items: readonly DiscountItem[],
	promotions: readonly Terms[],
	today: string
): Discount {
	const valid = promotions.filter((terms) => isOn(terms, today) && reaches(terms, items));
	const carriage = valid.find((terms) => terms.benefit.kind === 'free-delivery');
	let best: { terms: Terms; lines: number[]; offMinor: number } | undefined;
	for (const terms of valid) {
		const lines = linesOff(terms, items);
		const offMinor = sumMinor(lines);
		if (offMinor > (best?.offMinor ?? 0)) best = { terms, lines, offMinor };
	}
	return {
		lines: best?.lines ?? items.map(() => 0),
		isDeliveryFree: carriage !== undefined,
		applied: [best?.terms, carriage].filter((terms) => terms !== undefined)
	};
}

/** Whether the promotion runs on this business day. */
export function isOn(terms: Terms, today: string): boolean {
	return terms.from <= today && (terms.until === null || today <= terms.until);
}

/** Whether the promotion speaks of this product. */
export function isInScope(
	terms: Pick<Terms, 'categories' | 'productIds'>,
	item: { productId: string; category: string }
): boolean {
	const { categories, productIds } = terms;
	return (
		(categories === null || categories.some((category) => category === item.category)) &&
		(productIds === null || productIds.includes(item.productId))
	);
}

/** The gross value in minor units of each line as far as it is in scope. */
function scopedMinor(terms: Terms, items: readonly DiscountItem[]): number[] {
	return items.map((item) => (isInScope(terms, item) ? item.priceMinor * item.quantity : 0));
}

function reaches(terms: Terms, items: readonly DiscountItem[]): boolean {
	const goodsMinor = sumMinor(scopedMinor(terms, items));
	return goodsMinor > 0 && goodsMinor >= terms.minGoodsMinor;
}

/** An amount is shared over the lines by largest remainder, so that the shares sum to it exactly. */
function linesOff(terms: Terms, items: readonly DiscountItem[]): number[] {
	const { benefit } = terms;
	const weights = scopedMinor(terms, items);
	const goodsMinor = sumMinor(weights);
	switch (benefit.kind) {
		case 'percent':
			return shareByLargestRemainder(divideHalfUp(goodsMinor * benefit.percent, 100), weights);
		case 'fixed':
			return shareByLargestRemainder(Math.min(benefit.amountMinor, goodsMinor), weights);
		case 'buy-get':
			return freeUnits(terms, items, benefit);
		case 'free-delivery':
			return items.map(() => 0);
	}
}

/** Units in scope from dear to cheap; of each full group of `buy + get` the last `get` are free. */
function freeUnits(
	terms: Terms,
	items: readonly DiscountItem[],
	{ buy, get }: { buy: number; get: number }
): number[] {
	const units = items
		.flatMap((item, line) => {
			const count = isInScope(terms, item) ? item.quantity : 0;
			return Array.from({ length: count }, () => ({ line, priceMinor: item.priceMinor }));
		})
		.sort((a, b) => b.priceMinor - a.priceMinor || a.line - b.line);
	const full = units.length - (units.length % (buy + get));
	const off = items.map(() => 0);
	units.slice(0, full).forEach(({ line, priceMinor }, i) => {
		if (i % (buy + get) >= buy) off[line] = (off[line] ?? 0) + priceMinor;
	});
	return off;
}
