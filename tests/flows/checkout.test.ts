import { afterEach, expect, test } from 'vitest';
import { Order } from '@tandem/domain/order.ts';
import { addToCart, aGuest, everyoneLeaves, read, type Person } from '../support/people.ts';
import { anOrderOf, books, buys, sellableOf, stocked } from '../support/stock-room.ts';

afterEach(everyoneLeaves);

const guests = (count: number) => Promise.all(Array.from({ length: count }, aGuest));

async function ordersOf(sku: string): Promise<Order[]> {
	const { docs } = await books().collection('orders').get();
	return docs
		.map((doc) => Order.safeParse(JSON.parse(JSON.stringify(doc.data()), datesBack)))
		.flatMap((parsed) => (parsed.success ? [parsed.data] : []))
		.filter((order) => order.lines.some((line) => line.sku === sku));
}

function datesBack(_: string, value: unknown): unknown {
	const isTimestamp = value !== null && typeof value === 'object' && '_seconds' in value;
	return isTimestamp ? new Date(Number(value._seconds) * 1000) : value;
}

test('a guest buys: the order is paid, the unit is gone, the cart is empty', async () => {
	const [guest, sku] = await Promise.all([aGuest(), stocked(3)]);
	const result = await buys(guest, sku, { quantity: 2 });
	expect(result).toMatchObject({ ok: true, state: 'paid', paymentStatus: 'succeeded' });
	if (!result.ok) return;
	const order = await read(guest, `orders/${result.orderId}`);
	expect(order).toMatchObject({ uid: guest.uid, state: 'paid', seq: 1 });
	expect(order?.['totals']).toMatchObject({
		goodsMinor: 3000,
		deliveryMinor: 490,
		totalMinor: 3490
	});
	expect(await sellableOf(sku)).toMatchObject({ available: 1, sold: 2, band: 'low' });
	expect(await read(guest, `carts/${guest.uid}`)).toMatchObject({ lines: {} });
});

test('40 buyers at once for 7 units: 7 orders, 33 refusals, nothing below zero', async () => {
	const [sku, people] = await Promise.all([stocked(7), guests(40)]);
	await Promise.all(people.map((person) => addToCart(person, sku, 1, 1500)));
	const results = await Promise.all(
		people.map((person) => person.call('placeOrder', anOrderOf(sku, 1, 1500)))
	);
	const sold = results.filter((result) => result.ok);
	const refused = results.filter((result) => !result.ok && result.reason === 'sold-out');
	expect([sold.length, refused.length]).toEqual([7, 33]);
	expect(await sellableOf(sku)).toMatchObject({ available: 0, sold: 7, band: 'out' });
	expect(await ordersOf(sku)).toHaveLength(7);
	const emptied = await Promise.all(
		people.map(async (person) => {
			const cart = await read(person, `carts/${person.uid}`);
			return Object.keys(cart?.['lines'] ?? {}).length === 0;
		})
	);
	expect(emptied).toEqual(results.map((result) => result.ok));
}, 120_000);

test('the same key 50 times at once: one order, and everyone hears of it', async () => {
	const [guest, sku] = await Promise.all([aGuest(), stocked(60)]);
	await addToCart(guest, sku, 1, 1500);
	const request = anOrderOf(sku, 1, 1500);
	const results = await Promise.all(
		Array.from({ length: 50 }, () => guest.call('placeOrder', request))
	);
	expect(new Set(results.map((result) => (result.ok ? result.orderId : result.reason))).size).toBe(
		1
	);
	expect(await ordersOf(sku)).toHaveLength(1);
	expect(await sellableOf(sku)).toMatchObject({ available: 59, sold: 1 });
}, 120_000);

test('the same key with another body is refused', async () => {
	const [guest, sku] = await Promise.all([aGuest(), stocked(9)]);
	await addToCart(guest, sku, 1, 1500);
	const request = anOrderOf(sku, 1, 1500);
	expect(await guest.call('placeOrder', request)).toMatchObject({ ok: true });
	expect(await guest.call('placeOrder', { ...request, delivery: 'express' })).toEqual({
		ok: false,
		reason: 'key-reused'
	});
});

