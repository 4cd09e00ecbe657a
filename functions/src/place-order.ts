import { placement } from '@tandem/domain/place.ts';
import { orderIdOf, requestHashOf } from './checkout/order-id.ts';
import { settle, statusOf } from './checkout/pay.ts';
import { shopLane } from './checkout/shop-lane.ts';
import { callable } from './firebase/callable.ts';
import { simulator } from './payments/simulator.ts';

/** Places the order, or finds the one this key made before, then asks the bank once per attempt. */
export const placeOrder = callable('placeOrder', async ({ input, uid }) => {
	const { key, ...request } = input;
	const orderId = orderIdOf(uid, key);
	const placed = await shopLane().submit(placement(orderId, uid, request, requestHashOf(request)));
	if (!placed.ok) return placed;
	const { order } = placed;
	if (order.payment.status !== 'pending') return statusOf(orderId, order);
	const settled = await settle(orderId, order, simulator.charge(order));
	// The order stands even if the bank's answer could not be written yet: the sweep will ask again.
	return settled.ok ? settled : statusOf(orderId, order);
});
