import type { Band } from '@tandem/domain/band.ts';
import type { CategoryId } from '@tandem/domain/category.ts';
import type { ShelfEntry } from '@tandem/domain/shelf.ts';
import { followDocument, LiveError, shared, type Live } from './live.ts';

/** A product as lists show it. */
export type Card = Pick<ShelfEntry, 'title' | 'brand' | 'picture'> & {
	id: string;
	fromMinor: number;
	isRange: boolean;
	band: Band;
};

/** The cards of a category in the order of its shelf, and the offer of each SKU on them. */
export type LiveShelf = { cards: Card[]; offers: ReadonlyMap<string, Offer> };
export type Offer = { priceMinor: number; band: Band };

/** The shelf of a category: prices and bands of everything a list shows. */
export const shelfOf: (category: CategoryId) => Live<LiveShelf> = shared((category) =>
	followDocument('shelves', category, (shelf, { shelfOffer }) => {
		if (!shelf) throw new LiveError('unreadable', 'This shelf is missing. We have been told.');
		const entries = Object.entries(shelf.products);
		const offers = new Map(entries.flatMap(([, entry]) => Object.entries(entry.skus)));
		const cards = entries
			.sort(([, a], [, b]) => a.rank - b.rank)
			.map(([id, entry]) => {
				const { title, brand, picture } = entry;
				return { id, title, brand, picture, ...shelfOffer(entry) };
			});
		return { cards, offers };
	})
);
