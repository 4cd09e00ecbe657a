import * as z from 'zod';
import { bandOf } from './band.ts';
import { OptionValue, Product, ProductOption, Sku } from './product.ts';
import { bundlesFrom, Part, PriceMinor, Sellable } from './stock.ts';

const ListingValue = OptionValue.extend({
	addMinor: z.int().min(-1_000_000).max(1_000_000).optional().describe('Surcharge in minor units'),
	addGrams: z.int().min(-50_000).max(50_000).optional().describe('What it adds to the parcel')
});

const Text = Product.omit({ variants: true, options: true, parts: true }).extend({
	priceMinor: PriceMinor.describe('Gross price before surcharges')
});

const Article = Text.extend({
	weightGrams: Sellable.shape.weightGrams.describe(
		'Packed for the parcel, before options; the shop’s own figure'
	),
	stock: z.int().min(0).max(10_000).describe('Units of a usual SKU; `stockOf` has the exceptions'),
	stockOf: z.record(Sku, z.int().min(0).max(10_000)).optional(),
	options: z.array(ProductOption.extend({ values: z.array(ListingValue).min(1).max(24) })).max(3)
});
type Article = z.infer<typeof Article>;

const Bundle = Text.extend({
	parts: z.array(Part).min(1).max(10).describe('SKUs of articles: its stock and weight are theirs')
});
type Bundle = z.infer<typeof Bundle>;

/** A product as a person writes it down: options with surcharges and a usual stock, or a bundle's parts. */
export const Listing = z.union([Article, Bundle]);
export type Listing = z.infer<typeof Listing>;

/** A product and its sellables, one for each combination of options, in the order of the options. */
export type Expanded = { product: Product; sellables: Sellable[] };

/** Every listing expanded, in the order given; together, because a bundle shares its parts' stock. */
export function expandCatalogue(listings: readonly Listing[]): Expanded[] {
	const bundles = listings.filter((listing) => 'parts' in listing);
	const articles = listings
		.filter((listing) => 'stock' in listing)
		.map((article) => expandArticle(article, bundles));
	const stock = new Map(articles.flatMap(({ sellables }) => sellables.map((s) => [s.sku, s])));
	const expanded = [...articles, ...bundles.map((bundle) => expandBundle(bundle, stock))];
	const byId = new Map(expanded.map((each) => [each.product.id, each]));
	return listings.flatMap(({ id }) => byId.get(id) ?? []);
}

function expandArticle(article: Article, bundles: readonly Bundle[]): Expanded {
	const { priceMinor, weightGrams, stock, stockOf = {}, options, ...text } = article;
	const rows = combinationsOf(options).map((row) => {
		return { row, sku: [article.id, ...row.map(({ value }) => value.id)].join('-') };
	});
	const unknown = Object.keys(stockOf).filter((sku) => !rows.some((each) => each.sku === sku));
	if (unknown.length) throw new Error(`${article.id}: stockOf names no SKU: ${unknown.join(', ')}`);
	const sellables = rows.map(({ row, sku }) => {
		const received = stockOf[sku] ?? stock;
		return sellableOf(article, {
			sku,
			variant: row.map(({ value }) => value.label).join(', '),
			priceMinor: row.reduce((price, { value }) => price + (value.addMinor ?? 0), priceMinor),
			weightGrams: row.reduce((grams, { value }) => grams + (value.addGrams ?? 0), weightGrams),
			parts: [],
			bundles: bundles.filter(({ parts }) => parts.some((p) => p.sku === sku)).map(({ id }) => id),
			available: received,
			received
		});
	});
	const variants = rows.map(({ row, sku }) => {
		return { sku, choice: Object.fromEntries(row.map((each) => [each.option.id, each.value.id])) };
	});
	const shown = options.map((option) => ({ ...option, values: option.values.map(shownValue) }));
	return { product: Product.parse({ ...text, options: shown, variants, parts: [] }), sellables };
}

function expandBundle(bundle: Bundle, stock: ReadonlyMap<string, Sellable>): Expanded {
	const { priceMinor, parts, ...text } = bundle;
	const inside = parts.map(({ sku, quantity }) => {
		const part = stock.get(sku);
		if (!part) throw new Error(`${bundle.id}: no article has the SKU ${sku}`);
		if (part.taxClass !== bundle.taxClass) {
			throw new Error(`${bundle.id}: one price has one tax rate, but ${sku} is ${part.taxClass}`);
		}
		return { part, quantity };
	});
	const sellable = sellableOf(bundle, {
		sku: bundle.id,
		variant: '',
		priceMinor,
		weightGrams: inside.reduce((sum, { part, quantity }) => sum + part.weightGrams * quantity, 0),
		parts,
		bundles: [],
		available: bundlesFrom(parts, (sku) => stock.get(sku)?.available ?? 0),
		received: 0
	});
	const product = Product.parse({
		...text,
		options: [],
		variants: [{ sku: bundle.id, choice: {} }],
		parts: inside.map(({ part: { sku, productId, title, variant }, quantity }) => {
			return { sku, productId, title, variant, quantity };
		})
	});
	return { product, sellables: [sellable] };
}

type Own = Pick<
	Sellable,
	'sku' | 'variant' | 'priceMinor' | 'weightGrams' | 'parts' | 'bundles' | 'available' | 'received'
>;

/** A SKU of this listing that nobody has bought yet. */
function sellableOf({ id, title, category, taxClass }: Listing, own: Own): Sellable {
	return Sellable.parse({
		...own,
		productId: id,
		title,
		category,
		currency: 'EUR',
		taxClass,
		active: true,
		sold: 0,
		restocked: 0,
		band: bandOf(own.available)
	});
}

type Chosen = { option: Article['options'][number]; value: z.infer<typeof ListingValue> };

function combinationsOf(options: Article['options']): Chosen[][] {
	return options.reduce<Chosen[][]>(
		(rows, option) =>
			rows.flatMap((row) => option.values.map((value) => [...row, { option, value }])),
		[[]]
	);
}

/** The value as the shopper sees it; what it adds is in the sellables. */
function shownValue({ addMinor: _, addGrams: __, ...value }: Chosen['value']) {
	return value;
}
