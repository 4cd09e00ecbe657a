import { randomUUID } from 'node:crypto';
import { getAuth } from 'firebase-admin/auth';
import { signInWithEmailAndPassword } from 'firebase/auth';
import { collection, getDocs, limit, query, where } from 'firebase/firestore';
import { afterEach, expect, test } from 'vitest';
import { LIVE_SHARDS, LiveCounts, sumCounts } from '@tandem/domain/metrics.ts';
import { businessDate } from '@tandem/domain/time.ts';
import { aGuest, aVisitor, everyoneLeaves, read, seeded, type Person } from '../support/people.ts';
import { books, buys, sellableOf, stocked } from '../support/stock-room.ts';

afterEach(everyoneLeaves);

async function countsOfToday(admin: Person) {
	const today = where('date', '==', businessDate(new Date()));
	const shards = await getDocs(query(collection(admin.db, 'metrics'), today, limit(LIVE_SHARDS)));
	return sumCounts(shards.docs.map((shard) => LiveCounts.parse(shard.data())));
}

test('a sale is counted to the cent', async () => {
	const [admin, guest, sku] = await Promise.all([seeded('admin'), aGuest(), stocked(9, 2000)]);
	const before = await countsOfToday(admin);
	await buys(guest, sku, { quantity: 3, priceMinor: 2000 });
	const after = await countsOfToday(admin);
	expect(after.revenueMinor - before.revenueMinor).toBe(6000);
	expect(after.paidOrders - before.paidOrders).toBe(1);
	expect(after.units - before.units).toBe(3);
});

test('staff take an order through its life, and the shopper sees each step', async () => {
	const [support, guest, sku] = await Promise.all([seeded('support'), aGuest(), stocked(1)]);
	const bought = await buys(guest, sku);
	const orderId = bought.ok ? bought.orderId : '';
	expect(await support.call('advanceOrder', { orderId, to: 'delivered' })).toEqual({
		ok: false,
		reason: 'not-next',
		state: 'paid'
	});
	await support.call('advanceOrder', { orderId, to: 'packed' });
	await support.call('advanceOrder', {
		orderId,
		to: 'shipped',
		carrier: 'DHL',
		tracking: '003404341612'
	});
	expect(await read(guest, `orders/${orderId}`)).toMatchObject({
		state: 'shipped',
		seq: 3,
		shipment: { carrier: 'DHL', tracking: '003404341612' }
	});
});

test('an admin changes stock and price with a reason, once per key, and it is written down', async () => {
	const [admin, sku] = await Promise.all([seeded('admin'), stocked(3)]);
	const key = randomUUID();
	const change = {
		key,
		sku,
		units: 10,
		priceMinor: 1400,
		reason: 'received' as const,
		note: 'Autumn delivery'
	};
	const results = await Promise.all([
		admin.call('adjustSellable', change),
		admin.call('adjustSellable', change)
	]);
	expect(results).toEqual([
		{ ok: true, available: 13, priceMinor: 1400 },
		{ ok: true, available: 13, priceMinor: 1400 }
	]);
	expect(await sellableOf(sku)).toMatchObject({ available: 13, received: 13, band: 'in' });
	expect((await books().doc(`audit/${key}`).get()).data()).toMatchObject({
		by: admin.uid,
		note: 'Autumn delivery',
		before: { available: 3, priceMinor: 1500 },
		after: { available: 13, priceMinor: 1400 }
	});
});

test('stock cannot be written off below zero, nor a SKU changed that does not exist', async () => {
	const [admin, sku] = await Promise.all([seeded('admin'), stocked(3)]);
	const change = { units: -4, priceMinor: null, reason: 'damaged' as const, note: '' };
	expect(await admin.call('adjustSellable', { ...change, key: randomUUID(), sku })).toEqual({
		ok: false,
		reason: 'below-zero',
		available: 3
	});
	expect(
		await admin.call('adjustSellable', { ...change, key: randomUUID(), sku: 'no-such-sku' })
	).toEqual({ ok: false, reason: 'not-found' });
});

test('only staff advance orders, and only an admin changes stock', async () => {
	const [support, shopper, sku] = await Promise.all([
		seeded('support'),
		seeded('shopper'),
		stocked(1)
	]);
	const change = {
		key: randomUUID(),
		sku,
		units: 1,
		priceMinor: null,
		reason: 'received' as const,
		note: ''
	};
	const step = { orderId: '0'.repeat(32), to: 'packed' as const };
	for (const person of [shopper, await aGuest()]) {
		await expect(person.call('advanceOrder', step)).rejects.toMatchObject({
			code: 'functions/permission-denied'
		});
	}
	for (const person of [shopper, support]) {
		await expect(person.call('adjustSellable', change)).rejects.toMatchObject({
			code: 'functions/permission-denied'
		});
	}
	expect(await sellableOf(sku)).toMatchObject({ available: 1 });
});

test('who lost the post is refused at once, though the token is still good', async () => {
	const email = `${randomUUID()}@tandem.example`;
	books();
	const { uid } = await getAuth().createUser({ email, password: 'tandem-admin' });
	await getAuth().setCustomUserClaims(uid, { role: 'admin' });
	const former = aVisitor();
	await signInWithEmailAndPassword(former.auth, email, 'tandem-admin');
	const step = { orderId: '0'.repeat(32), to: 'packed' as const };
	expect(await former.call('advanceOrder', step)).toEqual({ ok: false, reason: 'not-found' });
	await getAuth().updateUser(uid, { disabled: true });
	await expect(former.call('advanceOrder', step)).rejects.toMatchObject({
		code: 'functions/unauthenticated'
	});
});
