import { expect, test } from 'vitest';
import { averageMinor, newsWords } from './sales.ts';

test('the average is rounded half-up and does not exist without orders', () => {
	expect(averageMinor(0, 0)).toBeNull();
	expect(averageMinor(1001, 2)).toBe(501);
	expect(averageMinor(1000, 3)).toBe(333);
});

const order = (id: string, minute: number) => ({
	id: id.repeat(8),
	placedAt: new Date(Date.UTC(2026, 10, 21, 9, minute)),
	totals: { totalMinor: 5990 } as never
});

test('what came since the first look is told, with its amount unless amounts are hidden', () => {
	const orders = [order('c', 3), order('b', 2), order('a', 1)];
	const since = orders[2]?.placedAt;
	expect(newsWords(orders, since, false)).toBe('2 new orders. The newest: CCCC-CCCC, €59.90.');
	expect(newsWords(orders, orders[1]?.placedAt, true)).toBe('1 new order. The newest: CCCC-CCCC.');
	expect(newsWords(orders, orders[0]?.placedAt, false)).toBe('');
});

test('in a shop without orders the first one is news', () => {
	expect(newsWords([order('a', 1)], undefined, false)).toContain('1 new order.');
	expect(newsWords([], undefined, false)).toBe('');
});
