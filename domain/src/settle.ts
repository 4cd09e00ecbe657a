import { keep } from './due.ts';
import type { Job } from './flush.ts';
import type { Ledger, LedgerRef } from './ledger.ts';
import { sumMinor } from './money.ts';
import { moved, type Order } from './order.ts';
import { MAX_ATTEMPTS, type PaymentMethod, type PaymentStatus } from './payment.ts';
import type { Refund, RefundStatus } from './refund.ts';
import { holdAgain } from './reservation.ts';

type NotFound = { ok: false; reason: 'not-found' };
type Found = { ok: true; order: Order };

export type Claim = Found | NotFound | { ok: false; reason: 'not-payable' | 'payment-pending' };

/**
 * Marks an own order's payment as asked again, so that nobody else asks meanwhile and the order
 * cannot expire: a new attempt by `method`, or with null the answer to the bank's question.
 */
export function paymentClaim(
	orderId: string,
	uid: string,
	method: PaymentMethod | null
): Job<Claim> {
	return {
		refs: [{ collection: 'orders', id: orderId }],
		decide: (ledger, now) => {
			const order = ledger.get('orders', orderId);
			if (order?.uid !== uid) return { ok: false, reason: 'not-found' };
			const { payment, state } = order;
			if (state !== 'placed') return { ok: false, reason: 'not-payable' };
			if (payment.status === 'pending') return { ok: false, reason: 'payment-pending' };
			if (method === null && payment.status !== 'challenge') {
				return { ok: false, reason: 'not-payable' };
			}
			// A real provider keeps one payment for an order, however often a card is tried.
			const isSame = method === null || method === 'card';
			const attempt = isSame ? payment.attempt : payment.attempt + 1;
			if (attempt > MAX_ATTEMPTS) return { ok: false, reason: 'not-payable' };
			const asked = { method: method ?? payment.method, status: 'pending' as const, attempt };
			const claimed = { ...order, payment: { ...payment, ...asked, askedAt: now }, updatedAt: now };
			return { ok: true, order: keep(ledger, orderId, claimed) };
		}
	};
}

/** What is told of a payment attempt; `event` is the webhook that tells it, if one does. */
export type Told = {
	attempt: number;
	status: PaymentStatus;
	reference: string | null;
	event: Heard | null;
};
export type Heard = { id: string; type: string };

/**
 * Records what became of a payment attempt, in whatever order and however often it is told. The first
 * money pays the order, reserving again if it had expired; money that pays for nothing goes back.
 */
export function settlement(orderId: string, told: Told): Job<Found | NotFound> {
	return {
		refs: [{ collection: 'orders', id: orderId }, ...eventRefs(told.event)],
		decide: (ledger, now) => {
			const order = ledger.get('orders', orderId);
			if (!order) return { ok: false, reason: 'not-found' };
			if (isHeardAgain(ledger, orderId, told.event, now)) return { ok: true, order };
			const changed =
				told.status === 'succeeded'
					? captured(ledger, orderId, order, told, now)
					: answered(order, told, now);
			return { ok: true, order: changed === order ? order : keep(ledger, orderId, changed) };
		}
	};
}

function eventRefs(event: Heard | null): LedgerRef[] {
	return event ? [{ collection: 'webhookEvents', id: event.id }] : [];
}

/** Whether this webhook was heard before; if not, it is now. */
function isHeardAgain(ledger: Ledger, orderId: string, event: Heard | null, now: Date): boolean {
	if (!event) return false;
	if (ledger.get('webhookEvents', event.id)) return true;
	ledger.put('webhookEvents', event.id, { orderId, type: event.type, at: now });
	return false;
}

/** An answer that moves no money counts for the current attempt of an order that still waits. */
function answered(order: Order, { attempt, status, reference }: Told, now: Date): Order {
	const { payment } = order;
	const isCurrent = order.state === 'placed' && payment.attempt === attempt;
	const next = { ...payment, status, reference: payment.reference ?? reference };
	const isNews = next.status !== payment.status || next.reference !== payment.reference;
	// A bank that is still thinking takes nothing back that it has said.
	if (!isCurrent || !isNews || (status === 'pending' && payment.status !== 'pending')) return order;
	return { ...order, payment: next, updatedAt: now };
}

