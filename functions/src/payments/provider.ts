import type { Order } from '@tandem/domain/order.ts';
import type { PaymentStatus } from '@tandem/domain/payment.ts';
import type { Refund, RefundStatus } from '@tandem/domain/refund.ts';

/** All that a bank is told of an order: nothing of the person. */
export type Paid = Pick<Order, 'payment'>;
/** All that a bank is told of a refund. */
export type Owed = Pick<Refund, 'id' | 'tries' | 'cardMinor'>;

/** What became of an attempt; `pending` means that no answer came in time, not that there will be none. */
export type Answer = { status: PaymentStatus; reference: string | null };

/** What a webhook tells, once its signature holds. */
export type News = { eventId: string; type: string; orderId: string } & (
	| { about: 'payment'; attempt: number; answer: Answer }
	| { about: 'refund'; refundId: number; tries: number; status: RefundStatus }
);

/**
 * Whoever moves the money. Each call is safe to repeat: the provider's idempotency key is made of the
 * order id, and of the attempt, or of the refund and its tries, where there may be several.
 */
export type PaymentProvider = {
	/** Asks for `payment.amountMinor`. */
	charge(orderId: string, order: Paid): Promise<Answer>;
	/** Passes on the shopper's answer to a challenge that the shop's own page asked. */
	answer(orderId: string, order: Paid, isConfirmed: boolean): Promise<Answer>;
	/** What became of the current attempt, as of `now`. */
	lookUp(orderId: string, order: Paid, now: Date): Promise<Answer>;
	/**
	 * Ends an attempt that is still open, so that it cannot succeed later; one that did is left alone.
	 * Rejects when the provider could not be told.
	 */
	release(orderId: string, order: Paid): Promise<void>;
	/** Gives `refund.cardMinor` back to where it came from; `due` also when no answer came. */
	refund(orderId: string, order: Paid, refund: Owed): Promise<RefundStatus>;
	/** What the provider's own card fields need to take this payment, or null where it has none. */
	fields(order: Paid): Promise<{ publishableKey: string; clientSecret: string } | null>;
	/** What the webhook says, or null when it is of no interest; throws `BadSignature`. */
	readWebhook(rawBody: Buffer, header: (name: string) => string | undefined): Promise<News | null>;
};

/** A webhook that the provider did not send, or sent longer ago than the tolerance. */
export class BadSignature extends Error {}
