import type { Card, SearchEntry } from '#lib/card.ts';

/** Lower case and without accents, so that "cafe" finds "Café". */
function plain(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * The cards that have all words of the question somewhere, best first: words that begin a word of
 * the title count most, then the maker, then the rest.
 */
export function matching(entries: readonly SearchEntry[], question: string): Card[] {
	const asked = plain(question).split(/\s+/).filter(Boolean);
	if (asked.length === 0) return [];
	return entries
		.flatMap((entry) => {
			const points = asked.map((word) => pointsFor(entry, word));
			return points.includes(0) ? [] : [{ entry, total: points.reduce((a, b) => a + b) }];
		})
		.sort((a, b) => b.total - a.total)
		.map(({ entry }) => entry.card);
}

function pointsFor({ card, words }: SearchEntry, word: string): number {
	if (begins(card.title, word)) return 8;
	if (begins(card.brand, word)) return 4;
	if (begins(words, word)) return 2;
	return plain(`${card.title} ${card.brand} ${words}`).includes(word) ? 1 : 0;
}

function begins(text: string, word: string): boolean {
	return plain(text)
		.split(/[^\p{L}\p{N}]+/u)
		.some((each) => each.startsWith(word));
}
