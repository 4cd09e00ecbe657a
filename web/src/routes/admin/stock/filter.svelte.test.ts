import { expect, test } from 'vitest';
import { matching, readWanted, writeWanted, type Wanted } from './filter.ts';
import type { Stocked } from './stocked.ts';

const product = (brand: string, title: string, more: Partial<Stocked> = {}): Stocked => ({
	id: title,
	category: 'clothing',
	title,
	brand,
	picture: { kind: 'jeans', tint: '#000000' },
	skus: 3,
	bands: { in: 3, low: 0, out: 0 },
	fromMinor: 100,
	toMinor: 100,
	...more
});

const all: Wanted = { text: '', category: '', band: '' };
const jeans = product('Levi’s', '501 Original', { bands: { in: 1, low: 2, out: 0 } });
const moka = product('Bialetti', 'Moka Express Café', {
	category: 'home-garden',
	bands: { in: 0, low: 0, out: 3 }
});
const found = (wanted: Partial<Wanted>) => matching([jeans, moka], { ...all, ...wanted });

test('without a wish everything is found, in its order', () => {
	expect(found({})).toEqual([jeans, moka]);
});

test('every word must be there, in any order, whatever accents and apostrophes', () => {
	expect(found({ text: "  original LEVI'S " })).toEqual([jeans]);
	expect(found({ text: 'levis 501' })).toEqual([jeans]);
	expect(found({ text: 'cafe' })).toEqual([moka]);
	expect(found({ text: 'levis cafe' })).toEqual([]);
});

test('a product is low or sold out when one of its SKUs is', () => {
	expect(found({ band: 'low' })).toEqual([jeans]);
	expect(found({ band: 'out' })).toEqual([moka]);
	expect(found({ category: 'clothing', band: 'out' })).toEqual([]);
});

test('a wish survives the address, and nonsense in the address is no wish', () => {
	const wanted: Wanted = { text: 'moka & more', category: 'home-garden', band: 'out' };
	expect(readWanted(new URLSearchParams(writeWanted(wanted)))).toEqual(wanted);
	expect(writeWanted({ ...all, text: '  ' })).toBe('');
	expect(readWanted(new URLSearchParams('category=cars&band=in'))).toEqual(all);
});
