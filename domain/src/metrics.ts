import * as z from 'zod';

const Count = z.int().default(0);

/** One shard of a business day's live counters; the day is the sum of its shards. */
export const LiveCounts = z.strictObject({
	date: z.iso.date(),
	placedOrders: Count,
	paidOrders: Count,
	expiredOrders: Count,
	cancelledOrders: Count,
	units: Count.describe('Units in paid orders'),
	revenueMinor: Count.describe('Gross totals of paid orders, by the day of payment'),
	refundedMinor: Count.describe('Refunds of paid orders, by the day they were granted')
});
export type LiveCounts = z.infer<typeof LiveCounts>;
export type LiveCount = Exclude<keyof LiveCounts, 'date'>;

/** Flushes rotate over this many documents, so that none takes more than about one write a second. */
export const LIVE_SHARDS = 8;

/** The sum of the shards of one day. */
export function sumCounts(shards: readonly LiveCounts[]): Record<LiveCount, number> {
	const total = {
		placedOrders: 0,
		paidOrders: 0,
		expiredOrders: 0,
		cancelledOrders: 0,
		units: 0,
		revenueMinor: 0,
		refundedMinor: 0
	};
	for (const shard of shards) {
		for (const name of Object.keys(total) as LiveCount[]) total[name] += shard[name];
	}
	return total;
}
