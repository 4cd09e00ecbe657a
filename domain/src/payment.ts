import * as z from 'zod';

/** What the built-in simulator is asked to do; the shopper picks one instead of typing a card. */
export const PAYMENT_METHODS = ['succeed', 'decline', 'challenge', 'timeout'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/**
 * `pending`: asked, not answered yet. `challenge`: the bank wants the shopper to confirm.
 * After `declined` another attempt may follow; after `succeeded` none.
 */
export const PAYMENT_STATUSES = ['pending', 'challenge', 'declined', 'succeeded'] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

export const Payment = z.strictObject({
	method: z.enum(PAYMENT_METHODS),
	status: z.enum(PAYMENT_STATUSES),
	attempt: z.int().min(1).describe('Counts from 1; `orderId:attempt` is the provider’s key'),
	askedAt: z.date().describe('When this attempt began')
});
export type Payment = z.infer<typeof Payment>;
