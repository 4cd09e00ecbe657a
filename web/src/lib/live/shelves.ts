import { CATEGORY_IDS, type CategoryId } from '@tandem/domain/category.ts';
import type { Shelf } from '@tandem/domain/shelf.ts';
import type { Card, Offer } from '../card.ts';
import type { Firebase } from '../wake.ts';
import { followDocument, LiveError, shared, type Live, type LiveState } from './live.ts';

/** A card that has just changed, with what it said before. */
export type News = { card: Card; before: Card; at: number };

/** The cards of a category in the order of its shelf, the offer of each SKU, the last change seen. */
export type LiveShelf = {
	cards: Card[];
	offers: ReadonlyMap<string, Offer>;
	news: News | null;
};

/** The shelf of a category: prices and bands of everything a list shows. */
export const shelfOf: (category: CategoryId) => Live<LiveShelf> = shared((category) => {
	let before: ReadonlyMap<string, Card> | undefined;
	let news: News | null = null;
	return followDocument('shelves', category, (shelf, { shelfOffer }, isFromCache) => {
		if (!shelf) throw new LiveError('unreadable', 'This shelf is missing. We have been told.');
		const cards = cardsOf(shelf, shelfOffer);
		news = newsIn(cards, before) ?? news;
		// What the cache remembers of an earlier visit is not news when the server differs.
		if (!isFromCache) before = new Map(cards.map((card) => [card.id, card]));
		const skus = Object.values(shelf.products).flatMap((entry) => Object.entries(entry.skus));
		return { cards, offers: new Map(skus), news };
	});
});

function cardsOf(shelf: Shelf, shelfOffer: Firebase['shelfOffer']): Card[] {
	const { category } = shelf;
	return Object.entries(shelf.products)
		.sort(([, a], [, b]) => a.rank - b.rank)
		.map(([id, entry]) => {
			const { title, brand, picture } = entry;
			return { id, category, title, brand, picture, ...shelfOffer(entry) };
		});
}

function newsIn(cards: Card[], before: ReadonlyMap<string, Card> | undefined): News | undefined {
	for (const card of cards) {
		const old = before?.get(card.id);
		if (old && (old.band !== card.band || old.fromMinor !== card.fromMinor)) {
			return { card, before: old, at: Date.now() };
		}
	}
	return undefined;
}

/** All shelves as one, for pages that choose from the whole shop. */
export const everyShelf = {
	get current(): LiveState<{
		shelves: Card[][];
		cards: ReadonlyMap<string, Card>;
		news: News | null;
	}> {
		const states = CATEGORY_IDS.map((category) => shelfOf(category).current);
		const found: Extract<(typeof states)[number], { status: 'ready' }>[] = [];
		for (const state of states) {
			if (state.status === 'failed') return state;
			if (state.status === 'ready') found.push(state);
		}
		if (found.length < states.length) return { status: 'loading' };
		const shelves = found.map(({ value }) => value.cards);
		const newest = found.flatMap(({ value }) => value.news ?? []).sort((a, b) => b.at - a.at);
		return {
			status: 'ready',
			value: {
				shelves,
				cards: new Map(shelves.flat().map((card) => [card.id, card])),
				news: newest[0] ?? null
			},
			fromCache: found.some(({ fromCache }) => fromCache),
			hasPendingWrites: false
		};
	},
	retry(): void {
		for (const category of CATEGORY_IDS) shelfOf(category).retry();
	}
};
