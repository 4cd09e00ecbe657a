import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CATEGORY_IDS } from './category.ts';
import { DELIVERY_IDS } from './delivery.ts';
import { sumMinor } from './money.ts';
import { giftCardPart, priceOrder, type Conditions, type PricedItem } from './pricing.ts';
import type { Terms } from './promotion.ts';
import { COUNTRIES, TAX_CLASSES } from './tax.ts';

const item = (change: Partial<PricedItem>): PricedItem => ({
	productId: 'mug',
	category: 'home-garden',
	priceMinor: 2000,
	taxClass: 'standard',
	weightGrams: 500,
	quantity: 1,
	...change
});

const book = (priceMinor: number, quantity = 1) =>
	item({ productId: 'book', category: 'books', taxClass: 'reduced', priceMinor, quantity });

const conditions = (change: Partial<Conditions> = {}): Conditions => ({
	country: 'DE',
	delivery: 'standard',
	promotions: [],
	today: '2026-11-21',
	...change
});

const terms = (benefit: Terms['benefit'], change: Partial<Terms> = {}): Terms => ({
	id: 'TEST',
	title: 'Test',
	benefit,
	categories: null,
	productIds: null,
	minGoodsMinor: 0,
	from: '2026-01-01',
	until: null,
	...change
});

const off = (items: PricedItem[], ...promotions: Terms[]) =>
	priceOrder(items, conditions({ promotions })).lines.map((line) => line.discountMinor);

test('an order in Germany shows the tax it contains, line by line', () => {
	const { lines, totals } = priceOrder([item({ quantity: 2 }), book(900)], conditions());
	expect(lines.map((line) => line.taxMinor)).toEqual([639, 59]);
	expect(totals).toEqual({
		goodsMinor: 4900,
		goodsNetMinor: 4202,
		deliveryMinor: 490,
		deliveryNetMinor: 490 - 64 - 6,
		discountMinor: 0,
		taxMinor: 639 + 59 + 64 + 6,
		totalMinor: 5390
	});
});

test.each<[string, Partial<PricedItem>, Partial<Conditions>, number]>([
	['is free in Germany from 50 euros', { priceMinor: 5000 }, {}, 0],
	['is free in Austria from 100 euros only', { priceMinor: 5000 }, { country: 'AT' }, 890],
	['is never free by express', { priceMinor: 50_000 }, { delivery: 'express' }, 1290],
	['costs more above 2 kg', { weightGrams: 2001 }, {}, 690],
	['costs more above 10 kg', { weightGrams: 10_001 }, {}, 1490],
	['costs more the further it goes', { weightGrams: 10_001 }, { country: 'ES' }, 3490],
	['takes two parcels above 31.5 kg', { weightGrams: 32_000 }, {}, 1490 + 490],
	['takes three parcels of 90 kg', { weightGrams: 90_000 }, {}, 2 * 1490 + 1490]
])('delivery %s', (_, change, where, feeMinor) => {
	expect(priceOrder([item(change)], conditions(where)).totals.deliveryMinor).toBe(feeMinor);
});

test('a percentage is taken of all goods in scope and shared to the last cent', () => {
	const percent = terms({ kind: 'percent', percent: 10 });
	expect(off([item({ priceMinor: 333 }), book(333), book(335)], percent)).toEqual([33, 33, 34]);
	const books = terms({ kind: 'percent', percent: 10 }, { categories: ['books'] });
	expect(off([item({}), book(1000)], books)).toEqual([0, 100]);
});

test('a fixed sum is never more than the goods in scope cost', () => {
	const fixed = terms({ kind: 'fixed', amountMinor: 1500 }, { productIds: ['book'] });
	expect(off([item({}), book(1000)], fixed)).toEqual([0, 1000]);
	const { totals } = priceOrder([book(1000)], conditions({ promotions: [fixed] }));
	expect(totals).toMatchObject({ discountMinor: 1000, totalMinor: 490, deliveryMinor: 490 });
});

test('of each full group the cheapest units are free', () => {
	const twoPlusOne = terms({ kind: 'buy-get', buy: 2, get: 1 }, { categories: ['books'] });
	expect(off([book(900, 2)], twoPlusOne)).toEqual([0]);
	expect(off([book(900), item({}), book(500), book(700)], twoPlusOne)).toEqual([0, 0, 500, 0]);
	expect(off([book(900, 4), book(500, 2)], twoPlusOne)).toEqual([900, 500]);
});

test('one promotion takes from the goods, the one that takes most, and of two alike the earlier', () => {
	const ten = terms({ kind: 'percent', percent: 10 }, { id: 'TEN' });
	const three = terms({ kind: 'fixed', amountMinor: 300 }, { id: 'THREE' });
	const two = terms({ kind: 'fixed', amountMinor: 200 }, { id: 'TWO' });
	const applied = (...promotions: Terms[]) =>
		priceOrder([item({})], conditions({ promotions })).applied.map(({ id }) => id);
	expect(applied(ten, three)).toEqual(['THREE']);
	expect(applied(ten, two)).toEqual(['TEN']);
	expect(applied(two, ten)).toEqual(['TWO']);
});

