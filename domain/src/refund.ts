import * as z from 'zod';
import { Sku } from './product.ts';
import { MAX_LINES, MAX_QUANTITY } from './quantity.ts';

const Minor = z.int().min(0);

/** Why money goes back. The last two never paid for anything: they came too late, or twice. */
export const REFUND_REASONS = [
	'cancelled',
	'withdrawn',
	'returned',
	'goodwill',
	'late-payment',
	'double-payment'
] as const;

/** `due`: the provider has not confirmed it yet. `failed`: staff must look. */
export const REFUND_STATUSES = ['due', 'done', 'failed'] as const;
export type RefundStatus = (typeof REFUND_STATUSES)[number];

export const Refund = z.strictObject({
	id: z.int().min(1).describe('Counts from 1 within the order; with `tries` the provider’s key'),
	key: z.string().max(64).describe('Of the request that made it: the same key is the same refund'),
	reason: z.enum(REFUND_REASONS),
	lines: z
		.array(z.strictObject({ sku: Sku, quantity: z.int().min(1).max(MAX_QUANTITY) }))
		.max(MAX_LINES),
	amountMinor: Minor,
	deliveryMinor: Minor.describe('Part of the amount'),
	extraMinor: Minor.describe('Part of the amount: good will, beyond units and delivery'),
	cardMinor: Minor.describe('Part of the amount that goes back where the payment came from'),
	giftCardMinor: Minor.describe('Part of the amount that is back on the gift card already'),
	attempt: z.int().min(1).nullable().describe('The capture that is given back'),
	taxes: z
		.array(z.strictObject({ ratePermille: z.int().min(0), grossMinor: Minor, taxMinor: Minor }))
		.max(8)
		.describe('The amount by rate; empty for money that paid for nothing'),
	creditNote: z.string().nullable().describe('Its number, when an invoice had been written'),
	status: z.enum(REFUND_STATUSES),
	tries: z.int().min(1).describe('Grows when staff ask again after a failure; part of the key'),
	by: z.string(),
	at: z.date()
});
export type Refund = z.infer<typeof Refund>;

export const RETURN_REASONS = [
	'withdrawal',
	'does-not-fit',
	'not-as-described',
	'damaged',
	'arrived-late',
	'changed-mind'
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

export const ReturnLine = z.strictObject({
	sku: Sku,
	quantity: z.int().min(1).max(MAX_QUANTITY)
});

/** Goods on their way back. `received` has its refund; `refused` has a note that says why. */
export const Return = z.strictObject({
	key: z.string().max(64),
	state: z.enum(['requested', 'received', 'refused']),
	reason: z.enum(RETURN_REASONS),
	note: z.string().max(500),
	answer: z.string().max(500).describe('What staff say when they refuse'),
	lines: z.array(ReturnLine).min(1).max(MAX_LINES),
	at: z.date(),
	closedAt: z.date().nullable()
});
export type Return = z.infer<typeof Return>;

/** How many refunds staff may give of one order, and how many returns a shopper may announce. */
export const MAX_REFUNDS = 99;
export const MAX_RETURNS = 20;

/** How long a shopper may return goods after delivery; the law's withdrawal of 14 days lies within. */
export const RETURN_DAYS = 30;
export const WITHDRAWAL_DAYS = 14;
