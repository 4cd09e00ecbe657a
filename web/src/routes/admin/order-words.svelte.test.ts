import { expect, test } from 'vitest';
import { ORDER_STATES } from '@tandem/domain/order-state.ts';
import { linesInShort, nextStep, whoWords } from './order-words.ts';

const line = (title: string, variant: string, quantity: number) =>
	({ title, variant, quantity }) as never;

test('lines in short name the first and count the others', () => {
	expect(linesInShort([])).toBe('');
	expect(linesInShort([line('Mug', '', 1)])).toBe('Mug');
	expect(linesInShort([line('Mug', 'Blue', 2), line('Pan', '', 1)])).toBe(
		'Mug (Blue) × 2 and 1 more'
	);
});

test('every step that the table gives to staff has its words', () => {
	expect(ORDER_STATES.map((state) => [state, nextStep(state)])).toEqual([
		['placed', undefined],
		['paid', 'packed'],
		['packed', 'shipped'],
		['shipped', 'delivered'],
		['delivered', undefined],
		['expired', undefined]
	]);
});

test('who did it: the customer, the payment, the clock, oneself or a colleague', () => {
	const order = { contact: { name: 'Mira', email: 'mira@tandem.example' } };
	const at = new Date(0);
	const who = (state: never, by: string) => whoWords({ state, by, at }, order, 'me');
	expect(who('placed' as never, 'guest-before')).toBe('Mira');
	expect(who('paid' as never, 'payment')).toBe('Payment');
	expect(who('expired' as never, 'clock')).toBe('Nobody paid in time');
	expect(who('packed' as never, 'me')).toBe('You');
	expect(who('packed' as never, 'other')).toBe('A colleague');
});
