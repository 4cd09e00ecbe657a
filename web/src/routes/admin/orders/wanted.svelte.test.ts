import { expect, test } from 'vitest';
import { namesOf, readWanted } from './wanted.ts';

const read = (query: string) => readWanted(new URLSearchParams(query));

test('an address asks for a state, for what waits, or for all; nonsense is all', () => {
	expect(read('state=cancelled')).toEqual({ state: 'cancelled' });
	expect(read('task=return')).toEqual({ task: 'return' });
	expect(read('')).toBeUndefined();
	expect(read('state=lost&task=nap')).toBeUndefined();
});

test('the list says what it has', () => {
	expect(namesOf(undefined)).toEqual(['order', 'orders']);
	expect(namesOf({ state: 'paid' })).toEqual(['paid order', 'paid orders']);
	expect(namesOf({ task: 'refund' })[1]).toBe('orders with a failed refund');
});
