import { expect, test } from 'vitest';
import type { Conditions, PricedItem } from '@tandem/domain/pricing.ts';
import type { Terms } from '@tandem/domain/promotion.ts';
import { lackOf, missingForFreeDelivery, nextOffer } from './offer-words.ts';

const book: PricedItem = {
	productId: 'dune',
	category: 'books',
	priceMinor: 1500,
	quantity: 2,
	taxClass: 'reduced',
	weightGrams: 400
};

function terms(change: Partial<Terms>): Terms {
	return {
		id: 'offer',
		title: 'An offer',
		benefit: { kind: 'percent', percent: 10 },
		categories: null,
		productIds: null,
		minGoodsMinor: 0,
		from: '2026-01-01',
		until: null,
		...change
	};
}

function today(...promotions: Terms[]): Conditions {
	return { country: 'DE', delivery: 'standard', promotions, today: '2026-05-01' };
}

const threeForTwo = { kind: 'buy-get', buy: 2, get: 1 } as const;

test.each([
	['nothing', {}, undefined],
	['an amount', { minGoodsMinor: 4200 }, '€12.00 more'],
	[
		'an amount in a department',
		{ minGoodsMinor: 4200, categories: ['books'] },
		/€12.00 more in Books/
	],
	['an item', { categories: ['clothing', 'electronics'] }, '1 item in Electronics and Clothing'],
	['units', { benefit: threeForTwo, categories: ['books'] }, '1 more item in Books'],
	['a product', { productIds: ['ulysses'] }, '1 item among the products it is for']
] as const)('goods lack %s', (_, change, words) => {
	const lack = lackOf(terms(change as Partial<Terms>), [book]);
	if (words instanceof RegExp) expect(lack).toMatch(words);
	else expect(lack).toBe(words);
});

test('the next offer says what is missing, and is silent once it is reached', () => {
	const offer = terms({ minGoodsMinor: 4200, categories: ['books'] });
	expect(nextOffer([book], today(offer))).toEqual({
		title: 'An offer',
		lack: '€12.00 more in Books'
	});
	expect(nextOffer([{ ...book, quantity: 3 }], today(offer))).toBeUndefined();
	const farther = terms({ id: 'farther', title: 'Farther', minGoodsMinor: 9000 });
	expect(nextOffer([book], today(farther, offer))?.title).toBe('An offer');
});

test('an offer that would not make it cheaper is not advertised', () => {
	const small = terms({ minGoodsMinor: 4200 });
	const big = terms({ id: 'big', benefit: { kind: 'percent', percent: 30 } });
	expect(nextOffer([book], today(small, big))).toBeUndefined();
});

test.each([
	['not begun', { minGoodsMinor: 4200, categories: ['clothing'] }],
	['over', { minGoodsMinor: 4200, until: '2026-04-30' }],
	['for certain products', { minGoodsMinor: 4200, productIds: ['dune'] }]
] as const)('an offer that is %s is not advertised', (_, change) => {
	expect(nextOffer([book], today(terms(change as Partial<Terms>)))).toBeUndefined();
});

test('what is missing for free delivery is told while there is a fee', () => {
	expect(missingForFreeDelivery({ goodsMinor: 3000, deliveryMinor: 490 }, 5000)).toBe(2000);
	expect(missingForFreeDelivery({ goodsMinor: 6000, deliveryMinor: 0 }, 5000)).toBeUndefined();
	expect(missingForFreeDelivery({ goodsMinor: 3000, deliveryMinor: 490 }, null)).toBeUndefined();
});
