import { expect, test } from 'vitest';
import type { Card } from '#lib/card.ts';
import { curate } from './curate.ts';

const card = (id: string, more: Partial<Card> = {}): Card => ({
	id,
	title: id,
	brand: 'Maker',
	category: 'books',
	picture: { kind: 'book', tint: '#112233' },
	fromMinor: 9900,
	isRange: false,
	band: 'in',
	...more
});
const ids = (cards: readonly Card[]) => cards.map(({ id }) => id);

test('what runs low comes from all shelves in turn, and leaves out the sold out', () => {
	const low = { band: 'low' } as const;
	const { runningLow } = curate([
		[card('a1', low), card('a2', low), card('a3', { band: 'out' })],
		[card('b1'), card('b2', low)]
	]);
	expect(ids(runningLow)).toEqual(['a1', 'a2', 'b2']);
});

test('what stands last on a shelf came in last', () => {
	const { justIn } = curate([
		[card('a1'), card('a2')],
		[card('b1'), card('b2'), card('b3')]
	]);
	expect(ids(justIn)).toEqual(['a2', 'b3', 'a1', 'b2', 'b1']);
});

test('small joys are cheap and can be had', () => {
	const cheap = { fromMinor: 1200 };
	const { small } = curate([
		[card('a1', cheap), card('a2'), card('a3', { ...cheap, band: 'out' })]
	]);
	expect(ids(small)).toEqual(['a1']);
});

test('three are featured even when the chosen ones have left the shop', () => {
	const { featured } = curate([
		[card('a1'), card('hydro-flask-wide-mouth'), card('a2'), card('a3')]
	]);
	expect(ids(featured)).toEqual(['hydro-flask-wide-mouth', 'a1', 'a2']);
});
