import { expect, test } from 'vitest';
import { Terms } from '@tandem/domain/promotion.ts';
import { draftOf, nameFor, readDraft } from './draft.ts';

const TODAY = '2026-11-21';
const every: Omit<Terms, 'benefit'> = {
	id: 'TEN',
	title: 'Ten off',
	categories: ['books', 'clothing'],
	productIds: ['mug', 'pan'],
	minGoodsMinor: 4990,
	from: '2026-11-01',
	until: '2026-12-24'
};
const plain = { ...every, categories: null, productIds: null, minGoodsMinor: 0, until: null };

test.each<Terms>([
	{ ...every, benefit: { kind: 'percent', percent: 10 } },
	{ ...every, benefit: { kind: 'fixed', amountMinor: 505 } },
	{ ...plain, benefit: { kind: 'free-delivery' } },
	{ ...plain, benefit: { kind: 'buy-get', buy: 3, get: 2 } }
])('what is opened and saved unchanged stays as it was: %j', (terms) => {
	expect(Terms.parse(terms)).toEqual(terms);
	expect(readDraft('TEN', draftOf(terms, TODAY))).toEqual({ terms });
});

test('a new one begins today and asks for what is missing, at its field', () => {
	const draft = draftOf(null, TODAY);
	expect(draft.from).toBe(TODAY);
	expect(readDraft('NEW', draft)).toEqual({
		mistakes: {
			title: 'The shopper reads it: give it a title.',
			'benefit.percent': 'Write a whole number.'
		}
	});
});

test.each([
	[{ kind: 'fixed', amount: 'five' }, 'benefit.amountMinor'],
	[{ kind: 'buy-get', buy: 'two' }, 'benefit.buy'],
	[{ kind: 'buy-get', get: '' }, 'benefit.get'],
	[{ minGoods: '1,2,3' }, 'minGoodsMinor'],
	[{ from: '' }, 'from'],
	[{ until: '2026-11-20' }, 'until']
] as const)('%j is told at %s', (change, field) => {
	const draft = { ...draftOf(null, TODAY), title: 'T', percent: '5', ...change };
	const read = readDraft('NEW', draft);
	expect('mistakes' in read && Object.keys(read.mistakes)).toEqual([field]);
});

test('an automatic promotion is named after its title, and no two alike', () => {
	expect(nameFor('10 % off Bücher!', [])).toBe('10-off-bucher');
	expect(nameFor('Sale', ['sale', 'sale-2'])).toBe('sale-3');
	expect(nameFor('%%%', [])).toBe('offer');
	expect(nameFor('x'.repeat(60), []).length).toBeLessThanOrEqual(40);
});
