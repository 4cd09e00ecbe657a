import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CATEGORY_IDS } from './category.ts';
import { expandCatalogue, Listing } from './listing.ts';
import type { Sellable } from './stock.ts';

const folder = new URL('../../emulator-data/seed/products/', import.meta.url);
const pictures = new URL('../../web/static/pictures/', import.meta.url);

const text = {
	brand: 'Maker',
	category: 'clothing',
	summary: 'A thing that exists for this test only.',
	description: ['A thing that exists for this test only.'],
	specifications: [1, 2, 3].map((n) => ({ name: `Fact ${n}`, value: 'yes' })),
	tags: ['thing'],
	taxClass: 'standard',
	picture: { kind: 't-shirt', tint: '#112233' },
	priceMinor: 2000
} as const;

const shirt = Listing.parse({
	...text,
	id: 'shirt',
	title: 'Shirt',
	weightGrams: 300,
	stock: 9,
	stockOf: { 'shirt-red-l': 0 },
	options: [
		{ id: 'colour', name: 'Colour', values: [{ id: 'red', label: 'Red', hex: '#ff0000' }] },
		{
			id: 'size',
			name: 'Size',
			values: [
				{ id: 'm', label: 'M' },
				{ id: 'l', label: 'L', addMinor: 300, addGrams: 40 }
			]
		}
	]
});
const cap = Listing.parse({
	...text,
	id: 'cap',
	title: 'Cap',
	weightGrams: 150,
	stock: 11,
	options: []
});
const outfit = Listing.parse({
	...text,
	id: 'outfit',
	title: 'Outfit',
	priceMinor: 5000,
	parts: [
		{ sku: 'shirt-red-m', quantity: 1 },
		{ sku: 'cap', quantity: 2 }
	]
});

/** The sellables of these listings by SKU. */
function expanded(...listings: Listing[]): Record<string, Sellable> {
	const all = expandCatalogue(listings).flatMap(({ sellables }) => sellables);
	return Object.fromEntries(all.map((sellable) => [sellable.sku, sellable]));
}

test('a listing becomes one SKU for each combination, with its own price, stock and weight', () => {
	const [shown] = expandCatalogue([shirt]);
	expect(shown?.product.variants).toEqual([
		{ sku: 'shirt-red-m', choice: { colour: 'red', size: 'm' } },
		{ sku: 'shirt-red-l', choice: { colour: 'red', size: 'l' } }
	]);
	expect(shown?.sellables).toMatchObject([
		{ priceMinor: 2000, available: 9, band: 'in', weightGrams: 300 },
		{ priceMinor: 2300, available: 0, band: 'out', weightGrams: 340 }
	]);
});

test('a stock for a SKU that does not exist is an error that names it', () => {
	expect(() => expanded({ ...shirt, stockOf: { 'shirt-blue-m': 1 } })).toThrow('shirt-blue-m');
});

test('a bundle is as available as its scarcest part, weighs their sum and has no stock of its own', () => {
	expect(expanded(outfit, shirt, cap)['outfit']).toMatchObject({
		priceMinor: 5000,
		weightGrams: 300 + 2 * 150,
		available: 5,
		band: 'low',
		received: 0,
		parts: [
			{ sku: 'shirt-red-m', quantity: 1 },
			{ sku: 'cap', quantity: 2 }
		]
	});
});

test('each part names the bundles it is in, and a bundle says what is inside', () => {
	const sellables = expanded(shirt, cap, outfit);
	expect(sellables['shirt-red-m']?.bundles).toEqual(['outfit']);
	expect(sellables['cap']?.bundles).toEqual(['outfit']);
	expect(sellables['shirt-red-l']?.bundles).toEqual([]);
	const [, , bundle] = expandCatalogue([shirt, cap, outfit]);
	expect(bundle?.product.parts).toEqual([
		{ sku: 'shirt-red-m', productId: 'shirt', title: 'Shirt', variant: 'Red, M', quantity: 1 },
		{ sku: 'cap', productId: 'cap', title: 'Cap', variant: '', quantity: 2 }
	]);
});

test('the order of the listings stays, wherever a bundle stands', () => {
	const ids = expandCatalogue([outfit, shirt, cap]).map(({ product }) => product.id);
	expect(ids).toEqual(['outfit', 'shirt', 'cap']);
});

test('a bundle of a SKU that does not exist, or of another bundle, is an error that names it', () => {
	expect(() => expanded(shirt, outfit)).toThrow('outfit: no article has the SKU cap');
	const trunk = { ...outfit, id: 'trunk', parts: [{ sku: 'outfit', quantity: 1 }] };
	expect(() => expanded(shirt, cap, outfit, trunk)).toThrow('trunk: no article has the SKU outfit');
});

test('a bundle of goods with different tax rates is an error: it has one price', () => {
	const book = { ...cap, taxClass: 'reduced' as const };
	expect(() => expanded(shirt, book, outfit)).toThrow('outfit: one price has one tax rate');
});

test('a bundle with a stock of its own is not a listing', () => {
	expect(Listing.safeParse({ ...outfit, stock: 3 }).success).toBe(false);
});

const listings = readdirSync(folder).flatMap((file) =>
	Listing.array().parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')))
);

const seeded = expandCatalogue(listings);

test('the seeded shop has at least 120 products, and each category at least 20', () => {
	expect(listings.length).toBeGreaterThanOrEqual(120);
	for (const id of CATEGORY_IDS) {
		expect(listings.filter((listing) => listing.category === id).length).toBeGreaterThanOrEqual(20);
	}
});

test('every seeded product has a drawing and SKUs of its own', () => {
	const drawn = new Set(readdirSync(pictures).map((file) => file.replace(/\.svg$/, '')));
	const missing = listings.filter((listing) => !drawn.has(listing.picture.kind));
	expect(missing.map((listing) => `${listing.id}: ${listing.picture.kind}`)).toEqual([]);
	const skus = seeded.flatMap(({ sellables }) => sellables.map(({ sku }) => sku));
	expect(new Set(skus).size).toBe(skus.length);
});

test('every seeded bundle costs less than its parts', () => {
	const sellables = seeded.flatMap((each) => each.sellables);
	const priceOf = new Map(sellables.map(({ sku, priceMinor }) => [sku, priceMinor]));
	const bundles = sellables.filter(({ parts }) => parts.length > 0);
	expect(bundles.length).toBeGreaterThanOrEqual(3);
	const dear = bundles.filter(({ parts, priceMinor }) => {
		const apart = parts.reduce(
			(sum, part) => sum + (priceOf.get(part.sku) ?? 0) * part.quantity,
			0
		);
		return priceMinor >= apart;
	});
	expect(dear.map(({ sku }) => sku)).toEqual([]);
});
