import type { Input, Output } from './api.ts';
import { keep } from './due.ts';
import type { Job } from './flush.ts';
import type { Ledger } from './ledger.ts';
import type { Letter } from './mail.ts';
import { moved, type Order } from './order.ts';
import { grantRefund, unitsLeft } from './refunding.ts';
import { MAX_RETURNS, RETURN_DAYS, WITHDRAWAL_DAYS, type Refund, type Return } from './refund.ts';
import { book, release } from './reservation.ts';
import { tellOfRefund } from './settle.ts';
import { addMinutes } from './time.ts';

type Refusal = Extract<Output<'reverseOrder'>, { ok: false }>;
export type Reversal = { ok: true; order: Order; receivedAt: Date } | Refusal;

type NotCancelled =
	| { ok: false; reason: 'not-found' }
	| { ok: false; reason: 'too-late' | 'payment-pending'; state: Order['state'] };

/** Whether this order may be reversed by who asks: its owner, staff, or who knows its number and address. */
export type Right = (order: Order) => boolean;

/** Ends an order that is not packed; the money goes back. Asked again, it says yes again. */
export function cancellation(
	orderId: string,
	hasRight: Right,
	by: string
): Job<Extract<Reversal, { ok: true }> | NotCancelled> {
	return {
		refs: [{ collection: 'orders', id: orderId }],
		decide: (ledger, now) => {
			const order = ledger.get('orders', orderId);
			if (!order || !hasRight(order)) return { ok: false, reason: 'not-found' };
			if (order.state === 'cancelled') return { ok: true, order, receivedAt: lastMove(order) };
			if (isAsked(order)) return { ok: false, reason: 'payment-pending', state: order.state };
			if (order.state !== 'placed' && order.state !== 'paid') {
				return { ok: false, reason: 'too-late', state: order.state };
			}
			const cancelled = cancelledOrder(ledger, orderId, order, 'cancelled', by, now);
			tell(ledger, orderId, cancelled, 'cancelled', now);
			return { ok: true, order: keep(ledger, orderId, cancelled), receivedAt: now };
		}
	};
}

/** While the bank is asked, its answer decides first. */
function isAsked({ state, payment }: Order): boolean {
	return state === 'placed' && payment.status === 'pending';
}

function cancelledOrder(
	ledger: Ledger,
	orderId: string,
	order: Order,
	reason: Extract<Refund['reason'], 'cancelled' | 'withdrawn'>,
	by: string,
	now: Date
): Order {
	const wasPaid = order.state === 'paid';
	const ended = moved(release(ledger, order), 'cancelled', by, now);
	ledger.count('cancelledOrders', 1, now);
	if (!wasPaid) {
		book(ledger, orderId, order, order.giftCard?.amountMinor ?? 0, now);
		return ended;
	}
	const grant = { key: reason, reason, lines: unitsLeft(order), extraMinor: 0, by };
	return refunded(ledger, orderId, ended, grant, now);
}

/** The order with a refund granted; one that asks no provider is done and told at once. */
export function refunded(
	ledger: Ledger,
	orderId: string,
	order: Order,
	grant: Parameters<typeof grantRefund>[3],
	now: Date
): Order {
	const next = grantRefund(ledger, orderId, order, grant, now);
	const refund = next.refunds.at(-1);
	if (refund?.status === 'done') tellOfRefund(ledger, orderId, next, refund.id, now);
	return next;
}

function tell(
	ledger: Ledger,
	orderId: string,
	order: Order,
	kind: Letter['kind'],
	now: Date,
	about: string | null = null,
	name: string | null = null
): void {
	ledger.send({ kind, orderId, order, about, name, at: now });
}

type ReturnRequest = Omit<
	Extract<Input<'reverseOrder'>, { action: 'return' }>,
	'action' | 'orderId'
>;

/** Announces goods that come back; the money follows when they have arrived. */
export function returnRequest(orderId: string, uid: string, request: ReturnRequest): Job<Reversal> {
	return {
		refs: [{ collection: 'orders', id: orderId }],
		decide: (ledger, now) => {
			const order = ledger.get('orders', orderId);
			if (order?.uid !== uid) return { ok: false, reason: 'not-found' };
			const earlier = order.returns.find(({ key }) => key === request.key);
			if (earlier) {
				const isSame = JSON.stringify(earlier.lines) === JSON.stringify(request.lines);
				if (!isSame) return { ok: false, reason: 'key-reused' };
				return { ok: true, order, receivedAt: earlier.at };
			}
			const refusal = returnRefusal(order, request.lines, RETURN_DAYS, now);
			if (refusal) return refusal;
			if (order.returns.length >= MAX_RETURNS) {
				return { ok: false, reason: 'not-returnable', state: order.state };
			}
			const announced = {
				...request,
				state: 'requested',
				answer: '',
				at: now,
				closedAt: null
			} as const;
			const next = { ...order, returns: [...order.returns, announced], updatedAt: now };
			tell(ledger, orderId, next, 'return', now, request.key);
			return { ok: true, order: keep(ledger, orderId, next), receivedAt: now };
		}
	};
}

