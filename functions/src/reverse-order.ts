import type { Parsed } from '@tandem/domain/api.ts';
import { shopTill } from './checkout/shop-till.ts';
import { reverse } from './checkout/undo.ts';
import { callable } from './firebase/callable.ts';
import { findByNumber } from './store/orders.ts';

/** The shopper cancels, sends goods back, or withdraws from the contract. */
export const reverseOrder = callable('reverseOrder', async ({ input, uid }) => {
	const orderId = await orderIdOf(input);
	if (orderId === undefined) return { ok: false, reason: 'not-found' };
	return reverse(shopTill(), orderId, input, uid);
});

function orderIdOf(input: Parsed<'reverseOrder'>): Promise<string | undefined> {
	if (input.action !== 'withdraw-by-number') return Promise.resolve(input.orderId);
	return findByNumber(input.number, input.email);
}
