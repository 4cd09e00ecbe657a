import type { Output, Parsed } from '@tandem/domain/api.ts';
import { placement } from '@tandem/domain/place.ts';
import { paymentClaim } from '@tandem/domain/settle.ts';
import { giftCardIdOf, orderIdOf, personOf, requestHashOf } from './order-id.ts';
import { settle, statusOf } from './pay.ts';
import type { Till } from './till.ts';

/** Places the order, or finds the one this key made before, then asks the bank once per attempt. */
export async function buy(
	till: Till,
	input: Parsed<'placeOrder'>,
	uid: string
): Promise<Output<'placeOrder'>> {
	const { key, ...request } = input;
	const orderId = orderIdOf(uid, key);
	const asking = {
		orderId,
		uid,
		requestHash: requestHashOf(request),
		person: personOf(request.contact.email),
		giftCardId: request.giftCard === null ? null : giftCardIdOf(request.giftCard)
	};
	const placed = await till.lane.submit(placement(asking, request));
	if (!placed.ok) return placed;
	const { order } = placed;
	if (order.payment.status !== 'pending') return statusOf(orderId, order);
	const bank = till.bankFor(order.payment.method);
	const settled = await settle(till, orderId, order, bank.charge(orderId, order));
	// The order stands even if the bank's answer could not be written yet: the sweep will ask again.
	return settled.ok ? settled : statusOf(orderId, order);
}

type Paying = Exclude<Parsed<'payOrder'>, { action: 'fields' }>;

/** A new attempt, the answer to a challenge, or a question to the bank. */
export async function payAgain(
	till: Till,
	input: Paying,
	uid: string,
	now: Date
): Promise<Output<'payOrder'>> {
	const { orderId } = input;
	if (input.action === 'check') {
		const order = await till.readOrder(orderId);
		if (order?.uid !== uid) return { ok: false, reason: 'not-found' };
		// What a gift card paid for, no bank knows.
		if (order.payment.amountMinor === 0) return statusOf(orderId, order);
		const bank = till.bankFor(order.payment.method);
		return settle(till, orderId, order, bank.lookUp(orderId, order, now));
	}
	const method = input.action === 'retry' ? input.payment : null;
	const claim = await till.lane.submit(paymentClaim(orderId, uid, method));
	if (!claim.ok) return claim;
	const { order } = claim;
	const bank = till.bankFor(order.payment.method);
	const answer =
		input.action === 'retry'
			? bank.charge(orderId, order)
			: bank.answer(orderId, order, input.action === 'confirm');
	return settle(till, orderId, order, answer);
}
