import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expandListing, Listing } from '@tandem/domain/listing.ts';
import { Product } from '@tandem/domain/product.ts';
import { Shelf } from '@tandem/domain/shelf.ts';
import { books } from '../support/stock-room.ts';

const folder = new URL('../../emulator-data/seed/products/', import.meta.url);

test.each(readdirSync(folder))('the emulators hold what %s says', async (file) => {
	const listings = Listing.array().parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
	const shelf = Shelf.parse(
		(
			await books()
				.doc(`shelves/${file.replace('.json', '')}`)
				.get()
		).data()
	);
	for (const listing of listings) {
		const { product } = expandListing(listing);
		const stored = await books().doc(`products/${product.id}`).get();
		expect(Product.parse(stored.data())).toEqual(product);
		expect(shelf.products[product.id]?.title).toBe(product.title);
	}
});
