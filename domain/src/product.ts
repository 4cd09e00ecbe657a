import * as z from 'zod';
import { CATEGORY_IDS } from './category.ts';
import { TAX_CLASSES } from './tax.ts';

/** Lower-case words joined by hyphens: safe in a URL, a document id and a Firestore field path. */
export const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

export const ProductId = Slug.max(60);
export const Sku = Slug.max(90);

const Hex = z.string().regex(/^#[0-9a-f]{6}$/);

export const OptionValue = z.strictObject({
	id: Slug.max(40),
	label: z.string().min(1).max(40).describe('As the shopper reads it'),
	hex: Hex.optional().describe('Tint of the picture when this value is chosen')
});

export const ProductOption = z.strictObject({
	id: Slug.max(20).describe('Also the URL parameter that carries the choice'),
	name: z.string().min(1).max(30),
	values: z.array(OptionValue).min(1).max(24)
});

export const Variant = z.strictObject({
	sku: Sku,
	choice: z.record(Slug, Slug).describe('Option id → value id; empty for a product without options')
});

const title = z.string().min(1).max(80);

export const Product = z.strictObject({
	id: ProductId,
	title,
	brand: z.string().min(1).max(40).describe('Maker; for a book, its author'),
	category: z.enum(CATEGORY_IDS),
	summary: z.string().min(20).max(140).describe('One sentence for lists and search engines'),
	description: z.array(z.string().min(20).max(600)).min(1).max(4).describe('Paragraphs'),
	specifications: z
		.array(z.strictObject({ name: z.string().min(1).max(40), value: z.string().min(1).max(120) }))
		.min(3)
		.max(14),
	tags: z.array(Slug.max(30)).min(1).max(10),
	taxClass: z.enum(TAX_CLASSES),
	picture: z.strictObject({
		kind: Slug.describe('File name of the drawing in web/static/pictures'),
		tint: Hex.describe('Colour of the drawing until an option chooses another')
	}),
	options: z.array(ProductOption).max(3),
	variants: z.array(Variant).min(1).max(100),
	parts: z
		.array(
			z.strictObject({
				sku: Sku,
				productId: ProductId,
				title,
				variant: z.string().max(120),
				quantity: z.int().min(1).max(10)
			})
		)
		.max(10)
		.describe('What is inside a bundle; empty for others')
});
export type Product = z.infer<typeof Product>;
export type ProductOption = z.infer<typeof ProductOption>;
export type Variant = z.infer<typeof Variant>;
