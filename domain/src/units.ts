import { bandOf } from './band.ts';
import type { Ledger } from './ledger.ts';
import type { OrderLine } from './order.ts';
import type { Part, Sellable } from './stock.ts';

type Account = 'received' | 'sold' | 'restocked';

/** What one unit of a line takes from stock: the parts of a bundle, or the SKU itself. */
export function partsOf(line: { sku: string; parts: readonly Part[] }): readonly Part[] {
	return line.parts.length > 0 ? line.parts : [{ sku: line.sku, quantity: 1 }];
}

/** Takes the units of these lines out of stock; who calls has seen that they are there. */
export function sell(
	ledger: Ledger,
	lines: readonly Pick<OrderLine, 'sku' | 'parts' | 'quantity'>[]
): void {
	for (const line of lines) {
		for (const { sku, quantity } of partsOf(line)) {
			move(ledger, sku, 'sold', quantity * line.quantity);
		}
	}
}

/** Puts `units` of a line back on sale. */
export function restock(
	ledger: Ledger,
	line: Pick<OrderLine, 'sku' | 'parts'>,
	units: number
): void {
	for (const { sku, quantity } of partsOf(line)) {
		move(ledger, sku, 'restocked', quantity * units);
	}
}

/** Books units of a SKU that has a stock of its own, and carries the bundles it is a part of along. */
export function move(ledger: Ledger, sku: string, account: Account, units: number): void {
	if (units === 0) return;
	const sellable = sellableOf(ledger, sku);
	const available = sellable.available + (account === 'sold' ? -units : units);
	ledger.put('sellables', sku, {
		...sellable,
		available,
		[account]: sellable[account] + units,
		band: bandOf(available)
	});
	for (const bundle of bundlesOf(ledger, sellable)) {
		const available = Math.min(
			...bundle.parts.map((part) =>
				Math.floor(sellableOf(ledger, part.sku).available / part.quantity)
			)
		);
		ledger.put('sellables', bundle.sku, { ...bundle, available, band: bandOf(available) });
	}
}

function bundlesOf(ledger: Ledger, { bundles }: Sellable): Sellable[] {
	ledger.require(bundles.map((id) => ({ collection: 'sellables', id })));
	const found = bundles.map((sku) => sellableOf(ledger, sku));
	ledger.require(
		found.flatMap(({ parts }) => parts.map((part) => ({ collection: 'sellables', id: part.sku })))
	);
	return found;
}

function sellableOf(ledger: Ledger, sku: string): Sellable {
	const sellable = ledger.get('sellables', sku);
	if (!sellable) throw new Error(`sellables/${sku} is missing`);
	return sellable;
}

/**
 * The lines that stock cannot serve, with how many units it could. Lines are served in their order, so
 * a bundle and its part in one cart share what there is.
 */
export function shortLines<L extends { sku: string; parts: readonly Part[]; quantity: number }>(
	ledger: Ledger,
	lines: readonly L[]
): { line: L; available: number }[] {
	ledger.require(
		lines.flatMap((line) => partsOf(line).map(({ sku }) => ({ collection: 'sellables', id: sku })))
	);
	const left = new Map<string, number>();
	const leftOf = (sku: string) => left.get(sku) ?? ledger.get('sellables', sku)?.available ?? 0;
	return lines.flatMap((line) => {
		const parts = partsOf(line);
		const most = Math.min(...parts.map(({ sku, quantity }) => Math.floor(leftOf(sku) / quantity)));
		const served = Math.min(most, line.quantity);
		for (const { sku, quantity } of parts) left.set(sku, leftOf(sku) - quantity * served);
		return served < line.quantity ? [{ line, available: most }] : [];
	});
}
