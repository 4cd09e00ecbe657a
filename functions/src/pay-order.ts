import { paymentClaim } from '@tandem/domain/settle.ts';
import { settle } from './checkout/pay.ts';
import { shopLane } from './checkout/shop-lane.ts';
import { callable } from './firebase/callable.ts';
import { bankFor, isPayable } from './payments/bank.ts';
import { readOrder } from './store/orders.ts';

/** A new attempt, the answer to a challenge, a question to the bank, or the provider's own card fields. */
export const payOrder = callable('payOrder', async ({ input, uid, now }) => {
	const { orderId } = input;
	if (input.action === 'fields') return openFields(orderId, uid);
	if (input.action === 'check') {
		const order = await readOrder(orderId);
		if (order?.uid !== uid) return { ok: false, reason: 'not-found' };
		return settle(orderId, order, bankFor(order.payment.method).lookUp(orderId, order, now));
	}
	const method = input.action === 'retry' ? input.payment : null;
	if (method && !isPayable(method)) return { ok: false, reason: 'payment-unavailable' };
	const claim = await shopLane().submit(paymentClaim(orderId, uid, method));
	if (!claim.ok) return claim;
	const { order } = claim;
	const bank = bankFor(order.payment.method);
	const answer =
		input.action === 'retry'
			? bank.charge(orderId, order)
			: bank.answer(orderId, order, input.action === 'confirm');
	return settle(orderId, order, answer);
});

async function openFields(orderId: string, uid: string) {
	const order = await readOrder(orderId);
	if (order?.uid !== uid) return { ok: false as const, reason: 'not-found' as const };
	if (order.state !== 'placed') return { ok: false as const, reason: 'not-payable' as const };
	const fields = await bankFor(order.payment.method).fields(order);
	if (!fields) return { ok: false as const, reason: 'payment-unavailable' as const };
	return { ok: true as const, orderId, ...fields };
}
