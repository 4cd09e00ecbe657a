import { settlement } from '@tandem/domain/settle.ts';
import type { Order } from '@tandem/domain/order.ts';
import type { PaymentStatus } from '@tandem/domain/payment.ts';
import { shopLane } from './shop-lane.ts';

/** What a shopper is told of an order. */
export function statusOf(orderId: string, order: Order) {
	const { state, payment } = order;
	return { ok: true as const, orderId, state, paymentStatus: payment.status };
}

/** Waits for the bank's answer, outside any commit, and writes down what it was. */
export async function settle(orderId: string, order: Order, answer: Promise<PaymentStatus>) {
	const status = await answer;
	const settled = await shopLane().submit(settlement(orderId, order.payment.attempt, status));
	return settled.ok ? statusOf(orderId, settled.order) : settled;
}
