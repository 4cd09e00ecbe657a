import type Stripe from 'stripe';
import type { PaymentStatus } from '@tandem/domain/payment.ts';
import type { RefundStatus } from '@tandem/domain/refund.ts';

/** What has become of a payment by Stripe's word; throws on a state that the shop never asks for. */
export function statusOf(intent: Stripe.PaymentIntent): PaymentStatus {
	switch (intent.status) {
		case 'requires_payment_method':
			return intent.last_payment_error ? 'declined' : 'challenge';
		case 'requires_confirmation':
		case 'requires_action':
			return 'challenge';
		case 'processing':
			return 'pending';
		case 'succeeded':
			return 'succeeded';
		case 'canceled':
			return 'declined';
		default:
			// `requires_capture` is one: the shop captures at once.
			throw new Error(`${intent.id} is ${intent.status}, which no payment of the shop can be`);
	}
}

/** What has become of a refund; one that waits for a bank is still due. */
export function refundStatusOf({ status }: Stripe.Refund): RefundStatus {
	if (status === 'succeeded') return 'done';
	return status === 'failed' || status === 'canceled' ? 'failed' : 'due';
}

/** What a log may know of an error of Stripe's library. */
export function traceOf(cause: unknown) {
	const { type, code, requestId, message } = Object(cause) as Partial<Stripe.errors.StripeError>;
	return { type, code, requestId, message };
}

/** Nothing is known: the network failed, Stripe itself did, or another call holds the same key. */
export function isUnanswered(cause: unknown): boolean {
	const { type = '' } = traceOf(cause);
	return ['StripeConnectionError', 'StripeAPIError', 'StripeRateLimitError'].includes(type);
}

/** Stripe will not take this payment, however often it is asked. */
export function isDeclined(cause: unknown): boolean {
	const { type, code } = traceOf(cause);
	return type === 'StripeCardError' || code === 'amount_too_small';
}

/** Stripe will not give this back: too much, given back before, disputed. */
export function isNotRefundable(cause: unknown): boolean {
	const { type = '' } = traceOf(cause);
	return ['StripeCardError', 'StripeInvalidRequestError'].includes(type);
}
