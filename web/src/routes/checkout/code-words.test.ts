import { expect, test } from 'vitest';
import { bandOf } from '@tandem/domain/band.ts';
import type { Terms } from '@tandem/domain/promotion.ts';
import type { Sellable } from '@tandem/domain/stock.ts';
import { lineNow } from '#lib/cart-line.ts';
import { effectOf } from './code-words.ts';
import { sumOf } from './sum.ts';

const sellable: Sellable = {
	sku: 'mug',
	productId: 'mug',
	title: 'Mug',
	variant: '',
	category: 'home-garden',
	priceMinor: 1000,
	currency: 'EUR',
	taxClass: 'standard',
	weightGrams: 400,
	parts: [],
	bundles: [],
	active: true,
	available: 20,
	received: 20,
	sold: 0,
	restocked: 0,
	band: bandOf(20)
};
const item = { sku: 'mug', quantity: 3, seenMinor: 1000, addedAt: new Date(0) };

function terms(change: Partial<Terms>): Terms {
	return {
		id: 'SPRING',
		title: 'Spring',
		benefit: { kind: 'percent', percent: 10 },
		categories: null,
		productIds: null,
		minGoodsMinor: 0,
		from: '2026-01-01',
		until: null,
		...change
	};
}

function sumWith(promotions: Terms[], balanceMinor?: number) {
	const conditions = {
		country: 'DE',
		delivery: 'standard',
		promotions,
		today: '2026-05-01'
	} as const;
	const giftCard = balanceMinor === undefined ? undefined : { last4: '7K2M', balanceMinor };
	const sum = sumOf([lineNow(item, sellable)], conditions, giftCard);
	if (!sum) throw new Error('these lines can be sold');
	return sum;
}

const carriage = { kind: 'free-delivery' } as const;

test.each([
	['takes its part off', terms({}), [], { savesMinor: 300 }],
	['pays the delivery', terms({ benefit: carriage }), [], { savesMinor: 490 }],
	['says what it needs', terms({ minGoodsMinor: 4200 }), [], { idle: 'It needs €12.00 more.' }],
	['says that its time is over', terms({ until: '2026-04-30' }), [], { idle: /not run today/ }],
	[
		'says what beats it',
		terms({}),
		[terms({ id: 'mugs', title: 'Mugs for less', benefit: { kind: 'percent', percent: 20 } })],
		{ idle: /“Mugs for less” takes at least as much/ }
	],
	[
		'comes after an offer that gives the same',
		terms({}),
		[terms({ id: 'same', title: 'Ten off' })],
		{ idle: /“Ten off”/ }
	],
	[
		'says that delivery is free already',
		terms({ benefit: carriage }),
		[terms({ id: 'post', title: 'Post for free', benefit: carriage })],
		{ idle: 'Delivery is free already: Post for free.' }
	]
] as const)('a code %s', (_, code, offers, expected) => {
	const effect = effectOf(code, sumWith([...offers, code]));
	if ('savesMinor' in expected) expect(effect).toEqual(expected);
	else expect(effect).toEqual({ idle: expect.stringMatching(expected.idle) as string });
});

test('a code for free delivery says when delivery is free without it', () => {
	const code = terms({ benefit: carriage });
	const sum = sumOf(
		[lineNow({ ...item, quantity: 5 }, sellable)],
		sumWith([code]).conditions,
		undefined
	);
	expect(sum && effectOf(code, sum)).toEqual({ idle: 'Delivery is free without it.' });
});

test('a gift card pays after the discount, no more than the total and no more than it holds', () => {
	expect(sumWith([]).totals.totalMinor).toBe(3490);
	expect(sumWith([terms({})], 1000)).toMatchObject({
		giftCard: { last4: '7K2M', amountMinor: 1000 },
		toPayMinor: 2190
	});
	expect(sumWith([], 9000)).toMatchObject({ giftCard: { amountMinor: 3490 }, toPayMinor: 0 });
	expect(sumWith([], 0)).toMatchObject({ giftCard: null, toPayMinor: 3490 });
	expect(sumOf([lineNow(item, undefined)], sumWith([]).conditions, undefined)).toBeUndefined();
});
