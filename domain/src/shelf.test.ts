import { expect, test } from 'vitest';
import { shelfOffer } from './shelf.ts';

test('a card shows the lowest price and the best band', () => {
	expect(
		shelfOffer({
			skus: { a: { priceMinor: 300, band: 'out' }, b: { priceMinor: 200, band: 'low' } }
		})
	).toEqual({ fromMinor: 200, isRange: true, band: 'low' });
});

test('a single price is not a range', () => {
	expect(shelfOffer({ skus: { a: { priceMinor: 300, band: 'in' } } }).isRange).toBe(false);
});
