import type { Job } from './flush.ts';
import type { Ledger } from './ledger.ts';
import { moved, type Order } from './order.ts';
import type { PaymentMethod, PaymentStatus } from './payment.ts';
import { sumMinor } from './money.ts';

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
			if (payment.status === 'pending') return { ok: false, reason: 'payment-pending' };
			if (state !== 'placed' || (method === null && payment.status !== 'challenge')) {
				return { ok: false, reason: 'not-payable' };
			}
			const attempt = method === null ? payment.attempt : payment.attempt + 1;
			const claimed: Order = {
				...order,
				payment: { method: method ?? payment.method, status: 'pending', attempt, askedAt: now },
				updatedAt: now
			};
			ledger.put('orders', orderId, claimed);
			return { ok: true, order: claimed };
		}
	};
}

/** Records what became of a payment attempt; an answer to an older attempt, or a second one, changes nothing. */
export function settlement(
	orderId: string,
	attempt: number,
	status: PaymentStatus
): Job<Found | NotFound> {
	return {
		refs: [{ collection: 'orders', id: orderId }],
		decide: (ledger, now) => {
			const order = ledger.get('orders', orderId);
			if (!order) return { ok: false, reason: 'not-found' };
			const { payment } = order;
			const isAnswered = payment.status !== 'pending' || payment.attempt !== attempt;
			if (isAnswered || status === 'pending') return { ok: true, order };
			const settled = { ...order, payment: { ...payment, status }, updatedAt: now };
			if (status !== 'succeeded') {
				ledger.put('orders', orderId, settled);
				return { ok: true, order: settled };
			}
			return { ok: true, order: pay(ledger, orderId, settled, now) };
		}
	};
}

function pay(ledger: Ledger, orderId: string, order: Order, now: Date): Order {
	const paid = moved(order, 'paid', 'payment', now);
	ledger.put('orders', orderId, paid);
	ledger.count('paidOrders', 1, now);
	ledger.count('units', sumMinor(paid.lines.map((line) => line.quantity)), now);
	ledger.count('revenueMinor', paid.totals.totalMinor, now);
	return paid;
}
