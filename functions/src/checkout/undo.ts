import type { Output, Parsed } from '@tandem/domain/api.ts';
import type { Job } from '@tandem/domain/flush.ts';
import {
	receipt,
	refundRetry,
	returnRefusal,
	staffRefund,
	type GiveBack
} from '@tandem/domain/give-back.ts';
import { cancellation, returnRequest, withdrawal, type Reversal } from '@tandem/domain/reverse.ts';
import { endAttempt, payBack, statusOf } from './pay.ts';
import type { Till } from './till.ts';

/** The shopper cancels, sends goods back, or withdraws from the contract; what is owed is paid back. */
export async function reverse(
	till: Till,
	orderId: string,
	input: Parsed<'reverseOrder'>,
	uid: string
): Promise<Output<'reverseOrder'>> {
	const result = await till.lane.submit(reversal(orderId, input, uid));
	if (!result.ok) return result;
	const { state } = await payBack(till, orderId, result.order);
	if (state === 'cancelled') await endAttempt(till, orderId, result.order);
	return { ok: true, orderId, state, receivedAt: result.receivedAt.toISOString() };
}

function reversal(orderId: string, input: Parsed<'reverseOrder'>, uid: string): Job<Reversal> {
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

/** Staff cancel an order, take in or refuse a return, or give money back. */
export async function giveBack(
	till: Till,
	input: Parsed<'refundOrder'>,
	uid: string
): Promise<Output<'refundOrder'>> {
	const { orderId } = input;
	const result = await till.lane.submit(backing(input, uid));
	if (!result.ok) return result;
	const order = await payBack(till, orderId, result.order);
	if (order.state === 'cancelled') await endAttempt(till, orderId, order);
	return statusOf(orderId, order);
}

function backing(input: Parsed<'refundOrder'>, uid: string): Job<GiveBack> {
	switch (input.action) {
		case 'cancel':
			return cancellation(input.orderId, () => true, uid);
		case 'receive':
			return receipt(input, uid);
		case 'refuse':
			return returnRefusal(input, uid);
		case 'refund':
			return staffRefund(input, uid);
		case 'retry':
			return refundRetry(input);
	}
}
