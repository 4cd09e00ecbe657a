import type { Card } from '#lib/card.ts';

const FEATURED = [
	'kitchenaid-artisan-5ksm125',
	'fujifilm-instax-mini-12',
	'hydro-flask-wide-mouth'
];
const SMALL_MINOR = 2500;

/** What the front page shows, chosen from the shelves; chosen again whenever one of them changes. */
export function curate(shelves: readonly (readonly Card[])[]) {
	const all = taken(shelves);
	const named = FEATURED.flatMap((id) => all.find((card) => card.id === id) ?? []);
	return {
		featured: [...named, ...all.filter((card) => !named.includes(card))].slice(0, 3),
		runningLow: all.filter((card) => card.band === 'low').slice(0, 4),
		justIn: taken(shelves.map((shelf) => shelf.toReversed())).slice(0, 8),
		small: all.filter((card) => card.fromMinor < SMALL_MINOR && card.band === 'in').slice(0, 4)
	};
}

/** The cards of all shelves, one from each in turn. */
function taken(shelves: readonly (readonly Card[])[]): Card[] {
	const longest = Math.max(0, ...shelves.map((shelf) => shelf.length));
	return Array.from({ length: longest }, (_, i) =>
		shelves.flatMap((shelf) => shelf[i] ?? [])
	).flat();
}
