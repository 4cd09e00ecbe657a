import { placement } from '@tandem/domain/place.ts';
import { giftCardIdOf, orderIdOf, personOf, requestHashOf } from './checkout/order-id.ts';
import { settle, statusOf } from './checkout/pay.ts';
import { shopLane } from './checkout/shop-lane.ts';
import { callable } from './firebase/callable.ts';
import { bankFor, isPayable } from './payments/bank.ts';

/** Places the order, or finds the one this key made before, then asks the bank once per attempt. */
export const placeOrder = callable('placeOrder', async ({ input, uid }) => {
	const { key, ...request } = input;
	if (!isPayable(request.payment)) return { ok: false, reason: 'payment-unavailable' };
	const orderId = orderIdOf(uid, key);
	const asking = {
		orderId,
		uid,
		requestHash: requestHashOf(request),
		person: personOf(request.contact.email),
		giftCardId: request.giftCard === null ? null : giftCardIdOf(request.giftCard)
	};
	const placed = await shopLane().submit(placement(asking, request));
	if (!placed.ok) return placed;
	const { order } = placed;
	if (order.payment.status !== 'pending') return statusOf(orderId, order);
	const settled = await settle(orderId, order, bankFor(request.payment).charge(orderId, order));
	// The order stands even if the bank's answer could not be written yet: the sweep will ask again.
	return settled.ok ? settled : statusOf(orderId, order);
});
