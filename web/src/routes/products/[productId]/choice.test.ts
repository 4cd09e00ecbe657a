import { expect, test } from 'vitest';
import type { Offer } from '#lib/card.ts';
import { labelOf, variantAsked, variantWith } from './choice.ts';

const product = {
	options: [
		{
			id: 'colour',
			name: 'Colour',
			values: [
				{ id: 'red', label: 'Red', hex: '#ff0000' },
				{ id: 'blue', label: 'Blue', hex: '#0000ff' }
			]
		},
		{
			id: 'size',
			name: 'Size',
			values: [
				{ id: 's', label: 'S' },
				{ id: 'l', label: 'L' }
			]
		}
	],
	variants: ['red', 'blue'].flatMap((colour) =>
		['s', 'l'].map((size) => ({ sku: `shirt-${colour}-${size}`, choice: { colour, size } }))
	)
};
const offer = (band: Offer['band']): Offer => ({ priceMinor: 100, band });
const offers = {
	'shirt-red-s': offer('out'),
	'shirt-red-l': offer('in'),
	'shirt-blue-s': offer('in')
};

const asking = (query: string) => {
	const search = new URLSearchParams(query);
	return variantAsked(product, (id) => search.get(id), offers)?.sku;
};

test.each([
	['', 'shirt-red-l', 'the first that can be bought'],
	['colour=blue&size=l', 'shirt-blue-l', 'exactly what is asked'],
	['size=s', 'shirt-blue-s', 'what is asked, in a colour that can be bought'],
	['colour=red&size=s', 'shirt-red-s', 'what is asked even when it is sold out'],
	['colour=green', 'shirt-red-l', 'as if a value that does not exist had not been named']
])('the address "%s" shows %s: %s', (query, sku) => {
	expect(asking(query)).toBe(sku);
});

test('another value of one option keeps the others', () => {
	const choice = { colour: 'red', size: 'l' };
	expect(variantWith(product, choice, 'colour', 'blue')?.sku).toBe('shirt-blue-l');
	expect(variantWith(product, choice, 'colour', 'green')).toBeUndefined();
});

test('a choice has a name', () => {
	const choice = { colour: 'blue', size: 'l' };
	expect(labelOf(product.options, choice)).toBe('Blue, L');
});
