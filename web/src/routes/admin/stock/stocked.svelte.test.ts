import { expect, test } from 'vitest';
import { stockedOn } from './stocked.ts';

test('a shelf becomes its products in their order, with how many SKUs are in which band', () => {
	const text = { brand: 'B', picture: { kind: 'cap', tint: '#000000' } };
	const products = {
		second: { ...text, rank: 1, title: 'S', skus: { s: { priceMinor: 5, band: 'out' as const } } },
		first: {
			...text,
			rank: 0,
			title: 'F',
			skus: {
				a: { priceMinor: 300, band: 'low' as const },
				b: { priceMinor: 200, band: 'in' as const },
				c: { priceMinor: 250, band: 'in' as const }
			}
		}
	};
	const [first, second] = stockedOn({ category: 'clothing', products });
	expect(first).toEqual({
		id: 'first',
		category: 'clothing',
		title: 'F',
		...text,
		skus: 3,
		bands: { in: 2, low: 1, out: 0 },
		fromMinor: 200,
		toMinor: 300
	});
	expect(second?.id).toBe('second');
});
