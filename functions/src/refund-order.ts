import type { Parsed } from '@tandem/domain/api.ts';
import {
	type GiveBack,
	receipt,
	refundRetry,
	returnRefusal,
	staffRefund
} from '@tandem/domain/give-back.ts';
import type { Job } from '@tandem/domain/flush.ts';
import { cancellation } from '@tandem/domain/reverse.ts';
import { endAttempt, payBack, statusOf } from './checkout/pay.ts';
import { shopLane } from './checkout/shop-lane.ts';
import { callable } from './firebase/callable.ts';

/** Staff cancel an order, take in or refuse a return, or give money back. */
export const refundOrder = callable('refundOrder', async ({ input, uid }) => {
	const { orderId } = input;
	const result = await shopLane().submit(jobOf(input, uid));
	if (!result.ok) return result;
	const order = await payBack(orderId, result.order);
	if (order.state === 'cancelled') await endAttempt(orderId, order);
	return statusOf(orderId, order);
});

function jobOf(input: Parsed<'refundOrder'>, uid: string): Job<GiveBack> {
	switch (input.action) {
		case 'cancel':
			return cancellation(input.orderId, () => true, uid);
		case 'receive':
			return receipt(input, uid);
		case 'refuse':
			return returnRefusal(input);
		case 'refund':
			return staffRefund(input, uid);
		case 'retry':
			return refundRetry(input);
	}
}
