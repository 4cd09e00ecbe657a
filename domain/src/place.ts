import type { Input, Output } from './api.ts';
import { bandOf } from './band.ts';
import type { Cart } from './cart.ts';
import { quoteDelivery } from './delivery.ts';
import type { Job } from './flush.ts';
import type { Ledger } from './ledger.ts';
import type { Order } from './order.ts';
import { priceOrder } from './pricing.ts';
import type { Sellable } from './stock.ts';
import { addMinutes, businessDate } from './time.ts';

/** How long an unpaid order keeps its stock. */
export const RESERVATION_MINUTES = 30;

type Refusal = Extract<Output<'placeOrder'>, { ok: false }>;
export type Placement = { ok: true; order: Order } | Refusal;
type Request = Omit<Input<'placeOrder'>, 'key'>;

/** Places the order that `request` asks for, or replays it, or says why not. */
export function placement(
	orderId: string,
	uid: string,
	request: Request,
	requestHash: string
): Job<Placement> {
	return {
		refs: [
			{ collection: 'orders', id: orderId },
			{ collection: 'carts', id: uid },
			...request.lines.map(({ sku }) => ({ collection: 'sellables' as const, id: sku }))
		],
		decide: (ledger, now) => decidePlacement(ledger, orderId, uid, request, requestHash, now)
	};
}

function decidePlacement(
	ledger: Ledger,
	orderId: string,
	uid: string,
	request: Request,
	requestHash: string,
	now: Date
): Placement {
	const earlier = ledger.get('orders', orderId);
	if (earlier) {
		if (earlier.requestHash !== requestHash) return { ok: false, reason: 'key-reused' };
		return { ok: true, order: earlier };
	}
	const cart = ledger.get('carts', uid);
	if (!cart || !isWhatTheCartHolds(request, cart.lines)) {
		return { ok: false, reason: 'cart-changed' };
	}
	const items = request.lines.map((line) => ({
		line,
		sellable: ledger.get('sellables', line.sku)
	}));
	const refusal = refusalOf(items);
	if (refusal) return refusal;

	const sold = items.flatMap(({ line, sellable }) =>
		sellable ? [{ ...sellable, quantity: line.quantity }] : []
	);
	const { lines, totals } = priceOrder(sold, request.address.country, request.delivery);
	if (totals.totalMinor !== request.shownTotalMinor) {
		return {
			ok: false,
			reason: 'total-changed',
			shownMinor: request.shownTotalMinor,
			currentMinor: totals.totalMinor
		};
	}

	for (const { line, sellable } of items) {
		if (sellable) ledger.put('sellables', line.sku, sell(sellable, line.quantity));
	}
	ledger.put('carts', uid, emptied(cart, now));
	const delivery = quoteDelivery(request.delivery, request.address.country, totals.goodsMinor);
	const order: Order = {
		uid,
		requestHash,
		state: 'placed',
		seq: 0,
		history: [{ state: 'placed', at: now, by: uid }],
		contact: request.contact,
		address: request.address,
		delivery: { id: request.delivery, title: delivery.title, days: [...delivery.days] },
		lines: lines.map((priced, i) => ({ ...snapshotOf(sold[i]), ...priced })),
		totals,
		currency: 'EUR',
		payment: { method: request.payment, status: 'pending', attempt: 1, askedAt: now },
		shipment: null,
		reservedUntil: addMinutes(now, RESERVATION_MINUTES),
		businessDate: businessDate(now),
		placedAt: now,
		updatedAt: now
	};
	ledger.put('orders', orderId, order);
	ledger.count('placedOrders', 1, now);
	return { ok: true, order };
}

function isWhatTheCartHolds(
	request: Request,
	lines: Record<string, { quantity: number }>
): boolean {
	return (
		Object.keys(lines).length === request.lines.length &&
		request.lines.every(({ sku, quantity }) => lines[sku]?.quantity === quantity)
	);
}

/** Devices come and go: those that did not write last are forgotten with the order. */
function emptied(cart: Cart, now: Date): Cart {
	const { device, writes } = cart;
	return { ...cart, lines: {}, writes: { [device]: writes[device] ?? 1 }, updatedAt: now };
}

type Item = { line: Request['lines'][number]; sellable: Sellable | null };

/** What the shopper must hear first: what is gone, then what costs something else. */
function refusalOf(items: readonly Item[]): Refusal | undefined {
	const short = items.flatMap(({ line, sellable }) => {
		const available = sellable?.active ? sellable.available : 0;
		if (available >= line.quantity) return [];
		return [{ ...nameOf(line.sku, sellable), wanted: line.quantity, available }];
	});
	if (short.length) return { ok: false, reason: 'sold-out', lines: short };
	const repriced = items.flatMap(({ line, sellable }) => {
		const currentMinor = sellable?.priceMinor ?? 0;
		if (currentMinor === line.shownMinor) return [];
		return [{ ...nameOf(line.sku, sellable), shownMinor: line.shownMinor, currentMinor }];
	});
	if (repriced.length) return { ok: false, reason: 'price-changed', lines: repriced };
	return undefined;
}

function nameOf(sku: string, sellable: Sellable | null) {
	return { sku, title: sellable?.title ?? sku, variant: sellable?.variant ?? '' };
}

function snapshotOf(sellable: Sellable | undefined) {
	if (!sellable) throw new Error('an order line needs its sellable');
	const { sku, productId, title, variant, taxClass } = sellable;
	return { sku, productId, title, variant, taxClass };
}

/** The sellable with `quantity` fewer units to sell. */
function sell(sellable: Sellable, quantity: number): Sellable {
	const available = sellable.available - quantity;
	return { ...sellable, available, sold: sellable.sold + quantity, band: bandOf(available) };
}
