import { expect, test } from 'vitest';
import { bandOf } from '@tandem/domain/band.ts';
import type { Sellable } from '@tandem/domain/stock.ts';
import { itemsIn, lineNow, unitsIn } from './cart-line.ts';

const item = { sku: 'mug', quantity: 3, seenMinor: 1000, addedAt: new Date(0) };

function selling(change: Partial<Sellable> = {}): Sellable {
	const available = change.available ?? 20;
	return {
		sku: 'mug',
		productId: 'mug',
		title: 'Mug',
		variant: 'Blue',
		category: 'home-garden',
		priceMinor: 1000,
		currency: 'EUR',
		taxClass: 'standard',
		weightGrams: 400,
		parts: [],
		bundles: [],
		active: true,
		available,
		received: available,
		sold: 0,
		restocked: 0,
		band: bandOf(available),
		...change
	};
}

test.each([
	[undefined, 'unknown', 10],
	[null, 'gone', 10],
	[selling({ active: false }), 'gone', 10],
	[selling({ available: 0 }), 'out', 0],
	[selling({ available: 2 }), 'short', 2],
	[selling({ available: 3 }), 'low', 3],
	[selling({ available: 20 }), 'in', 10]
] as const)('beside %o a line is %s', (sellable, stock, most) => {
	expect(lineNow(item, sellable)).toMatchObject({ stock, most });
});

test.each([
	[1000, 'same'],
	[1001, 'dearer'],
	[999, 'cheaper']
] as const)('at %i instead of 1000 it is %s', (priceMinor, price) => {
	expect(lineNow(item, selling({ priceMinor }))).toMatchObject({ price, unitMinor: priceMinor });
});

test('what cannot be bought has no new price to accept', () => {
	const line = lineNow(item, selling({ available: 0, priceMinor: 2000 }));
	expect(line).toMatchObject({ price: 'same', selling: undefined });
});

test('what cannot be sold is not bought, and while one is looked up nothing is known', () => {
	const lines = [lineNow(item, selling()), lineNow({ ...item, sku: 'cup' }, null)];
	expect(itemsIn(lines)).toEqual([{ ...selling(), quantity: 3 }]);
	expect(itemsIn([...lines, lineNow({ ...item, sku: 'pot' }, undefined)])).toBeUndefined();
	expect(unitsIn(lines)).toBe(6);
});
