import type { Input, Output } from './api.ts';
import { bandOf } from './band.ts';
import type { Job } from './flush.ts';
import { canMove } from './order-state.ts';
import { moved, type Order } from './order.ts';

type Refusal = Extract<Output<'advanceOrder'>, { ok: false }>;

/** Takes an order to the next state of its life; asked again for the state it is in, says yes again. */
export function advance(
	step: Input<'advanceOrder'>,
	uid: string
): Job<{ ok: true; order: Order } | Refusal> {
	return {
		refs: [{ collection: 'orders', id: step.orderId }],
		decide: (ledger, now) => {
			const order = ledger.get('orders', step.orderId);
			if (!order) return { ok: false, reason: 'not-found' };
			if (order.state === step.to) return { ok: true, order };
			if (!canMove(order.state, step.to)) {
				return { ok: false, reason: 'not-next', state: order.state };
			}
			const next = moved(order, step.to, uid, now);
			const shipment =
				step.to === 'shipped' ? { carrier: step.carrier, tracking: step.tracking } : order.shipment;
			ledger.put('orders', step.orderId, { ...next, shipment });
			return { ok: true, order: { ...next, shipment } };
		}
	};
}

/** Ends an order that nobody paid in time and puts its units back, once; `false` where there is nothing to do. */
export function expiry(orderId: string, skus: readonly string[]): Job<boolean> {
	return {
		refs: [
			{ collection: 'orders', id: orderId },
			...skus.map((sku) => ({ collection: 'sellables' as const, id: sku }))
		],
		decide: (ledger, now) => {
			const order = ledger.get('orders', orderId);
			const isDue =
				order?.state === 'placed' &&
				order.payment.status !== 'pending' &&
				order.reservedUntil <= now;
			if (!order || !isDue) return false;
			for (const { sku, quantity } of order.lines) {
				const sellable = ledger.get('sellables', sku);
				if (!sellable) throw new Error(`sellables/${sku} of orders/${orderId} is missing`);
				const available = sellable.available + quantity;
				ledger.put('sellables', sku, {
					...sellable,
					available,
					restocked: sellable.restocked + quantity,
					band: bandOf(available)
				});
			}
			ledger.put('orders', orderId, moved(order, 'expired', 'clock', now));
			ledger.count('expiredOrders', 1, now);
			return true;
		}
	};
}
