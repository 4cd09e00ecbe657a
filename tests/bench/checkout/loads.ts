/** Who buys what: loads, their stock, and buyers with full carts. */
import { randomUUID } from 'node:crypto';
import type { Input } from '@tandem/domain/api.ts';
import type { Cart } from '@tandem/domain/cart.ts';
import type { Job } from '@tandem/domain/flush.ts';
import { placement, type Placement } from '@tandem/domain/place.ts';
import { priceOrder } from '@tandem/domain/pricing.ts';
import type { Sellable } from '@tandem/domain/stock.ts';
import { orderIdOf, personOf, requestHashOf } from '../../../functions/src/checkout/order-id.ts';
import { anOrderOf, books, sellableOf, stocked } from '../../support/stock-room.ts';

const PRICE_MINOR = 1500;
const PLENTY = 900_000;
const SKUS = 200;

export type Load = { name: string; sellables: readonly Sellable[]; choose: () => Sellable[] };

/** Everyone wants the same SKU, of which `units` are there. */
export async function hotSku(units = PLENTY): Promise<Load> {
	const sellable = await onSale(units);
	return { name: 'hot SKU', sellables: [sellable], choose: () => [sellable] };
}

/** Carts of one to three of 200 SKUs, the first ones wanted most: Zipf's law with exponent 1. */
export async function mixedCarts(): Promise<Load> {
	const sellables = await Promise.all(Array.from({ length: SKUS }, () => onSale(PLENTY)));
	const choose = () => {
		const lines = 1 + Math.floor(Math.random() * 3);
		return [...new Set(Array.from({ length: lines }, () => zipf(sellables)))];
	};
	return { name: 'mixed carts', sellables, choose };
}

async function onSale(units: number): Promise<Sellable> {
	return sellableOf(await stocked(units, PRICE_MINOR));
}

function zipf(sellables: readonly Sellable[]): Sellable {
	const whole = sellables.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
	let rest = Math.random() * whole;
	const chosen = sellables.find((_, i) => (rest -= 1 / (i + 1)) <= 0) ?? sellables[0];
	if (!chosen) throw new Error('nothing is on sale');
	return chosen;
}

/** Someone whose cart is full and whose page has made its request: plain data, for other processes too. */
export type Buyer = { uid: string; request: Input<'placeOrder'> };

/** Buyers ready to place; filling carts is not what is measured. */
export async function buyers(uids: readonly string[], { choose }: Load): Promise<Buyer[]> {
	const ready = uids.map((uid): Buyer => ({ uid, request: requestOf(choose()) }));
	const writer = books().bulkWriter({ throttling: false });
	const filled = ready.map((buyer) => writer.set(books().doc(`carts/${buyer.uid}`), cartOf(buyer)));
	await writer.close();
	await Promise.all(filled);
	return ready;
}

/** `count` people who buy once. */
export function strangers(count: number): string[] {
	return Array.from({ length: count }, () => randomUUID());
}

function requestOf(wanted: readonly Sellable[]): Input<'placeOrder'> {
	const items = wanted.map((sellable) => ({ ...sellable, quantity: 1 }));
	const where = { country: 'DE', delivery: 'standard', promotions: [], today: '' } as const;
	return anOrderOf(wanted[0]?.sku ?? '', 1, PRICE_MINOR, {
		lines: items.map(({ sku, quantity }) => ({ sku, quantity, shownMinor: PRICE_MINOR })),
		shownTotalMinor: priceOrder(items, where).totals.totalMinor
	});
}

export function cartOf({ request: { lines } }: Buyer): Cart {
	const [device, now] = [randomUUID(), new Date()];
	const line = { quantity: 1, seenMinor: PRICE_MINOR, addedAt: now };
	return {
		lines: Object.fromEntries(lines.map(({ sku }) => [sku, line])),
		last: lines[0]?.sku ?? '',
		device,
		writes: { [device]: 1 },
		updatedAt: now
	};
}

export function orderIdFor({ uid, request }: Buyer): string {
	return orderIdOf(uid, request.key);
}

/** The lane's job, as `placeOrder` makes it of the buyer's request. */
export function placementOf(buyer: Buyer): Job<Placement> {
	const { key: _, ...request } = buyer.request;
	const asking = {
		orderId: orderIdFor(buyer),
		uid: buyer.uid,
		requestHash: requestHashOf(request),
		person: personOf(request.contact.email),
		giftCardId: null
	};
	return placement(asking, request);
}