function returnRefusal(
	order: Order,
	lines: Return['lines'],
	days: number,
	now: Date
): Refusal | undefined {
	const { state } = order;
	if (state !== 'packed' && state !== 'shipped' && state !== 'delivered') {
		return { ok: false, reason: 'not-returnable', state };
	}
	if (isPast(order, days, now)) return { ok: false, reason: 'too-late', state };
	const free = returnable(order);
	const isThere = lines.every(
		(line, i) =>
			lines.findIndex(({ sku }) => sku === line.sku) === i &&
			line.quantity <= (free.find(({ sku }) => sku === line.sku)?.quantity ?? 0)
	);
	return isThere ? undefined : { ok: false, reason: 'not-returnable', state };
}

/** The units that have neither gone back nor been announced. */
export function returnable(order: Pick<Order, 'lines' | 'returns'>): Return['lines'] {
	const open = order.returns.filter(({ state }) => state === 'requested');
	return unitsLeft(order).flatMap(({ sku, quantity }) => {
		const announced = open
			.flatMap(({ lines }) => lines)
			.filter((line) => line.sku === sku)
			.reduce((sum, line) => sum + line.quantity, 0);
		return quantity > announced ? [{ sku, quantity: quantity - announced }] : [];
	});
}

/** Whether more than `days` have passed since the goods arrived. */
export function isPast(order: Pick<Order, 'history'>, days: number, now: Date): boolean {
	const delivered = order.history.find((change) => change.state === 'delivered');
	return delivered !== undefined && addMinutes(delivered.at, days * 24 * 60) < now;
}

/** The key of the return that a withdrawal makes; an order is withdrawn from once. */
export const WITHDRAWAL_KEY = 'withdrawal';

/**
 * The right of the EU's consumers to leave a contract: before packing it cancels, after it announces all
 * that is left as a return; an order that was cancelled before only takes note. Its letter is the durable
 * receipt. Asked again, it tells when it was first.
 */
export function withdrawal(
	orderId: string,
	hasRight: Right,
	by: string,
	name: string | null
): Job<Reversal> {
	return {
		refs: [{ collection: 'orders', id: orderId }],
		decide: (ledger, now) => {
			const order = ledger.get('orders', orderId);
			if (!order || !hasRight(order)) return { ok: false, reason: 'not-found' };
			if (order.withdrawnAt) return { ok: true, order, receivedAt: order.withdrawnAt };
			if (isAsked(order)) return { ok: false, reason: 'payment-pending', state: order.state };
			const ended = withdrawn(ledger, orderId, order, by, now);
			if ('reason' in ended) return ended;
			const next = { ...ended, withdrawnAt: now, updatedAt: now };
			tell(ledger, orderId, next, 'withdrawal', now, null, name ?? order.contact.name);
			return { ok: true, order: keep(ledger, orderId, next), receivedAt: now };
		}
	};
}

function withdrawn(
	ledger: Ledger,
	orderId: string,
	order: Order,
	by: string,
	now: Date
): Order | Refusal {
	if (order.state === 'placed' || order.state === 'paid') {
		return cancelledOrder(ledger, orderId, order, 'withdrawn', by, now);
	}
	if (order.state === 'cancelled') return order;
	const lines = returnable(order);
	const refusal = returnRefusal(order, lines, WITHDRAWAL_DAYS, now);
	if (refusal) return refusal;
	if (lines.length === 0) return { ok: false, reason: 'not-returnable', state: order.state };
	const announced: Return = {
		key: WITHDRAWAL_KEY,
		state: 'requested',
		reason: 'withdrawal',
		note: '',
		answer: '',
		lines,
		at: now,
		closedAt: null
	};
	return { ...order, returns: [...order.returns, announced] };
}

function lastMove({ history }: Pick<Order, 'history'>): Date {
	const last = history.at(-1);
	if (!last) throw new Error('an order has a history');
	return last.at;
}
