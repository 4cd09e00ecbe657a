import { CATEGORY_IDS, type CategoryId } from '@tandem/domain/category.ts';
import type { Stocked } from './stocked.ts';

/** Which products of the stock room are wanted; the empty string wants all. */
export type Wanted = { text: string; category: CategoryId | ''; band: 'low' | 'out' | '' };

const BAND_CHOICES = ['low', 'out'] as const;

/** What the query of an address asks for; what it cannot mean is left out. */
export function readWanted(query: Pick<URLSearchParams, 'get'>): Wanted {
	return {
		text: query.get('q') ?? '',
		category: CATEGORY_IDS.find((id) => id === query.get('category')) ?? '',
		band: BAND_CHOICES.find((band) => band === query.get('band')) ?? ''
	};
}

/** The query that asks for it: nothing, or `?` and what differs from all. */
export function writeWanted({ text, category, band }: Wanted): `?${string}` | '' {
	const asked = Object.entries({ q: text.trim(), category, band }).filter(([, value]) => value);
	return asked.length ? `?${new URLSearchParams(asked).toString()}` : '';
}

/** The products wanted: each word begins or lies in the title or the brand, whatever its accents. */
export function matching(products: readonly Stocked[], wanted: Wanted): Stocked[] {
	const words = plain(wanted.text).split(' ').filter(Boolean);
	return products.filter(({ title, brand, category, bands }) => {
		const text = plain(`${brand} ${title}`);
		return (
			(!wanted.category || category === wanted.category) &&
			(!wanted.band || bands[wanted.band] > 0) &&
			words.every((word) => text.includes(word))
		);
	});
}

/** As a hurried person types it: "Levi’s® Café" is "levis cafe". */
function plain(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/[\p{M}'’®™]/gu, '')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.toLowerCase()
		.trim();
}
