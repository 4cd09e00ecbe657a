import { expect, test } from 'vitest';
import { ORDER_STATES } from '@tandem/domain/order-state.ts';
import { linesInShort, nextStep, unitsWords, whoWords } from './order-words.ts';

const line = (title: string, variant: string, quantity: number) =>
	({ title, variant, quantity }) as never;

test('lines in short name the first and count the others', () => {
	expect(linesInShort([])).toBe('');
	expect(linesInShort([line('Mug', '', 1)])).toBe('Mug');
	expect(linesInShort([line('Mug', 'Blue', 2), line('Pan', '', 1)])).toBe(
		'Mug (Blue) × 2 and 1 more'
	);
});

test('units are named with their lines', () => {
	const lines = [{ sku: 'mug-blue', title: 'Mug', variant: 'Blue' }] as never;
	const units = [
		{ sku: 'mug-blue', quantity: 2 },
		{ sku: 'gone', quantity: 1 }
	];
	expect(unitsWords(units, lines)).toBe('2 × Mug (Blue) and 1 × gone');
});

test('every step that the table gives to staff has its words', () => {
	expect(ORDER_STATES.map((state) => [state, nextStep(state)])).toEqual([
		['placed', undefined],
		['paid', 'packed'],
		['packed', 'shipped'],
		['shipped', 'delivered'],
		['delivered', undefined],
		['cancelled', undefined],
		['expired', undefined],
		['refunded', undefined]
	]);
});

test('who did it: the customer before and after signing in, the payment, the clock, oneself or a colleague', () => {
	const contact = { name: 'Mira', email: 'mira@tandem.example' };
	const history = [{ state: 'placed' as const, by: 'guest-before', at: new Date(0) }];
	const who = (by: string) => whoWords(by, { uid: 'mira', history, contact }, 'me');
	expect(who('guest-before')).toBe('Mira');
	expect(who('mira')).toBe('Mira');
	expect(who('payment')).toBe('Payment');
	expect(who('clock')).toBe('Nobody paid in time');
	expect(who('me')).toBe('You');
	expect(who('other')).toBe('A colleague');
});
