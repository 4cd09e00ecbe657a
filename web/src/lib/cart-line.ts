import { LOW_STOCK } from '@tandem/domain/band.ts';
import type { CartLine } from '@tandem/domain/cart.ts';
import { sumMinor } from '@tandem/domain/money.ts';
import { MAX_QUANTITY } from '@tandem/domain/quantity.ts';
import type { Sellable } from '@tandem/domain/stock.ts';

type CartItem = CartLine & { sku: string };

/** A line of the cart beside what is true of its SKU right now. */
export type CartLineNow = Pick<CartItem, 'sku' | 'quantity' | 'seenMinor'> & {
	title: string;
	variant: string;
	productId: string | undefined;
	/** What one costs now; what it cost when last seen, as long as nothing newer is known. */
	unitMinor: number;
	/** The most that can be chosen: what is left, and no more than a cart takes. */
	most: number;
	stock: 'unknown' | 'gone' | 'out' | 'short' | 'low' | 'in';
	price: 'same' | 'dearer' | 'cheaper';
	/** Absent while nothing can be sold of it. */
	selling: Sellable | undefined;
};

/** The line as it stands; `sellable` null: the shop has no such SKU; undefined: not known yet. */
export function lineNow(item: CartItem, sellable: Sellable | null | undefined): CartLineNow {
	const { sku, quantity, seenMinor } = item;
	const stock = stockOf(quantity, sellable);
	const canSell = stock === 'in' || stock === 'low' || stock === 'short';
	const unitMinor = sellable?.priceMinor ?? seenMinor;
	return {
		sku,
		quantity,
		seenMinor,
		title: sellable?.title ?? sku,
		variant: sellable?.variant ?? '',
		productId: sellable?.productId,
		unitMinor,
		most: Math.min(MAX_QUANTITY, sellable?.available ?? MAX_QUANTITY),
		stock,
		price:
			!canSell || unitMinor === seenMinor ? 'same' : unitMinor > seenMinor ? 'dearer' : 'cheaper',
		selling: canSell && sellable ? sellable : undefined
	};
}

function stockOf(quantity: number, sellable: Sellable | null | undefined): CartLineNow['stock'] {
	if (sellable === undefined) return 'unknown';
	if (!sellable?.active) return 'gone';
	const { available } = sellable;
	if (available === 0) return 'out';
	if (available < quantity) return 'short';
	return available <= LOW_STOCK ? 'low' : 'in';
}

/** What would be bought: the lines that can be sold; undefined while one is looked up. */
export function itemsIn(
	lines: readonly CartLineNow[]
): (Sellable & { quantity: number })[] | undefined {
	if (lines.some(({ stock }) => stock === 'unknown')) return undefined;
	return lines.flatMap(({ selling, quantity }) => (selling ? [{ ...selling, quantity }] : []));
}

export function unitsIn(lines: readonly { quantity: number }[]): number {
	return sumMinor(lines.map((line) => line.quantity));
}
