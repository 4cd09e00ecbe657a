import type { Ledger } from './ledger.ts';
import { ORDER_TASKS, type OrderTask } from './order-state.ts';
import type { Order } from './order.ts';
import { addMinutes } from './time.ts';

/** How long a bank may take before it is asked what became of a payment. */
const ASK_AFTER_MINUTES = 0.25;
/** How long after its reservation an order still waits for a bank that does not answer. */
export const PATIENCE_MINUTES = 30;
/** How long a refund may stay unconfirmed before it is asked for again. */
const REFUND_AFTER_MINUTES = 1;

/** When the clock must look at the order again: to ask a bank, to end it, to press a refund. */
export function dueAt(order: Order): Date | null {
	const { payment, state, refunds, updatedAt } = order;
	if (state === 'placed') {
		if (payment.status !== 'pending') return order.reservedUntil;
		return addMinutes(payment.askedAt, ASK_AFTER_MINUTES);
	}
	const isOwed = refunds.some((refund) => refund.status === 'due');
	return isOwed ? addMinutes(updatedAt, REFUND_AFTER_MINUTES) : null;
}

/** What of the order waits for staff. */
function tasksOf({ returns, refunds }: Order): OrderTask[] {
	const waits = {
		return: returns.some(({ state }) => state === 'requested'),
		refund: refunds.some(({ status }) => status === 'failed')
	};
	return ORDER_TASKS.filter((task) => waits[task]);
}

/** Writes the order down, with when it is due and what of it waits for staff. */
export function keep(ledger: Ledger, orderId: string, order: Order): Order {
	const kept = { ...order, dueAt: dueAt(order), tasks: tasksOf(order) };
	ledger.put('orders', orderId, kept);
	return kept;
}
