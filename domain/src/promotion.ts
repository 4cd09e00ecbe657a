import * as z from 'zod';
import { CATEGORY_IDS } from './category.ts';
import { ProductId } from './product.ts';

const Minor = z.int().min(1).max(1_000_000);

/** Upper-case letters and digits as on a leaflet, fewer than a gift card has; also the document id. */
export const PromotionCode = z.string().regex(/^[A-Z0-9]{3,15}$/, {
	error: 'must be 3 to 15 capital letters or digits'
});

const Benefit = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('percent'), percent: z.int().min(1).max(100) }),
	z.strictObject({ kind: z.literal('fixed'), amountMinor: Minor }),
	z.strictObject({ kind: z.literal('free-delivery') }),
	z
		.strictObject({
			kind: z.literal('buy-get'),
			buy: z.int().min(1).max(10),
			get: z.int().min(1).max(10)
		})
		.describe('Of every `buy + get` units in scope, the cheapest `get` are free')
]);

/** What a promotion gives, on what, and when. Days are business days in the shop’s time zone. */
export const Terms = z.strictObject({
	id: z.string().min(1).max(40).describe('The code, or a name for an automatic promotion'),
	title: z.string().trim().min(1).max(60).describe('As the shopper reads it'),
	benefit: Benefit,
	categories: z.array(z.enum(CATEGORY_IDS)).min(1).nullable().describe('Null: every category'),
	productIds: z.array(ProductId).min(1).max(50).nullable().describe('Null: every product'),
	minGoodsMinor: z.int().min(0).max(10_000_000).describe('Of the goods in scope, before discounts'),
	from: z.iso.date(),
	until: z.iso.date().nullable().describe('The last day, or null')
});
export type Terms = z.infer<typeof Terms>;

/** A promotion by code. Secret: nobody reads it but by knowing its code. */
export const Promotion = z.strictObject({
	terms: Terms,
	active: z.boolean(),
	maxUses: z.int().min(1).nullable(),
	maxUsesPerPerson: z.int().min(1).nullable().describe('A person is an e-mail address'),
	used: z
		.int()
		.min(0)
		.describe('By orders that stand; an expired or cancelled one gives its use back')
});
export type Promotion = z.infer<typeof Promotion>;

/** Automatic promotions, in one public document: pages show them and every order reads them. */
export const Offers = z.strictObject({ terms: z.array(Terms).max(20) });
export type Offers = z.infer<typeof Offers>;

/** How often one person's orders use one code. */
export const Limit = z.strictObject({ used: z.int().min(0) });
export type Limit = z.infer<typeof Limit>;
