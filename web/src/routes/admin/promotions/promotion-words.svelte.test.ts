import { expect, test } from 'vitest';
import type { Promotion, Terms } from '@tandem/domain/promotion.ts';
import {
	benefitWords,
	periodWords,
	scopeWords,
	standingOfCode,
	usesWords
} from './promotion-words.ts';

const terms: Terms = {
	id: 'TEN',
	title: 'Ten off',
	benefit: { kind: 'percent', percent: 10 },
	categories: null,
	productIds: null,
	minGoodsMinor: 0,
	from: '2026-11-01',
	until: '2026-12-24'
};
const code: Promotion = { terms, active: true, maxUses: 100, maxUsesPerPerson: 1, used: 3 };

test('what it gives', () => {
	const words = (benefit: Terms['benefit']) => benefitWords({ benefit });
	expect(words({ kind: 'percent', percent: 10 })).toBe('10 % off');
	expect(words({ kind: 'fixed', amountMinor: 500 })).toBe('€5.00 off');
	expect(words({ kind: 'free-delivery' })).toBe('Free delivery');
	expect(words({ kind: 'buy-get', buy: 2, get: 1 })).toBe('Buy 2, get 1 free');
});

test('on what, and when', () => {
	expect(scopeWords(terms)).toBe('');
	expect(
		scopeWords({
			...terms,
			categories: ['home-garden', 'books'],
			productIds: ['mug'],
			minGoodsMinor: 5000
		})
	).toBe('Books and Home & Garden, 1 product only, from €50.00');
	expect(periodWords(terms)).toBe('1 Nov 2026 – 24 Dec 2026');
	expect(periodWords({ ...terms, until: null })).toBe('since 1 Nov 2026');
});

test('its last day is a day on which it runs; stopped and used up it does not', () => {
	const words = (change: Partial<Promotion>, today: string) =>
		standingOfCode({ ...code, ...change }, today).words;
	expect(words({}, '2026-10-31')).toBe('Not yet');
	expect(words({}, '2026-11-01')).toBe('Runs');
	expect(words({}, '2026-12-24')).toBe('Runs');
	expect(words({}, '2026-12-25')).toBe('Over');
	expect(words({ active: false }, '2026-12-24')).toBe('Stopped');
	expect(words({ used: 100 }, '2026-12-24')).toBe('Used up');
});

test('how often it was used, and may be', () => {
	expect(usesWords(code)).toBe('3 of 100 uses, 1 a person');
	expect(usesWords({ ...code, maxUses: null, maxUsesPerPerson: null, used: 1 })).toBe('1 use');
});
