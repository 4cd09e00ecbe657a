import { bandOf } from './band.ts';
import type { Ledger } from './ledger.ts';
import type { OrderLine } from './order.ts';
import { bundlesFrom, type Part, type Sellable } from './stock.ts';

type Account = 'received' | 'sold' | 'restocked';

/** What one unit of a line takes from stock: the parts of a bundle, or the SKU itself. */
export function partsOf(line: { sku: string; parts: readonly Part[] }): readonly Part[] {
	return line.parts.length > 0 ? line.parts : [{ sku: line.sku, quantity: 1 }];
}

type Units = Pick<OrderLine, 'sku' | 'parts' | 'quantity'>;

/** Takes the units of these lines out of stock; who calls has seen that they are there. */
export function sell(ledger: Ledger, lines: readonly Units[]): void {
	move(ledger, 'sold', lines);
}

/** Puts the units of these lines back on sale. */
export function restock(ledger: Ledger, lines: readonly Units[]): void {
	move(ledger, 'restocked', lines);
}

/** Books units in or out, and carries the bundles along that their SKUs are parts of. */
export function move(ledger: Ledger, account: Account, lines: readonly Units[]): void {
	const moved = lines.filter((line) => line.quantity !== 0);
	requireAround(
		ledger,
		moved.flatMap((line) => partsOf(line).map(({ sku }) => sku))
	);
	for (const line of moved) {
		for (const { sku, quantity } of partsOf(line)) {
			movePart(ledger, account, sku, quantity * line.quantity);
		}
	}
}

/** All that moving these SKUs touches is asked for at once: however many they are, two more readings do. */
function requireAround(ledger: Ledger, skus: readonly string[]): void {
	const bundles = sellablesOf(ledger, skus).flatMap((sellable) => sellable.bundles);
	const parts = sellablesOf(ledger, bundles).flatMap((bundle) => bundle.parts);
	sellablesOf(
		ledger,
		parts.map(({ sku }) => sku)
	);
}

function movePart(ledger: Ledger, account: Account, sku: string, units: number): void {
	const sellable = sellableOf(ledger, sku);
	const available = sellable.available + (account === 'sold' ? -units : units);
	ledger.put('sellables', sku, {
		...sellable,
		available,
		[account]: sellable[account] + units,
		band: bandOf(available)
	});
	for (const bundle of sellablesOf(ledger, sellable.bundles)) follow(ledger, bundle);
}

/** Puts a bundle's number right. It rests on all of its parts, also on those that do not move. */
function follow(ledger: Ledger, bundle: Sellable): void {
	const most = bundle.parts.map(({ sku, quantity }) => {
		ledger.guard('sellables', sku);
		return Math.floor(sellableOf(ledger, sku).available / quantity);
	});
	const available = Math.min(...most);
	if (available === bundle.available) return;
	ledger.put('sellables', bundle.sku, { ...bundle, available, band: bandOf(available) });
}

function sellablesOf(ledger: Ledger, skus: readonly string[]): Sellable[] {
	ledger.require(skus.map((id) => ({ collection: 'sellables', id })));
	return skus.map((sku) => sellableOf(ledger, sku));
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
		const most = bundlesFrom(parts, leftOf);
		const served = Math.min(most, line.quantity);
		for (const { sku, quantity } of parts) left.set(sku, leftOf(sku) - quantity * served);
		return served < line.quantity ? [{ line, available: most }] : [];
	});
}
