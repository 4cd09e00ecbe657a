import type { LiveOrder } from '#lib/live/orders.ts';
import { nameOf } from '../../order-words.ts';

/** A line of which units go back, and how many at most. */
export type Giveable = { sku: string; name: string; most: number };

/** How many of a line go back, and how many of those can be sold again. */
export type Chosen = { quantity: number; restock: number };

/** The lines that have units left to give back; with `announced`, no more than those. */
export function giveable(
	lines: LiveOrder['lines'],
	announced?: readonly { sku: string; quantity: number }[]
): Giveable[] {
	return lines.flatMap((line) => {
		const left = line.quantity - line.refunded;
		const most = announced
			? Math.min(left, announced.find(({ sku }) => sku === line.sku)?.quantity ?? 0)
			: left;
		return most > 0 ? [{ sku: line.sku, name: nameOf(line), most }] : [];
	});
}

/** What was chosen, as a request names it; an order that changed meanwhile gives no more than it has. */
export function chosenLines(
	lines: readonly Giveable[],
	chosen: Readonly<Record<string, Chosen>>
): ({ sku: string } & Chosen)[] {
	return lines.flatMap(({ sku, most }) => {
		const quantity = Math.min(chosen[sku]?.quantity ?? 0, most);
		const restock = Math.min(chosen[sku]?.restock ?? 0, quantity);
		return quantity > 0 ? [{ sku, quantity, restock }] : [];
	});
}
