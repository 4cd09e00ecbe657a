import { expect, test } from 'vitest';
import { sumCounts } from './metrics.ts';

test('a day is the sum of its shards', () => {
	const shard = {
		date: '2026-11-21',
		placedOrders: 2,
		paidOrders: 1,
		expiredOrders: 0,
		cancelledOrders: 0,
		units: 3,
		revenueMinor: 100,
		refundedMinor: 0
	};
	expect(sumCounts([shard, { ...shard, units: 5 }])).toMatchObject({ units: 8, paidOrders: 2 });
	expect(sumCounts([])).toMatchObject({ revenueMinor: 0 });
});