test('a sold-out refusal names the line, and a new price shows both', async () => {
	const [guest, sku] = await Promise.all([aGuest(), stocked(1)]);
	expect(await buys(guest, sku, { quantity: 2 })).toMatchObject({
		reason: 'sold-out',
		lines: [{ sku, title: 'Test mug', variant: 'Blue', wanted: 2, available: 1 }]
	});
	const other = await aGuest();
	expect(await buys(other, sku, { priceMinor: 1400 })).toMatchObject({
		reason: 'price-changed',
		lines: [{ sku, shownMinor: 1400, currentMinor: 1500 }]
	});
	expect(await sellableOf(sku)).toMatchObject({ available: 1, sold: 0 });
});

test('a total that the shop does not compute itself is refused', async () => {
	const [guest, sku] = await Promise.all([aGuest(), stocked(1)]);
	await addToCart(guest, sku, 1, 1500);
	const request = { ...anOrderOf(sku, 1, 1500), shownTotalMinor: 1 };
	expect(await guest.call('placeOrder', request)).toEqual({
		ok: false,
		reason: 'total-changed',
		shownMinor: 1,
		currentMinor: 1990
	});
});

test('nobody buys what is not in their own cart', async () => {
	const [guest, sku] = await Promise.all([aGuest(), stocked(1)]);
	expect(await guest.call('placeOrder', anOrderOf(sku, 1, 1500))).toEqual({
		ok: false,
		reason: 'cart-changed'
	});
});

async function afterDecline(): Promise<{ guest: Person; orderId: string; sku: string }> {
	const [guest, sku] = await Promise.all([aGuest(), stocked(1)]);
	const result = await buys(guest, sku, { payment: 'decline' });
	expect(result).toMatchObject({ ok: true, state: 'placed', paymentStatus: 'declined' });
	return { guest, sku, orderId: result.ok ? result.orderId : '' };
}

test('a declined payment keeps the unit, and another attempt pays', async () => {
	const { guest, orderId, sku } = await afterDecline();
	expect(await sellableOf(sku)).toMatchObject({ available: 0 });
	expect(
		await guest.call('payOrder', { action: 'retry', orderId, payment: 'succeed' })
	).toMatchObject({ ok: true, state: 'paid' });
	expect(await guest.call('payOrder', { action: 'retry', orderId, payment: 'succeed' })).toEqual({
		ok: false,
		reason: 'not-payable'
	});
});

test('a challenge waits for the shopper, who confirms or refuses', async () => {
	const [guest, sku] = await Promise.all([aGuest(), stocked(2)]);
	const asked = await buys(guest, sku, { payment: 'challenge' });
	expect(asked).toMatchObject({ ok: true, state: 'placed', paymentStatus: 'challenge' });
	const orderId = asked.ok ? asked.orderId : '';
	expect(await guest.call('payOrder', { action: 'refuse', orderId })).toMatchObject({
		state: 'placed',
		paymentStatus: 'declined'
	});
	await guest.call('payOrder', { action: 'retry', orderId, payment: 'challenge' });
	expect(await guest.call('payOrder', { action: 'confirm', orderId })).toMatchObject({
		state: 'paid'
	});
});

test('a bank that does not answer leaves the order waiting, and nobody can pay twice meanwhile', async () => {
	const [guest, sku] = await Promise.all([aGuest(), stocked(1)]);
	const result = await buys(guest, sku, { payment: 'timeout' });
	expect(result).toMatchObject({ ok: true, state: 'placed', paymentStatus: 'pending' });
	const orderId = result.ok ? result.orderId : '';
	expect(await guest.call('payOrder', { action: 'retry', orderId, payment: 'succeed' })).toEqual({
		ok: false,
		reason: 'payment-pending'
	});
	expect(await guest.call('payOrder', { action: 'check', orderId })).toMatchObject({
		paymentStatus: 'pending'
	});
});

test('another person can neither see nor pay an order', async () => {
	const { orderId } = await afterDecline();
	const stranger = await aGuest();
	await expect(read(stranger, `orders/${orderId}`)).rejects.toMatchObject({
		code: 'permission-denied'
	});
	expect(await stranger.call('payOrder', { action: 'retry', orderId, payment: 'succeed' })).toEqual(
		{ ok: false, reason: 'not-found' }
	);
	expect(await stranger.call('payOrder', { action: 'check', orderId })).toEqual({
		ok: false,
		reason: 'not-found'
	});
});
