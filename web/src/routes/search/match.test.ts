import { expect, test } from 'vitest';
import type { SearchEntry } from '#lib/card.ts';
import { matching } from './match.ts';

const entry = (id: string, title: string, brand: string, words: string): SearchEntry => ({
	card: {
		id,
		title,
		brand,
		category: 'electronics',
		picture: { kind: id, tint: '#112233' },
		fromMinor: 100,
		isRange: false,
		band: 'in'
	},
	words
});
const entries = [
	entry('case', 'Travel case', 'Maker', 'A case for headphones'),
	entry('sony', 'WH-1000XM5', 'Sony', 'Electronics headphones noise cancelling'),
	entry('head', 'Headphones one', 'Bose', 'Electronics'),
	entry('press', 'Café press', 'Bodum', 'Coffee')
];
const found = (question: string) => matching(entries, question).map(({ id }) => id);

test.each([
	['headphones', ['head', 'case', 'sony'], 'the title counts most'],
	['sony headphones', ['sony'], 'all words must be there'],
	['SONY', ['sony'], 'capitals do not matter'],
	['cafe', ['press'], 'accents do not matter'],
	['phones', ['case', 'sony', 'head'], 'a part of a word is found too'],
	['1000', ['sony'], 'a number inside a name is a word'],
	['headphones toaster', [], 'nothing has both'],
	['  ', [], 'no words, no results']
])('"%s" finds %j: %s', (question, ids) => {
	expect(found(question)).toEqual(ids);
});