test('free delivery comes on top of a discount', () => {
	const promotions = [terms({ kind: 'percent', percent: 50 }), terms({ kind: 'free-delivery' })];
	const { totals, applied } = priceOrder([item({})], conditions({ promotions }));
	expect(totals).toMatchObject({ discountMinor: 1000, deliveryMinor: 0, totalMinor: 1000 });
	expect(applied).toHaveLength(2);
});

test('a discount does not bring back the delivery fee: what the goods cost before decides', () => {
	const promotions = [terms({ kind: 'percent', percent: 5 })];
	const { totals } = priceOrder([item({ priceMinor: 5000 })], conditions({ promotions }));
	expect(totals).toMatchObject({ deliveryMinor: 0, totalMinor: 4750 });
});

test('a promotion of free delivery gives nothing where delivery is free anyway', () => {
	const promotions = [terms({ kind: 'free-delivery' })];
	const goods = [item({ priceMinor: 5000 })];
	expect(priceOrder(goods, conditions({ promotions })).applied).toEqual([]);
	const express = conditions({ promotions, delivery: 'express' });
	expect(priceOrder(goods, express).applied).toHaveLength(1);
});

test.each<[string, Partial<Terms>]>([
	['before its first day', { from: '2026-11-22' }],
	['after its last day', { until: '2026-11-20' }],
	['below its least value', { minGoodsMinor: 2001 }],
	['without goods in scope', { categories: ['books'] }]
])('a promotion gives nothing %s', (_, change) => {
	const promotion = terms({ kind: 'percent', percent: 10 }, change);
	expect(priceOrder([item({})], conditions({ promotions: [promotion] })).applied).toEqual([]);
});

test('on its first and last day a promotion runs', () => {
	const today = { from: '2026-11-21', until: '2026-11-21' };
	expect(off([item({})], terms({ kind: 'percent', percent: 10 }, today))).toEqual([200]);
});

test.each([
	[5000, 4290, 4290],
	[4290, 4290, 4290],
	[4240, 4290, 4240],
	[4250, 4290, 4240],
	[0, 4290, 0]
])(
	'a gift card of %i pays of %i: %i, so that a card is asked for nothing or enough',
	(balance, total, part) => {
		expect(giftCardPart(balance, total)).toBe(part);
	}
);

const anItem = fc.record({
	productId: fc.constantFrom('mug', 'book', 'lamp'),
	category: fc.constantFrom(...CATEGORY_IDS),
	priceMinor: fc.integer({ min: 1, max: 10_000_000 }),
	taxClass: fc.constantFrom(...TAX_CLASSES),
	weightGrams: fc.integer({ min: 1, max: 100_000 }),
	quantity: fc.integer({ min: 1, max: 10 })
});
const aBenefit: fc.Arbitrary<Terms['benefit']> = fc.oneof(
	fc.record({ kind: fc.constant('percent' as const), percent: fc.integer({ min: 1, max: 100 }) }),
	fc.record({
		kind: fc.constant('fixed' as const),
		amountMinor: fc.integer({ min: 1, max: 1_000_000 })
	}),
	fc.record({
		kind: fc.constant('buy-get' as const),
		buy: fc.integer({ min: 1, max: 10 }),
		get: fc.integer({ min: 1, max: 10 })
	}),
	fc.constant({ kind: 'free-delivery' as const })
);
const aPromotion = fc.record({
	benefit: aBenefit,
	categories: fc.option(fc.subarray([...CATEGORY_IDS], { minLength: 1 })),
	minGoodsMinor: fc.nat({ max: 100_000 })
});

test('whatever is sold where and at what discount, all parts add up to the total', () => {
	fc.assert(
		fc.property(
			fc.array(anItem, { minLength: 1, maxLength: 50 }),
			fc.array(aPromotion, { maxLength: 4 }),
			fc.constantFrom(...COUNTRIES),
			fc.constantFrom(...DELIVERY_IDS),
			(items, promotions, country, delivery) => {
				const { lines, totals } = priceOrder(items, {
					country,
					delivery,
					promotions: promotions.map(({ benefit, ...change }) => terms(benefit, change)),
					today: '2026-11-21'
				});
				for (const line of lines) {
					expect(line.discountMinor).toBeLessThanOrEqual(line.grossMinor);
					expect(line.netMinor + line.taxMinor).toBe(line.grossMinor - line.discountMinor);
				}
				expect(totals.goodsNetMinor).toBe(sumMinor(lines.map((line) => line.netMinor)));
				expect(totals.discountMinor).toBe(sumMinor(lines.map((line) => line.discountMinor)));
				expect(totals.goodsNetMinor + totals.deliveryNetMinor + totals.taxMinor).toBe(
					totals.totalMinor
				);
				expect(totals.goodsMinor + totals.deliveryMinor - totals.discountMinor).toBe(
					totals.totalMinor
				);
			}
		)
	);
});
