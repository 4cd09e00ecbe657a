import * as z from 'zod';
import { bandOf } from './band.ts';
import { OptionValue, Product, ProductOption, Sku, type Variant } from './product.ts';
import { PriceMinor, Sellable } from './stock.ts';

const ListingValue = OptionValue.extend({
	addMinor: z.int().min(-1_000_000).max(1_000_000).optional().describe('Surcharge in minor units')
});

/** A product as a person writes it down: options with surcharges and a usual stock, not every SKU. */
export const Listing = Product.omit({ variants: true, options: true }).extend({
	priceMinor: PriceMinor.describe('Gross price before surcharges'),
	stock: z.int().min(0).max(10_000).describe('Units of a usual SKU; `stockOf` has the exceptions'),
	stockOf: z.record(Sku, z.int().min(0).max(10_000)).optional(),
	options: z.array(ProductOption.extend({ values: z.array(ListingValue).min(1).max(24) })).max(3)
});
export type Listing = z.infer<typeof Listing>;

/** The product and its sellables, one for each combination of options, in the order of the options. */
export function expandListing(listing: Listing): { product: Product; sellables: Sellable[] } {
	const { priceMinor, stock, stockOf = {}, options, ...text } = listing;
	const combinations = options.reduce<ListingValueChoice[][]>(
		(rows, option) =>
			rows.flatMap((row) => option.values.map((value) => [...row, { option, value }])),
		[[]]
	);
	const variants: Variant[] = [];
	const sellables: Sellable[] = [];
	for (const row of combinations) {
		const sku = [listing.id, ...row.map(({ value }) => value.id)].join('-');
		const received = stockOf[sku] ?? stock;
		variants.push({
			sku,
			choice: Object.fromEntries(row.map(({ option, value }) => [option.id, value.id]))
		});
		sellables.push(
			Sellable.parse({
				sku,
				productId: listing.id,
				title: listing.title,
				variant: row.map(({ value }) => value.label).join(', '),
				category: listing.category,
				priceMinor: row.reduce((price, { value }) => price + (value.addMinor ?? 0), priceMinor),
				currency: 'EUR',
				taxClass: listing.taxClass,
				active: true,
				available: received,
				received,
				sold: 0,
				restocked: 0,
				band: bandOf(received)
			})
		);
	}
	const unknown = Object.keys(stockOf).filter((sku) => !variants.some((v) => v.sku === sku));
	if (unknown.length) throw new Error(`${listing.id}: stockOf names no SKU: ${unknown.join(', ')}`);
	const product = Product.parse({
		...text,
		options: options.map((option) => ({
			...option,
			values: option.values.map(({ addMinor: _, ...value }) => value)
		})),
		variants
	});
	return { product, sellables };
}

type ListingValueChoice = {
	option: Listing['options'][number];
	value: z.infer<typeof ListingValue>;
};
