import { expect, test } from 'vitest';
import { counted, dateTime, money, workingDays } from './format.ts';

test.each([
	[0, '€0.00'],
	[1990, '€19.90'],
	[109_900, '€1,099.00']
])('%d minor units are %s', (minor, words) => {
	expect(money(minor)).toBe(words);
});

test('one thing and several', () => {
	expect([counted(1, 'item'), counted(2, 'item'), counted(0, 'loss', 'losses')]).toEqual([
		'1 item',
		'2 items',
		'0 losses'
	]);
});

test('working days are a span only when they differ', () => {
	expect([workingDays([1, 1]), workingDays([2, 3])]).toEqual(['1 working day', '2–3 working days']);
});

test('times are those of the shop, wherever the shopper is', () => {
	expect(dateTime(new Date('2026-11-20T23:30:00Z'))).toBe('21 Nov 2026, 00:30');
});
