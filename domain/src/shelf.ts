import * as z from 'zod';
import { BANDS, bestBand, type Band } from './band.ts';
import { CATEGORY_IDS } from './category.ts';
import { Product, ProductId, Sku } from './product.ts';
import { PriceMinor, type Sellable } from './stock.ts';

export const ShelfEntry = z.strictObject({
	rank: z.int().min(0).describe('Place on the shelf, from 0'),
	title: Product.shape.title,
	brand: Product.shape.brand,
	picture: Product.shape.picture,
	skus: z.record(Sku, z.strictObject({ priceMinor: PriceMinor, band: z.enum(BANDS) }))
});
export type ShelfEntry = z.infer<typeof ShelfEntry>;

/** All that a list of one category shows, in one document: one listener follows a whole page. */
export const Shelf = z.strictObject({
	category: z.enum(CATEGORY_IDS),
	products: z.record(ProductId, ShelfEntry)
});
export type Shelf = z.infer<typeof Shelf>;

/** What a product card says: the lowest price, whether SKUs differ in price, and the best band. */
export function shelfOffer(entry: Pick<ShelfEntry, 'skus'>): {
	fromMinor: number;
	isRange: boolean;
	band: Band;
} {
	const skus = Object.values(entry.skus);
	const prices = skus.map((sku) => sku.priceMinor);
	const fromMinor = Math.min(...prices);
	return {
		fromMinor,
		isRange: prices.some((price) => price !== fromMinor),
		band: bestBand(skus.map((sku) => sku.band))
	};
}

/** What a shelf says of a product, from its SKUs' prices and stock. */
export function shelfEntry(
	product: Product,
	sellables: readonly Sellable[],
	rank: number
): ShelfEntry {
	const { title, brand, picture } = product;
	const skus = sellables.map(({ sku, priceMinor, band }) => [sku, { priceMinor, band }] as const);
	return { rank, title, brand, picture, skus: Object.fromEntries(skus) };
}
