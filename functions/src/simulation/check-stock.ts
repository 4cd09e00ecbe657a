import { bandOf } from '@tandem/domain/band.ts';
import type { Order } from '@tandem/domain/order.ts';
import type { Sellable } from '@tandem/domain/stock.ts';
import type { Invariant, Watch } from './invariants.ts';
import { firstDay } from './shop.ts';

/** 1 */
export const neverBelowZero: Watch = {
	says: 'No commit leaves fewer than zero units of anything available.',
	faults: (changes) =>
		changes.flatMap(({ path, after }) => {
			const available = 'available' in after ? Number(after.available) : 0;
			return available < 0 ? [`${path}: ${available}`] : [];
		})
};

/** 2 */
export const stockAddsUp: Invariant = {
	says: 'Available is received less sold plus restocked, and received is what staff booked in.',
	faults: (end) => {
		const first = firstDay(end.schedule);
		return [...end.all('sellables').values()].flatMap((sellable) => {
			const { sku, available, received, sold, restocked, parts, band } = sellable;
			const opened = (first.get(`sellables/${sku}`) as Sellable).received;
			const booked = [...end.all('audit').values()]
				.filter((entry) => entry.sku === sku)
				.reduce((sum, { before, after }) => sum + after.available - before.available, 0);
			return [
				...(parts.length === 0 && available !== received - sold + restocked
					? [`${sku}: ${available} ≠ ${received} − ${sold} + ${restocked}`]
					: []),
				...(received === opened + booked
					? []
					: [`${sku}: received ${received}, ${opened} + ${booked}`]),
				...(band === bandOf(available) ? [] : [`${sku}: ${available} units are ${band}`])
			];
		});
	}
};

/** How often an order took its units: once more when it was paid after it had expired. */
function takings({ history }: Order): number {
	return 1 + revivals(history);
}

function revivals(history: Order['history']): number {
	return history.filter(({ state }, i) => state === 'paid' && history[i - 1]?.state === 'expired')
		.length;
}

/** 3 */
export const soldUnitsAreInOrders: Invariant = {
	says: 'What is sold and what came back is the sum of the orders’ lines, in parts where it was a bundle.',
	faults: (end) => {
		const sold = new Map<string, number>();
		const back = new Map<string, number>();
		for (const order of end.orders.values()) {
			for (const { sku, parts, quantity, restocked } of order.lines) {
				for (const part of parts.length > 0 ? parts : [{ sku, quantity: 1 }]) {
					add(sold, part.sku, part.quantity * quantity * takings(order));
					add(back, part.sku, part.quantity * (restocked + quantity * revivals(order.history)));
				}
			}
		}
		return [...end.all('sellables').values()].flatMap(({ sku, ...kept }) => [
			...differs(`${sku} sold`, kept.sold, sold.get(sku) ?? 0),
			...differs(`${sku} restocked`, kept.restocked, back.get(sku) ?? 0)
		]);
	}
};

export const bundlesFollowTheirParts: Invariant = {
	says: 'Of a bundle as many are available as its scarcest part allows.',
	faults: (end) =>
		[...end.all('sellables').values()].flatMap(({ sku, parts, available }) => {
			if (parts.length === 0) return [];
			const most = parts.map((part) => {
				return Math.floor((end.get('sellables', part.sku)?.available ?? 0) / part.quantity);
			});
			return differs(`${sku} available`, available, Math.min(...most));
		})
};

export const shelvesShowTheStock: Invariant = {
	says: 'A shelf shows the price and the band that checkout knows.',
	faults: (end) =>
		[...end.all('sellables').values()].flatMap(({ sku, productId, category, priceMinor, band }) => {
			const shown = end.all('shelves').get(category)?.products[productId]?.skus[sku];
			return [
				...differs(`price of ${sku} on its shelf`, shown?.priceMinor, priceMinor),
				...differs(`band of ${sku} on its shelf`, shown?.band, band)
			];
		})
};

/** Adds to a number of a map. */
export function add<K>(sums: Map<K, number>, key: K, by: number): void {
	sums.set(key, (sums.get(key) ?? 0) + by);
}

/** What to say where something is not what it should be. */
export function differs<T>(what: string, is: T, shouldBe: T): string[] {
	return is === shouldBe ? [] : [`${what} is ${String(is)}, not ${String(shouldBe)}`];
}
