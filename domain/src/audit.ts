import * as z from 'zod';
import { Sku } from './product.ts';

export const STOCK_REASONS = ['received', 'counted', 'damaged', 'returned', 'price'] as const;

const Offer = z.strictObject({ available: z.int(), priceMinor: z.int() });

/** Who changed what of a sellable, before and after; its id is the client's key, so a retry is the same. */
export const AuditEntry = z.strictObject({
	sku: Sku,
	by: z.string().describe('uid'),
	reason: z.enum(STOCK_REASONS),
	note: z.string().max(200),
	before: Offer,
	after: Offer,
	at: z.date()
});
export type AuditEntry = z.infer<typeof AuditEntry>;
