import type { CartLineNow } from '#lib/cart-line.ts';
import { counted, money } from '@tandem/domain/format.ts';
import type { Verdict } from './placing.svelte.ts';

/** A line that must be settled before the order can go. */
export type Trouble = {
	sku: string;
	title: string;
	words: string;
	fix: { label: string; quantity: number } | { label: string; acceptMinor: number } | null;
};

/**
 * What stands between these lines and an order: what the screen knows itself, and what the server
 * has just said of lines that have not changed since.
 */
export function troublesOf(lines: readonly CartLineNow[], verdict?: Verdict): Trouble[] {
	const told = new Map(toldOf(verdict).map((each) => [each.sku, each]));
	return lines.flatMap((line) => {
		const { sku, title, quantity, stock, price, seenMinor, unitMinor, most } = line;
		const answer = told.get(sku);
		if (stock === 'gone' || stock === 'out') return [soldOut(sku, title, quantity, 0)];
		if (stock === 'short') return [soldOut(sku, title, quantity, most)];
		if (answer?.kind === 'stock' && quantity > answer.available) {
			return [soldOut(sku, title, quantity, answer.available)];
		}
		if (price === 'dearer') return [dearer(sku, title, seenMinor, unitMinor)];
		if (answer?.kind === 'price' && unitMinor !== answer.currentMinor) {
			return [dearer(sku, title, answer.shownMinor, answer.currentMinor)];
		}
		return [];
	});
}

type Told =
	| { kind: 'stock'; sku: string; available: number }
	| { kind: 'price'; sku: string; shownMinor: number; currentMinor: number };

function toldOf(verdict?: Verdict): Told[] {
	if (!verdict || !('reason' in verdict)) return [];
	if (verdict.reason === 'sold-out') {
		return verdict.lines.map(({ sku, available }) => ({ kind: 'stock', sku, available }));
	}
	if (verdict.reason !== 'price-changed') return [];
	return verdict.lines.map(({ sku, shownMinor, currentMinor }) => {
		return { kind: 'price', sku, shownMinor, currentMinor };
	});
}

function soldOut(sku: string, title: string, wanted: number, available: number): Trouble {
	if (available === 0) return { sku, title, words: 'Sold out', fix: null };
	const words = `You want ${wanted}, only ${counted(available, 'piece is', 'pieces are')} left`;
	const label = available === 1 ? 'Take the last one' : `Take ${available}`;
	return { sku, title, words, fix: { label, quantity: available } };
}

function dearer(sku: string, title: string, before: number, now: number): Trouble {
	const words = `Now ${money(now)}, was ${money(before)}`;
	return { sku, title, words, fix: { label: `Accept ${money(now)}`, acceptMinor: now } };
}
