import {
	collection,
	doc,
	getAggregateFromServer,
	getCountFromServer,
	getDoc,
	getDocs,
	limit,
	query,
	sum,
	where,
	type Firestore
} from 'firebase/firestore';
import { describe, test } from 'vitest';
import {
	aGuest,
	allowed,
	aShopper,
	denied,
	signedOut,
	staff,
	stored,
	useRules
} from '../support/rules.ts';
import { nobodyWrites } from './promises.ts';

useRules();

const path = 'metrics/2026-11-21_0';
const shard = { date: '2026-11-21', placedOrders: 3, revenueMinor: 12_300 };
const all = (device: Firestore) => collection(device, 'metrics');

describe.for(['support', 'admin'] as const)('%s and the live counters', (role) => {
	test('reads a shard', async () => {
		await stored(path, shard);
		await allowed(getDoc(doc(staff(role), path)));
	});

	test('lists the shards of a day, 50 at most', async () => {
		await stored(path, shard);
		const today = query(all(staff(role)), where('date', '==', shard.date));
		await allowed(getDocs(query(today, limit(50))));
		await denied(getDocs(query(today, limit(51))));
		await denied(getDocs(query(today, limit(500))));
		await denied(getDocs(today));
	});

	test('counts and sums no more than 50', async () => {
		const page = query(all(staff(role)), limit(50));
		await allowed(getCountFromServer(page));
		await allowed(getAggregateFromServer(page, { revenue: sum('revenueMinor') }));
		await denied(getCountFromServer(all(staff(role))));
		await denied(getAggregateFromServer(all(staff(role)), { revenue: sum('revenueMinor') }));
	});
});

describe('The live counters are hidden', () => {
	const outsiders: readonly (readonly [who: string, device: () => Firestore])[] = [
		['someone signed out', signedOut],
		['a guest', () => aGuest()],
		['a shopper', () => aShopper()],
		['a shopper called admin', () => aShopper('admin')],
		['someone whose role is shopper', () => aShopper('ada', { role: 'shopper' })],
		['someone whose role is Admin', () => aShopper('ada', { role: 'Admin' })],
		['someone whose role is a list', () => aShopper('ada', { role: ['admin'] })],
		['someone whose role is a map', () => aShopper('ada', { role: { admin: true } })],
		['someone whose role is true', () => aShopper('ada', { role: true })],
		['someone with a claim admin', () => aShopper('ada', { admin: true })],
		['someone with a claim roles', () => aShopper('ada', { roles: ['admin', 'support'] })]
	];

	test.for(outsiders)('from %s', async ([, device]) => {
		await stored(path, shard);
		await denied(getDoc(doc(device(), path)));
		await denied(getDoc(doc(device(), 'metrics/none')));
		await denied(getDocs(query(all(device()), limit(1))));
		await denied(getCountFromServer(query(all(device()), limit(1))));
	});

	test('from a shopper whose documents claim a role', async () => {
		await stored('users/ada', { role: 'admin' });
		await stored('carts/ada', { role: 'admin', lines: {}, last: 'sapiens' });
		await stored(path, { ...shard, role: 'admin', uid: 'ada' });
		await denied(getDoc(doc(aShopper('ada'), path)));
	});
});

describe('A shard', () => nobodyWrites(path, shard, { revenueMinor: 999_999_999 }));
