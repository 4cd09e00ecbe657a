import type { Band } from '@tandem/domain/band.ts';
import { CATEGORIES, type CategoryId } from '@tandem/domain/category.ts';
import type { Shelf, ShelfEntry } from '@tandem/domain/shelf.ts';
import { followDocument, LiveError, shared } from '#lib/live/live.ts';
import { together } from './together.ts';

/** A product as the stock room sees it: how many of its SKUs are in which band. */
export type Stocked = Pick<ShelfEntry, 'title' | 'brand' | 'picture'> & {
	id: string;
	category: CategoryId;
	skus: number;
	bands: Record<Band, number>;
	fromMinor: number;
	toMinor: number;
};

const stockIn = shared((category) =>
	followDocument('shelves', category, (shelf) => {
		if (!shelf) throw new LiveError('unreadable', 'A shelf is missing. We have been told.');
		return stockedOn(shelf);
	})
);

/** Every product of the shop, shelf by shelf. */
export const everyStocked = together(CATEGORIES.map(({ id }) => stockIn(id)));

/** The products of a shelf, in its order. */
export function stockedOn({ category, products }: Shelf): Stocked[] {
	return Object.entries(products)
		.sort(([, a], [, b]) => a.rank - b.rank)
		.map(([id, { title, brand, picture, skus }]) => {
			const offers = Object.values(skus);
			const prices = offers.map((offer) => offer.priceMinor);
			const bands = { in: 0, low: 0, out: 0 };
			for (const { band } of offers) bands[band] += 1;
			return {
				...{ id, category, title, brand, picture, bands },
				skus: offers.length,
				fromMinor: Math.min(...prices),
				toMinor: Math.max(...prices)
			};
		});
}
