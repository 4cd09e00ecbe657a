import { expect, test } from 'vitest';
import type { Sellable } from '@tandem/domain/stock.ts';
import { standingOf } from './offer.ts';

const sellable: Sellable = {
	sku: 'dune-paperback',
	productId: 'dune',
	title: 'Dune',
	variant: 'Paperback',
	category: 'books',
	priceMinor: 1190,
	currency: 'EUR',
	taxClass: 'reduced',
	weightGrams: 400,
	parts: [],
	bundles: [],
	active: true,
	available: 3,
	received: 3,
	sold: 0,
	restocked: 0,
	band: 'low'
};
const onShelf = { priceMinor: 1290, band: 'in' } as const;
const whenMade = { priceMinor: 1390, band: 'out' } as const;

test.each([
	[
		'its own document says most',
		sellable,
		onShelf,
		{ priceMinor: 1190, band: 'low', available: 3 }
	],
	['before that, the shelf', undefined, onShelf, { ...onShelf, available: undefined }],
	['before that, the page', undefined, undefined, { ...whenMade, available: 0 }],
	['gone from the shop', null, onShelf, { priceMinor: 1290, band: 'out', available: 0 }],
	[
		'no longer sold',
		{ ...sellable, active: false },
		onShelf,
		{ priceMinor: 1290, band: 'out', available: 0 }
	]
])('%s', (_, known, shelf, expected) => {
	expect(standingOf(known, shelf, whenMade)).toEqual(expected);
});
