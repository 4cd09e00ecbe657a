import {
	collection,
	deleteDoc,
	doc,
	getAggregateFromServer,
	getCountFromServer,
	getDoc,
	getDocs,
	limit,
	limitToLast,
	orderBy,
	query,
	setDoc,
	sum,
	updateDoc,
	where,
	type Firestore,
	type Query
} from 'firebase/firestore';
import { describe, expect, test } from 'vitest';
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

const adas = { uid: 'ada', state: 'placed', totals: { totalMinor: 4_500 }, placedAt: new Date(0) };
const orders = (device: Firestore) => collection(device, 'orders');
const ofAda = (device: Firestore) => query(orders(device), where('uid', '==', 'ada'));
const total = { total: sum('totals.totalMinor') };

describe('An order', () => {
	test('is read by the shopper who placed it', async () => {
		await stored('orders/1', adas);
		const snapshot = await allowed(getDoc(doc(aShopper('ada'), 'orders/1')));
		expect(snapshot.get('state')).toBe('placed');
	});

	test('is read by the guest who placed it', async () => {
		await stored('orders/1', { ...adas, uid: 'guest' });
		await allowed(getDoc(doc(aGuest('guest'), 'orders/1')));
	});

	test.for(['support', 'admin'] as const)('is read by %s', async (role) => {
		await stored('orders/1', adas);
		await allowed(getDoc(doc(staff(role), 'orders/1')));
	});

	test('is hidden from other shoppers, from guests and from everyone signed out', async () => {
		await stored('orders/1', adas);
		await denied(getDoc(doc(aShopper('bob'), 'orders/1')));
		await denied(getDoc(doc(aGuest(), 'orders/1')));
		await denied(getDoc(doc(signedOut(), 'orders/1')));
	});

	test('is hidden from its owner once it belongs to another account', async () => {
		await stored('orders/1', { ...adas, uid: 'ada-with-account' });
		await denied(getDoc(doc(aGuest('ada'), 'orders/1')));
		await allowed(getDoc(doc(aShopper('ada-with-account'), 'orders/1')));
	});

	test('without an owner belongs to nobody, not even to those without a uid', async () => {
		await stored('orders/1', { ...adas, uid: null });
		await stored('orders/2', { state: 'placed' });
		for (const device of [signedOut(), aShopper('null'), aShopper('undefined')]) {
			await denied(getDoc(doc(device, 'orders/1')));
			await denied(getDoc(doc(device, 'orders/2')));
		}
	});

	test('that does not exist is denied like another’s, so ids cannot be probed', async () => {
		for (const device of [signedOut(), aGuest(), aShopper('ada')]) {
			await denied(getDoc(doc(device, 'orders/none')));
		}
	});

	test.for(['support', 'admin'] as const)(
		'that does not exist is not found by %s',
		async (role) => {
			const snapshot = await allowed(getDoc(doc(staff(role), 'orders/none')));
			expect(snapshot.exists()).toBe(false);
		}
	);
});

