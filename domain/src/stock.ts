import * as z from 'zod';
import { ProductId, Sku } from './product.ts';
import { BANDS, bandOf } from './band.ts';
import { TAX_CLASSES } from './tax.ts';

const Count = z.int().min(0).max(1_000_000);

/** The highest price the shop can ask, in minor units. */
export const MAX_PRICE_MINOR = 10_000_000;
export const PriceMinor = z.int().min(1).max(MAX_PRICE_MINOR);

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
		active: z.boolean().describe('False: kept for old orders, no longer sold'),
		available: Count,
		received: z.int().describe('Units ever taken into stock, less those written off'),
		sold: Count.describe('Units ever ordered'),
		restocked: Count.describe('Units that came back from orders'),
		band: z.enum(BANDS)
	})
	.refine((s) => s.available === s.received - s.sold + s.restocked, {
		error: 'available must equal received − sold + restocked',
		path: ['available']
	})
	.refine((s) => s.band === bandOf(s.available), {
		error: 'band must follow available',
		path: ['band']
	});
export type Sellable = z.infer<typeof Sellable>;
