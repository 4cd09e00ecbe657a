import type { Band } from '@tandem/domain/band.ts';
import type { Sellable } from '@tandem/domain/stock.ts';
import type { Offer } from '#lib/card.ts';

export type Standing = { priceMinor: number; band: Band; available: number | undefined };

/**
 * What is true of a SKU as far as this screen knows: its own document if it has come, else what the
 * shelf says, else what was so when the page was made. `sellable` null: it is not sold any more.
 */
export function standingOf(
	sellable: Sellable | null | undefined,
	onShelf: Offer | undefined,
	whenMade: Offer | undefined
): Standing {
	const known = onShelf ?? whenMade ?? { priceMinor: 0, band: 'out' };
	if (sellable === undefined) return { ...known, available: known.band === 'out' ? 0 : undefined };
	if (!sellable?.active) return { priceMinor: known.priceMinor, band: 'out', available: 0 };
	const { priceMinor, band, available } = sellable;
	return { priceMinor, band, available };
}