describe('The orders of a shopper', () => {
	test.for([1, 50])('are listed by their owner, %i at most', async (most) => {
		await stored('orders/1', adas);
		await stored('orders/2', { ...adas, uid: 'bob' });
		const page = await allowed(getDocs(query(ofAda(aShopper('ada')), limit(most))));
		expect(page.docs.map((order) => order.id)).toEqual(['1']);
	});

	test('are listed latest first', async () => {
		await stored('orders/1', adas);
		const latest = query(ofAda(aShopper('ada')), orderBy('placedAt', 'desc'));
		await allowed(getDocs(query(latest, limit(50))));
		await denied(getDocs(query(latest, limit(51))));
	});

	test('are listed by a guest too', async () => {
		const own = query(orders(aGuest('guest')), where('uid', '==', 'guest'));
		await allowed(getDocs(query(own, limit(50))));
		await denied(getDocs(query(own, limit(51))));
	});

	test.for([51, 500])('are not listed %i at a time', async (many) => {
		await denied(getDocs(query(ofAda(aShopper('ada')), limit(many))));
		const last = query(ofAda(aShopper('ada')), orderBy('placedAt'), limitToLast(many));
		await denied(getDocs(last));
	});

	test('are not listed without a limit', async () => {
		await stored('orders/1', adas);
		await denied(getDocs(ofAda(aShopper('ada'))));
	});

	test('are not listed without the owner’s filter, even when all orders are theirs', async () => {
		await stored('orders/1', adas);
		await denied(getDocs(query(orders(aShopper('ada')), limit(50))));
	});

	test.for<[string, (device: Firestore) => Query]>([
		['owner', (device) => query(orders(device), where('uid', '==', 'bob'))],
		['owners', (device) => query(orders(device), where('uid', 'in', ['ada', 'bob']))],
		['range of owners', (device) => query(orders(device), where('uid', '>=', 'ada'))],
		['but one owner', (device) => query(orders(device), where('uid', '!=', 'bob'))],
		['state', (device) => query(orders(device), where('state', '==', 'placed'))]
	])('are not listed by a filter for another %s', async ([, filtered]) => {
		await stored('orders/1', adas);
		await denied(getDocs(query(filtered(aShopper('ada')), limit(50))));
	});

	test('are not listed by someone signed out', async () => {
		await stored('orders/1', adas);
		await denied(getDocs(query(orders(signedOut()), limit(1))));
		await denied(getDocs(query(ofAda(signedOut()), limit(1))));
		const ownerless = query(orders(signedOut()), where('uid', '==', null));
		await denied(getDocs(query(ownerless, limit(1))));
	});

	test('are counted and summed by their owner, 50 at most', async () => {
		await stored('orders/1', adas);
		const own = ofAda(aShopper('ada'));
		await allowed(getCountFromServer(query(own, limit(50))));
		await allowed(getAggregateFromServer(query(own, limit(50)), total));
		await denied(getCountFromServer(query(own, limit(51))));
		await denied(getCountFromServer(own));
		await denied(getAggregateFromServer(own, total));
	});

	test('are not counted or summed with those of others', async () => {
		await stored('orders/1', adas);
		const page = query(orders(aShopper('ada')), limit(50));
		await denied(getCountFromServer(page));
		await denied(getAggregateFromServer(page, total));
	});
});

describe.for(['support', 'admin'] as const)('%s and all orders', (role) => {
	test('lists 50 at most', async () => {
		await stored('orders/1', adas);
		await allowed(getDocs(query(orders(staff(role)), limit(50))));
		await denied(getDocs(query(orders(staff(role)), limit(51))));
		await denied(getDocs(query(orders(staff(role)), limit(500))));
		await denied(getDocs(orders(staff(role))));
	});

	test('filters by state or by shopper', async () => {
		const placed = query(orders(staff(role)), where('state', '==', 'placed'));
		await allowed(getDocs(query(placed, limit(50))));
		await allowed(getDocs(query(ofAda(staff(role)), limit(50))));
		await denied(getDocs(placed));
	});

	test('counts and sums 50 at most', async () => {
		await allowed(getCountFromServer(query(orders(staff(role)), limit(50))));
		await denied(getCountFromServer(orders(staff(role))));
		await denied(getAggregateFromServer(orders(staff(role)), total));
	});
});

describe('A role', () => {
	test.for([{ role: 'shopper' }, { role: 'Support' }, { role: ['support'] }, { admin: true }])(
		'is not found in the claims %j',
		async (claims) => {
			await stored('orders/1', { ...adas, uid: 'bob' });
			await denied(getDoc(doc(aShopper('ada', claims), 'orders/1')));
			await denied(getDocs(query(orders(aShopper('ada', claims)), limit(1))));
		}
	);

	test('is not found in documents', async () => {
		await stored('users/ada', { role: 'admin' });
		await stored('orders/1', { ...adas, uid: 'bob', role: 'admin', by: 'ada' });
		await denied(getDoc(doc(aShopper('ada'), 'orders/1')));
	});
});

describe('An order stays as the flush wrote it', () => {
	nobodyWrites('orders/1', { ...adas, uid: 'a-stranger' }, { state: 'paid' });

	test('also when its owner would create, pay, cheapen, give away or forget it', async () => {
		const own = doc(aShopper('ada'), 'orders/1');
		await denied(setDoc(own, adas));
		await stored('orders/1', adas);
		await denied(updateDoc(own, { state: 'paid' }));
		await denied(updateDoc(own, { 'totals.totalMinor': 1 }));
		await denied(updateDoc(own, { uid: 'bob' }));
		await denied(setDoc(own, { ...adas, state: 'refunded' }));
		await denied(deleteDoc(own));
	});
});
