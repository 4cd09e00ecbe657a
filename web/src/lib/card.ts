import type { Band } from '@tandem/domain/band.ts';
import type { CategoryId } from '@tandem/domain/category.ts';
import type { ShelfEntry } from '@tandem/domain/shelf.ts';

/** A product as lists show it. */
export type Card = Pick<ShelfEntry, 'title' | 'brand' | 'picture'> & {
	id: string;
	category: CategoryId;
	fromMinor: number;
	isRange: boolean;
	band: Band;
};

/** What one SKU costs and whether there is enough of it. */
export type Offer = { priceMinor: number; band: Band };

/** A product as the search sees it: its card, and what else it can be found by. */
export type SearchEntry = { card: Card; words: string };
