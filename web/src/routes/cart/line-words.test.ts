import { expect, test } from 'vitest';
import type { CartLineNow } from '#lib/cart-line.ts';
import { notesOf, obstacleIn } from './line-words.ts';

const calm: CartLineNow = {
	sku: 'mug',
	quantity: 3,
	seenMinor: 1000,
	title: 'Mug',
	variant: '',
	productId: 'mug',
	unitMinor: 1000,
	most: 10,
	stock: 'in',
	price: 'same',
	selling: undefined
};

test('a line in stock at its price has no notes and no obstacle', () => {
	expect(notesOf(calm)).toEqual([]);
	expect(obstacleIn([calm])).toBeUndefined();
});

test('too many of what is left: take what is left, and accept the price', () => {
	const line = { ...calm, stock: 'short', most: 2, price: 'dearer', unitMinor: 1200 } as const;
	expect(notesOf(line)).toEqual([
		{ about: 'stock', tone: 'bad', words: 'Only 2 left', fix: { label: 'Take 2', quantity: 2 } },
		{
			about: 'price',
			tone: 'warning',
			words: 'Now €12.00, was €10.00',
			fix: { label: 'Accept', acceptMinor: 1200 }
		}
	]);
	expect(obstacleIn([calm, line])).toMatch(/only 2 left of Mug/);
});

test('a lower price is told and stops nobody', () => {
	const line = { ...calm, price: 'cheaper', unitMinor: 900 } as const;
	expect(notesOf(line)[0]?.words).toBe('Now only €9.00, was €10.00');
	expect(obstacleIn([line])).toBeUndefined();
});

test.each([
	['gone', /no longer sold/],
	['out', /sold out/],
	['unknown', /Looking up/]
] as const)('a line that is %s stops the checkout', (stock, words) => {
	expect(obstacleIn([calm, { ...calm, stock }])).toMatch(words);
});
