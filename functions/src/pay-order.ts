import { payAgain } from './checkout/buy.ts';
import { shopTill } from './checkout/shop-till.ts';
import { callable } from './firebase/callable.ts';
import { bankFor, isPayable } from './payments/bank.ts';
import { readOrder } from './store/orders.ts';

/** A new attempt, the answer to a challenge, a question to the bank, or the provider's own card fields. */
export const payOrder = callable('payOrder', async ({ input, uid, now }) => {
	if (input.action === 'fields') return openFields(input.orderId, uid);
	if (input.action === 'retry' && !isPayable(input.payment)) {
		return { ok: false, reason: 'payment-unavailable' };
	}
	return payAgain(shopTill(), input, uid, now);
});

async function openFields(orderId: string, uid: string) {
	const order = await readOrder(orderId);
	if (order?.uid !== uid) return { ok: false as const, reason: 'not-found' as const };
	if (order.state !== 'placed') return { ok: false as const, reason: 'not-payable' as const };
	const fields = await bankFor(order.payment.method).fields(order);
	if (!fields) return { ok: false as const, reason: 'payment-unavailable' as const };
	return { ok: true as const, orderId, ...fields };
}
