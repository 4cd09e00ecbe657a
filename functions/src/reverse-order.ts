import type { Parsed } from '@tandem/domain/api.ts';
import type { Job } from '@tandem/domain/flush.ts';
import { cancellation, returnRequest, withdrawal, type Reversal } from '@tandem/domain/reverse.ts';
import { endAttempt, payBack } from './checkout/pay.ts';
import { shopLane } from './checkout/shop-lane.ts';
import { callable } from './firebase/callable.ts';
import { findByNumber } from './store/orders.ts';

/** The shopper cancels, sends goods back, or withdraws from the contract; what is owed is paid back. */
export const reverseOrder = callable('reverseOrder', async ({ input, uid }) => {
	const orderId = await orderIdOf(input);
	if (orderId === undefined) return { ok: false, reason: 'not-found' };
	const result = await shopLane().submit(jobOf(orderId, input, uid));
	if (!result.ok) return result;
	const { state } = await payBack(orderId, result.order);
	if (state === 'cancelled') await endAttempt(orderId, result.order);
	return { ok: true, orderId, state, receivedAt: result.receivedAt.toISOString() };
});

type Request = Parsed<'reverseOrder'>;

function orderIdOf(input: Request): Promise<string | undefined> {
	if (input.action !== 'withdraw-by-number') return Promise.resolve(input.orderId);
	return findByNumber(input.number, input.email);
}

function jobOf(orderId: string, input: Request, uid: string): Job<Reversal> {
	switch (input.action) {
		case 'cancel':
			return cancellation(orderId, (order) => order.uid === uid, uid);
		case 'return': {
			const { key, lines, reason, note } = input;
			return returnRequest(orderId, uid, { key, lines, reason, note });
		}
		case 'withdraw':
			return withdrawal(orderId, (order) => order.uid === uid, uid, null);
		case 'withdraw-by-number': {
			const email = input.email.toLowerCase();
			const isTheirs = (order: { contact: { email: string } }) =>
				order.contact.email.toLowerCase() === email;
			return withdrawal(orderId, isTheirs, uid, input.name);
		}
	}
}
