import { advance } from '@tandem/domain/fulfil.ts';
import { statusOf } from './checkout/pay.ts';
import { shopLane } from './checkout/shop-lane.ts';
import { callable } from './firebase/callable.ts';

/** Staff take an order to the next state of its life. */
export const advanceOrder = callable('advanceOrder', async ({ input, uid }) => {
	const result = await shopLane().submit(advance(input, uid));
	return result.ok ? statusOf(input.orderId, result.order) : result;
});
