import { buy } from './checkout/buy.ts';
import { shopTill } from './checkout/shop-till.ts';
import { callable } from './firebase/callable.ts';
import { isPayable } from './payments/bank.ts';

/** The shopper buys what is in the cart. */
export const placeOrder = callable('placeOrder', async ({ input, uid }) => {
	if (!isPayable(input.payment)) return { ok: false, reason: 'payment-unavailable' };
	return buy(shopTill(), input, uid);
});
