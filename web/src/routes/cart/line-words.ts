import { type CartLineNow } from '#lib/cart-line.ts';
import { money } from '@tandem/domain/format.ts';

/** What the shopper is told of a line, and the one step that settles it. */
export type Note = {
	about: 'stock' | 'price';
	tone: 'bad' | 'warning' | 'good';
	words: string;
	fix?: { label: string; quantity: number } | { label: string; acceptMinor: number };
};

/** The notes of a line: what is left of it first, then what became of its price. */
export function notesOf({ stock, price, most, seenMinor, unitMinor }: CartLineNow): Note[] {
	const notes: Note[] = [];
	const about = 'stock';
	if (stock === 'gone') notes.push({ about, tone: 'bad', words: 'No longer sold' });
	if (stock === 'out') notes.push({ about, tone: 'bad', words: 'Sold out' });
	if (stock === 'low') notes.push({ about, tone: 'warning', words: `Only ${most} left` });
	if (stock === 'short') {
		const fix = { label: `Take ${most}`, quantity: most };
		notes.push({ about, tone: 'bad', words: `Only ${most} left`, fix });
	}
	if (price !== 'same') {
		notes.push({
			about: 'price',
			tone: price === 'dearer' ? 'warning' : 'good',
			words: `Now ${price === 'cheaper' ? 'only ' : ''}${money(unitMinor)}, was ${money(seenMinor)}`,
			fix: { label: price === 'dearer' ? 'Accept' : 'Nice', acceptMinor: unitMinor }
		});
	}
	return notes;
}

/** Why one cannot go to the checkout yet; undefined when one can. */
export function obstacleIn(lines: readonly CartLineNow[]): string | undefined {
	for (const { title, stock, price, most } of lines) {
		if (stock === 'gone') return `${title} is no longer sold. Remove it to go on.`;
		if (stock === 'out') return `${title} is sold out. Remove it to go on.`;
		if (stock === 'short') return `There are only ${most} left of ${title}. Take fewer to go on.`;
		if (price === 'dearer') return `${title} costs more than before. Accept the price to go on.`;
	}
	if (lines.some(({ stock }) => stock === 'unknown')) return 'Looking up today’s prices…';
	return undefined;
}
