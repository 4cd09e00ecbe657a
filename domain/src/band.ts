/** How much is left, as coarsely as a list needs to know. */
export const BANDS = ['in', 'low', 'out'] as const;
export type Band = (typeof BANDS)[number];

/** At most this many units are "only a few left". */
export const LOW_STOCK = 5;

/** The band of `available` units. */
export function bandOf(available: number): Band {
	if (available <= 0) return 'out';
	return available <= LOW_STOCK ? 'low' : 'in';
}

/** The best band among variants: a product is sold out only when all of them are. */
export function bestBand(bands: Iterable<Band>): Band {
	let best: Band = 'out';
	for (const band of bands) {
		if (band === 'in') return 'in';
		if (band === 'low') best = 'low';
	}
	return best;
}
