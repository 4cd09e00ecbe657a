import { CATEGORIES, CATEGORY_IDS, type CategoryId } from '@tandem/domain/category.ts';
import { isInScope, type DiscountItem } from '@tandem/domain/discount.ts';
import { sumMinor } from '@tandem/domain/money.ts';
import {
	priceOrder,
	type Conditions,
	type PricedItem,
	type Totals
} from '@tandem/domain/pricing.ts';
import type { Terms } from '@tandem/domain/promotion.ts';
import { counted, listed, money } from '@tandem/domain/format.ts';

/** What these goods lack for a promotion, as in "€12.00 more in Books"; undefined when nothing. */
export function lackOf(terms: Terms, items: readonly DiscountItem[]): string | undefined {
	const { amountMinor, units, hasBegun } = gapOf(terms, items);
	if (amountMinor > 0) return `${money(amountMinor)}${hasBegun ? ' more' : ''}${whereOf(terms)}`;
	if (units > 0) return `${counted(units, hasBegun ? 'more item' : 'item')}${whereOf(terms)}`;
	return undefined;
}

function gapOf(terms: Terms, items: readonly DiscountItem[]) {
	const { benefit, minGoodsMinor } = terms;
	const scoped = items.filter((item) => isInScope(terms, item));
	const goodsMinor = sumMinor(scoped.map((item) => item.priceMinor * item.quantity));
	const units = sumMinor(scoped.map((item) => item.quantity));
	const needed = benefit.kind === 'buy-get' ? benefit.buy + benefit.get : 1;
	return {
		amountMinor: Math.max(0, minGoodsMinor - goodsMinor),
		units: Math.max(0, needed - units),
		hasBegun: units > 0
	};
}

function whereOf({ categories, productIds }: Terms): string {
	if (productIds) return ' among the products it is for';
	if (!categories) return '';
	const titles = CATEGORIES.filter(({ id }) => categories.includes(id)).map(({ title }) => title);
	return ` in ${listed(titles)}`;
}

/**
 * The nearest of the offers that these goods have begun and that would make a little more of them
 * cheaper, whatever that is; one for certain products only is never sure of that.
 */
export function nextOffer(
	items: readonly PricedItem[],
	conditions: Conditions
): { title: string; lack: string } | undefined {
	const { promotions } = conditions;
	return promotions
		.map((terms) => ({ terms, lack: lackOf(terms, items), ...gapOf(terms, items) }))
		.sort((a, b) => a.amountMinor - b.amountMinor)
		.flatMap(({ terms, lack, amountMinor, units, hasBegun }) => {
			if (!lack || !hasBegun) return [];
			const without = { ...conditions, promotions: promotions.filter((each) => each !== terms) };
			const isSure = (terms.categories ?? CATEGORY_IDS).every((category) => {
				const more = amountMinor > 0 ? some(category, amountMinor, 1) : some(category, 1, units);
				return totalOf([...items, more], conditions) < totalOf([...items, more], without);
			});
			return isSure ? [{ title: terms.title, lack }] : [];
		})[0];
}

/** For how much more delivery is free; undefined where it is free already, or never. */
export function missingForFreeDelivery(
	{ goodsMinor, deliveryMinor }: Pick<Totals, 'goodsMinor' | 'deliveryMinor'>,
	freeFromMinor: number | null
): number | undefined {
	return freeFromMinor === null || deliveryMinor === 0 ? undefined : freeFromMinor - goodsMinor;
}

/** Goods that nobody has chosen yet. */
function some(category: CategoryId, priceMinor: number, quantity: number): PricedItem {
	return { productId: '', category, priceMinor, quantity, taxClass: 'standard', weightGrams: 0 };
}

function totalOf(items: readonly PricedItem[], conditions: Conditions): number {
	return priceOrder(items, conditions).totals.totalMinor;
}
