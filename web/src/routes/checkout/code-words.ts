import { quoteDelivery } from '@tandem/domain/delivery.ts';
import { isOn } from '@tandem/domain/discount.ts';
import { sumMinor } from '@tandem/domain/money.ts';
import type { Terms } from '@tandem/domain/promotion.ts';
import { lackOf } from '#lib/offer-words.ts';
import type { Sum } from './sum.ts';

/** What a code does for an order: the amount it takes off, or why it takes none. */
export type Effect = { savesMinor: number } | { idle: string };

export function effectOf(terms: Terms, sum: Sum): Effect {
	const { applied, totals, items, conditions } = sum;
	const isCarriage = terms.benefit.kind === 'free-delivery';
	if (applied.includes(terms)) {
		return { savesMinor: isCarriage ? feeOf(sum) : totals.discountMinor };
	}
	if (!isOn(terms, conditions.today)) return { idle: 'It does not run today.' };
	const lack = lackOf(terms, items);
	if (lack) return { idle: `It needs ${lack}.` };
	const winner = applied.find(({ benefit }) => (benefit.kind === 'free-delivery') === isCarriage);
	if (!winner && isCarriage) return { idle: 'Delivery is free without it.' };
	if (!winner) return { idle: 'It takes nothing off these items.' };
	if (isCarriage) return { idle: `Delivery is free already: ${winner.title}.` };
	return { idle: `“${winner.title}” takes at least as much off, so that one counts.` };
}

/** What delivery would cost if no promotion made it free. */
function feeOf({ items, totals, conditions: { country, delivery } }: Sum): number {
	const weightGrams = sumMinor(items.map((item) => item.weightGrams * item.quantity));
	return quoteDelivery(delivery, country, totals.goodsMinor, weightGrams).feeMinor;
}
