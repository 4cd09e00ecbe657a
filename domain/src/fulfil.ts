import type { Input, Output } from './api.ts';
import { keep } from './due.ts';
import type { Job } from './flush.ts';
import { canMove } from './order-state.ts';
import { moved, type Order } from './order.ts';
import { book, release } from './reservation.ts';
import { nextNumber } from './sequence.ts';

type Step = Input<'advanceOrder'>;
type Refusal = Extract<Output<'advanceOrder'>, { ok: false }>;

/**
 * Takes an order to the next state of its life; asked again for the state it is in, says yes again. The
 * invoice is numbered when the goods are packed: an order cancelled before never had one.
 */
export function advance(step: Step, uid: string): Job<{ ok: true; order: Order } | Refusal> {
	return {
		refs: [{ collection: 'orders', id: step.orderId }],
		decide: (ledger, now) => {
			const order = ledger.get('orders', step.orderId);
			if (!order) return { ok: false, reason: 'not-found' };
			if (order.state === step.to && isSameStep(order, step)) return { ok: true, order };
			if (!canMove(order.state, step.to)) {
				return { ok: false, reason: 'not-next', state: order.state };
			}
			let next = moved(order, step.to, uid, now);
			if (step.to === 'packed') {
				next = { ...next, invoice: { number: nextNumber(ledger, 'invoices', now), at: now } };
			}
			if (step.to === 'shipped') {
				next = { ...next, shipment: { carrier: step.carrier, tracking: step.tracking } };
				const { orderId } = step;
				ledger.send({ kind: 'shipped', orderId, order: next, about: null, name: null, at: now });
			}
			return { ok: true, order: keep(ledger, step.orderId, next) };
		}
	};
}

/** A parcel that has left with another number is not the same step. */
function isSameStep({ shipment }: Order, step: Step): boolean {
	return (
		step.to !== 'shipped' ||
		(shipment?.carrier === step.carrier && shipment.tracking === step.tracking)
	);
}

/**
 * Ends an order that nobody paid in time and gives back what it held, once; `false` where there is nothing
 * to do, or where another attempt began than the one that was ended at the bank.
 */
export function expiry(orderId: string, attempt: number): Job<boolean> {
	return {
		refs: [{ collection: 'orders', id: orderId }],
		decide: (ledger, now) => {
			const order = ledger.get('orders', orderId);
			const isDue =
				order?.state === 'placed' &&
				order.payment.status !== 'pending' &&
				order.payment.attempt === attempt &&
				order.reservedUntil <= now;
			if (!order || !isDue) return false;
			const ended = moved(release(ledger, order), 'expired', 'clock', now);
			book(ledger, orderId, order, order.giftCard?.amountMinor ?? 0, now);
			ledger.count('expiredOrders', 1, now);
			ledger.send({ kind: 'expired', orderId, order: ended, about: null, name: null, at: now });
			keep(ledger, orderId, ended);
			return true;
		}
	};
}