function captured(ledger: Ledger, orderId: string, order: Order, told: Told, now: Date): Order {
	const { payment } = order;
	if (payment.captures.some((capture) => capture.attempt === told.attempt)) return order;
	const capture = { attempt: told.attempt, amountMinor: payment.amountMinor, at: now };
	const richer: Order = {
		...order,
		payment: {
			...payment,
			reference: payment.reference ?? told.reference,
			captures: [...payment.captures, capture]
		},
		updatedAt: now
	};
	if (payment.captures.length > 0) return strayed(richer, told.attempt, 'double-payment', now);
	if (order.state === 'placed') return paid(ledger, orderId, richer, now);
	if (order.state === 'expired' && holdAgain(ledger, orderId, order, now)) {
		const lines = richer.lines.map((line) => ({ ...line, restocked: 0 }));
		return paid(ledger, orderId, { ...richer, lines }, now);
	}
	return strayed(richer, told.attempt, 'late-payment', now);
}

/** The order paid, counted and confirmed. */
export function paid(ledger: Ledger, orderId: string, order: Order, now: Date): Order {
	const settled = moved(order, 'paid', 'payment', now);
	const next: Order = { ...settled, payment: { ...settled.payment, status: 'succeeded' } };
	ledger.count('paidOrders', 1, now);
	ledger.count('units', sumMinor(next.lines.map((line) => line.quantity)), now);
	ledger.count('revenueMinor', next.totals.totalMinor, now);
	ledger.send({ kind: 'confirmation', orderId, order: next, about: null, name: null, at: now });
	return next;
}

/** Money that paid for nothing is owed back in full. */
function strayed(
	order: Order,
	attempt: number,
	reason: 'late-payment' | 'double-payment',
	now: Date
): Order {
	const amountMinor = order.payment.amountMinor;
	const refund: Refund = {
		id: order.refunds.length + 1,
		key: `${reason}-${attempt}`,
		reason,
		lines: [],
		amountMinor,
		deliveryMinor: 0,
		extraMinor: 0,
		cardMinor: amountMinor,
		giftCardMinor: 0,
		attempt,
		taxes: [],
		creditNote: null,
		status: 'due',
		tries: 1,
		by: 'payment',
		at: now
	};
	return { ...order, refunds: [...order.refunds, refund] };
}

/** What is told of a refund; `event` is the webhook that tells it, if one does. */
export type RefundTold = {
	refundId: number;
	tries: number;
	status: RefundStatus;
	event: Heard | null;
};

/**
 * Records whether the provider gave a refund back; the letter goes out when it did. A refund that was
 * given may still fail at the bank; one that failed is asked for anew by staff.
 */
export function refundSettlement(orderId: string, told: RefundTold): Job<Found | NotFound> {
	return {
		refs: [{ collection: 'orders', id: orderId }, ...eventRefs(told.event)],
		decide: (ledger, now) => {
			const order = ledger.get('orders', orderId);
			const refund = order?.refunds.find(({ id }) => id === told.refundId);
			if (!order || !refund) return { ok: false, reason: 'not-found' };
			if (isHeardAgain(ledger, orderId, told.event, now)) return { ok: true, order };
			const { status } = told;
			const isNews = refund.status === 'due' || (refund.status === 'done' && status === 'failed');
			if (!isNews || refund.status === status || refund.tries !== told.tries) {
				return { ok: true, order };
			}
			const refunds = order.refunds.map((each) => (each === refund ? { ...refund, status } : each));
			const next = { ...order, refunds, updatedAt: now };
			if (status === 'done') tellOfRefund(ledger, orderId, next, refund.id, now);
			return { ok: true, order: keep(ledger, orderId, next) };
		}
	};
}

/** Sends the letter about a refund that is done. */
export function tellOfRefund(
	ledger: Ledger,
	orderId: string,
	order: Order,
	refundId: number,
	now: Date
): void {
	const tries = order.refunds.find(({ id }) => id === refundId)?.tries ?? 1;
	const about = `${refundId}-${tries}`;
	ledger.send({ kind: 'refund', orderId, order, about, name: null, at: now });
}
