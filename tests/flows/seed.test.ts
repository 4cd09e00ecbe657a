import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { CATEGORY_IDS } from '@tandem/domain/category.ts';
import { expandCatalogue, Listing } from '@tandem/domain/listing.ts';
import { Product } from '@tandem/domain/product.ts';
import { Offers, Promotion, Terms } from '@tandem/domain/promotion.ts';
import { Shelf } from '@tandem/domain/shelf.ts';
import { Sellable } from '@tandem/domain/stock.ts';
import { giftCardIdOf } from '../../functions/src/checkout/order-id.ts';
import { books } from '../support/stock-room.ts';

const folder = new URL('../../emulator-data/seed/', import.meta.url);

const Promotions = z.object({ offers: z.array(Terms), codes: z.array(Promotion) });
const GiftCards = z.array(z.object({ code: z.string(), amountMinor: z.int() }));

function read(file: string): unknown {
	return JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
}

async function stored(path: string): Promise<unknown> {
	return (await books().doc(path).get()).data();
}

const catalogue = expandCatalogue(
	readdirSync(new URL('products/', folder)).flatMap((file) =>
		Listing.array().parse(read(`products/${file}`))
	)
);

test.each(CATEGORY_IDS)('the emulators hold what the seed says of %s', async (category) => {
	const shelf = Shelf.parse(await stored(`shelves/${category}`));
	for (const { product } of catalogue.filter((each) => each.product.category === category)) {
		expect(Product.parse(await stored(`products/${product.id}`))).toEqual(product);
		expect(shelf.products[product.id]?.title).toBe(product.title);
	}
});

test('every bundle is on sale, and each of its parts knows of it', async () => {
	const bundles = catalogue.flatMap(({ sellables }) => sellables.filter((s) => s.parts.length > 0));
	expect(bundles).not.toEqual([]);
	for (const { sku, parts } of bundles) {
		expect(Sellable.parse(await stored(`sellables/${sku}`)).parts).toEqual(parts);
		for (const part of parts) {
			expect(Sellable.parse(await stored(`sellables/${part.sku}`)).bundles).toContain(sku);
		}
	}
});

test('the emulators hold the offers, codes and gift cards of the seed', async () => {
	const { offers, codes } = Promotions.parse(read('promotions.json'));
	expect(Offers.parse(await stored('offers/automatic')).terms).toEqual(offers);
	for (const { terms } of codes) {
		expect(Promotion.parse(await stored(`promotions/${terms.id}`)).terms).toEqual(terms);
	}
	for (const { code, amountMinor } of GiftCards.parse(read('gift-cards.json'))) {
		const card = await stored(`giftCards/${giftCardIdOf(code)}`);
		expect(card).toMatchObject({ last4: code.slice(-4), issuedMinor: amountMinor });
	}
});
