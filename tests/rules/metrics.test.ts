import {
	collection,
	getAggregateFromServer,
	getDocs,
	limit,
	query,
	sum,
	where
} from 'firebase/firestore';
import { describe, test } from 'vitest';
import { allowed, denied, staff, stored, useRules } from '../support/rules.ts';
import { nobodyWrites, onlyReadBy } from './promises.ts';

useRules();

describe('A shard of the live counters', () => {
	const path = 'metrics/2026-11-21_0';
	const shard = { date: '2026-11-21', placedOrders: 3, revenueMinor: 12_300 };

	onlyReadBy(['support', 'admin'], path, shard);
	nobodyWrites(path, shard, { revenueMinor: 999_999_999 });

	test.for(['support', 'admin'] as const)(
		'%s lists those of a day, and sums them',
		async (role) => {
			await stored(path, shard);
			const all = collection(staff(role), 'metrics');
			const today = query(all, where('date', '==', shard.date));
			await allowed(getDocs(query(today, limit(50))));
			await denied(getDocs(query(today, limit(51))));
			const revenue = { revenue: sum('revenueMinor') };
			await allowed(getAggregateFromServer(query(all, limit(50)), revenue));
			await denied(getAggregateFromServer(all, revenue));
		}
	);
});
