import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CATEGORY_IDS } from './category.ts';
import { expandListing, Listing } from './listing.ts';

const folder = new URL('../../emulator-data/seed/products/', import.meta.url);
const pictures = new URL('../../web/static/pictures/', import.meta.url);

const shirt = Listing.parse({
	id: 'shirt',
	title: 'Shirt',
	brand: 'Maker',
	category: 'clothing',
	summary: 'A shirt that exists for this test only.',
	description: ['A shirt that exists for this test only.'],
	specifications: [1, 2, 3].map((n) => ({ name: `Fact ${n}`, value: 'yes' })),
	tags: ['shirt'],
	taxClass: 'standard',
	picture: { kind: 't-shirt', tint: '#112233' },
	priceMinor: 2000,
	stock: 9,
	stockOf: { 'shirt-red-l': 0 },
	options: [
		{ id: 'colour', name: 'Colour', values: [{ id: 'red', label: 'Red', hex: '#ff0000' }] },
		{
			id: 'size',
			name: 'Size',
			values: [
				{ id: 'm', label: 'M' },
				{ id: 'l', label: 'L', addMinor: 300 }
			]
		}
	]
});

test('a listing becomes one SKU for each combination, with its own price and stock', () => {
	const { product, sellables } = expandListing(shirt);
	expect(product.variants).toEqual([
		{ sku: 'shirt-red-m', choice: { colour: 'red', size: 'm' } },
		{ sku: 'shirt-red-l', choice: { colour: 'red', size: 'l' } }
	]);
	expect(sellables.map(({ priceMinor, available, band }) => [priceMinor, available, band])).toEqual(
		[
			[2000, 9, 'in'],
			[2300, 0, 'out']
		]
	);
});

test('a stock for a SKU that does not exist is an error that names it', () => {
	expect(() => expandListing({ ...shirt, stockOf: { 'shirt-blue-m': 1 } })).toThrow('shirt-blue-m');
});

const listings = readdirSync(folder).flatMap((file) =>
	Listing.array().parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')))
);

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
	const skus = listings.flatMap((listing) => expandListing(listing).sellables.map((s) => s.sku));
	expect(new Set(skus).size).toBe(skus.length);
});
