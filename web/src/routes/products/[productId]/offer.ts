import type { Band } from '@tandem/domain/band.ts';
import type { Sellable } from '@tandem/domain/stock.ts';
import type { Offer } from '#lib/card.ts';

/** What was so of a SKU when the page was made; a page made from a shelf does not know the weight. */
export type MadeOffer = Offer & { weightGrams?: number };

export type Standing = {
	priceMinor: number;
	band: Band;
	available: number | undefined;
	weightGrams: number | undefined;
};

/**
 * What is true of a SKU as far as this screen knows: its own document if it has come, else what the
 * shelf says, else what was so when the page was made. `sellable` null: it is not sold any more.
 */
export function standingOf(
	sellable: Sellable | null | undefined,
	onShelf: Offer | undefined,
	whenMade: MadeOffer | undefined
): Standing {
	const { priceMinor, band } = onShelf ?? whenMade ?? { priceMinor: 0, band: 'out' };
	const weightGrams = sellable?.weightGrams ?? whenMade?.weightGrams;
	if (sellable?.active) {
		const { priceMinor, band, available } = sellable;
		return { priceMinor, band, available, weightGrams };
	}
	const isOut = sellable !== undefined || band === 'out';
	return isOut
		? { priceMinor, band: 'out', available: 0, weightGrams }
		: { priceMinor, band, available: undefined, weightGrams };
}
