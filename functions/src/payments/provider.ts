import type { Order } from '@tandem/domain/order.ts';
import type { PaymentStatus } from '@tandem/domain/payment.ts';

/**
 * Whoever moves the money. Each call is for the order's current attempt and safe to repeat;
 * `pending` means that no answer came in time, not that there will be none.
 */
export type PaymentProvider = {
	/** Asks for the order's total. */
	charge(order: Order): Promise<PaymentStatus>;
	/** Passes on the shopper's answer to a challenge. */
	answer(order: Order, isConfirmed: boolean): Promise<PaymentStatus>;
	/** What became of the attempt, as of `now`. */
	lookUp(order: Order, now: Date): Promise<PaymentStatus>;
};
