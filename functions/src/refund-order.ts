import { shopTill } from './checkout/shop-till.ts';
import { giveBack } from './checkout/undo.ts';
import { callable } from './firebase/callable.ts';

/** Staff cancel an order, take in or refuse a return, or give money back. */
export const refundOrder = callable('refundOrder', ({ input, uid }) =>
	giveBack(shopTill(), input, uid)
);
