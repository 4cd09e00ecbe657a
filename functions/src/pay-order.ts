import { paymentClaim } from '@tandem/domain/settle.ts';
import { settle } from './checkout/pay.ts';
import { shopLane } from './checkout/shop-lane.ts';
import { callable } from './firebase/callable.ts';
import { simulator } from './payments/simulator.ts';
import { readOrder } from './store/orders.ts';

/** A new attempt, the answer to a challenge, or a question to the bank about the attempt under way. */
export const payOrder = callable('payOrder', async ({ input, uid, now }) => {
	const { orderId } = input;
	if (input.action === 'check') {
		const order = await readOrder(orderId);
		if (order?.uid !== uid) return { ok: false, reason: 'not-found' };
		return settle(orderId, order, simulator.lookUp(order, now));
	}
	const method = input.action === 'retry' ? input.payment : null;
	const claim = await shopLane().submit(paymentClaim(orderId, uid, method));
	if (!claim.ok) return claim;
	const { order } = claim;
	const answer =
		input.action === 'retry'
			? simulator.charge(order)
			: simulator.answer(order, input.action === 'confirm');
	return settle(orderId, order, answer);
});
