import * as z from 'zod';
import { ProductId, Sku } from './product.ts';
import { BANDS, bandOf } from './band.ts';
import { TAX_CLASSES } from './tax.ts';

const Count = z.int().min(0);

/** The highest price the shop can ask, in minor units. */
export const MAX_PRICE_MINOR = 10_000_000;
export const PriceMinor = z.int().min(1).max(MAX_PRICE_MINOR);

/** So many units of a SKU that a bundle is made of. */
export const Part = z.strictObject({ sku: Sku, quantity: z.int().min(1).max(10) });
export type Part = z.infer<typeof Part>;

/** How many bundles can be made of what is left of their parts. */
export function bundlesFrom(parts: readonly Part[], leftOf: (sku: string) => number): number {
	return Math.min(...parts.map(({ sku, quantity }) => Math.floor(leftOf(sku) / quantity)));
}

/** What checkout must know of one SKU: everything an order line is made of, in one read. */
export const Sellable = z
	.strictObject({
		sku: Sku,
		productId: ProductId,
		title: z.string().min(1).max(80),
		variant: z.string().max(120).describe('The chosen option labels, as in "Black, 256 GB"'),
		category: z.string(),
		priceMinor: PriceMinor.describe('Gross, in minor units of `currency`'),
		currency: z.literal('EUR'),
		taxClass: z.enum(TAX_CLASSES),
		weightGrams: z.int().min(1).max(100_000).describe('Packed for the parcel'),
		parts: z
			.array(Part)
			.max(10)
			.describe('Of a bundle: it has no stock of its own, `available` follows from its parts'),
		bundles: z.array(Sku).max(20).describe('The bundles that this SKU is a part of'),
		active: z.boolean().describe('False: kept for old orders, no longer sold'),
		available: Count,
		received: z.int().describe('Units ever taken into stock, less those written off'),
		sold: Count.describe('Units ever ordered'),
		restocked: Count.describe('Units that came back from orders'),
		band: z.enum(BANDS)
	})
	.refine((s) => s.parts.length > 0 || s.available === s.received - s.sold + s.restocked, {
		error: 'available must equal received − sold + restocked',
		path: ['available']
	})
	.refine((s) => s.parts.length === 0 || s.received + s.sold + s.restocked === 0, {
		error: 'a bundle has no stock of its own',
		path: ['parts']
	})
	.refine((s) => s.band === bandOf(s.available), {
		error: 'band must follow available',
		path: ['band']
	});
export type Sellable = z.infer<typeof Sellable>;
