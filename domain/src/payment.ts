import * as z from 'zod';

/** What the built-in simulator is asked to do; the shopper picks one instead of typing a card. */
export const SIMULATED_METHODS = [
	'succeed',
	'decline',
	'challenge',
	'timeout',
	'webhook-first'
] as const;

/** `card`: a real card, typed into the provider's own fields. */
export const PAYMENT_METHODS = [...SIMULATED_METHODS, 'card'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/**
 * `pending`: asked, not answered yet. `challenge`: the shopper has something to do, for a bank or in
 * the provider's fields. After `declined` another attempt may follow; after `succeeded` none.
 */
export const PAYMENT_STATUSES = ['pending', 'challenge', 'declined', 'succeeded'] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** How often an order may be tried to be paid. */
export const MAX_ATTEMPTS = 99;

const Minor = z.int().min(0);

export const Payment = z.strictObject({
	method: z.enum(PAYMENT_METHODS),
	status: z.enum(PAYMENT_STATUSES),
	attempt: z.int().min(1).max(MAX_ATTEMPTS).describe('Counts from 1'),
	askedAt: z.date().describe('When this attempt began'),
	amountMinor: Minor.describe('The total less what a gift card pays; 0 asks no bank'),
	reference: z
		.string()
		.max(255)
		.nullable()
		.describe('The provider’s id of the payment, once known'),
	captures: z
		.array(z.strictObject({ attempt: z.int().min(1), amountMinor: Minor, at: z.date() }))
		.max(MAX_ATTEMPTS)
		.describe('Money that came; the first pays the order, any other goes back at once')
});
export type Payment = z.infer<typeof Payment>;
