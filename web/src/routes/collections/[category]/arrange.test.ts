import { expect, test } from 'vitest';
import type { Card } from '#lib/card.ts';
import { arrange, orderNamed } from './arrange.ts';

const card = (id: string, title: string, fromMinor: number, band: Card['band']): Card => ({
	id,
	title,
	fromMinor,
	band,
	category: 'books',
	brand: 'Maker',
	isRange: false,
	picture: { kind: 'book', tint: '#112233' }
});
const cards = [
	card('b', 'Beta', 300, 'in'),
	card('c', 'alpha', 100, 'out'),
	card('a', 'Gamma', 200, 'low')
];
const ids = (found: Card[]) => found.map(({ id }) => id).join('');

test.each([
	['shelf', 'bca'],
	['cheap', 'cab'],
	['dear', 'bac'],
	['title', 'cba']
] as const)('in the order %s the cards come as %s', (order, expected) => {
	expect(ids(arrange(cards, order, false))).toBe(expected);
	expect(ids([...cards])).toBe('bca');
});

test('only what is in stock leaves out the sold out', () => {
	expect(ids(arrange(cards, 'shelf', true))).toBe('ba');
});

test('an order that does not exist is the shelf’s own', () => {
	expect(orderNamed('random')).toBe('shelf');
	expect(orderNamed(null)).toBe('shelf');
});
