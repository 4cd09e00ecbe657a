import { afterEach, expect, test } from 'vitest';
import { minutesAgo, sweep } from '../support/clock.ts';
import { aGuest, everyoneLeaves } from '../support/people.ts';
import { books, bought, orderOf, sellableOf, stocked } from '../support/stock-room.ts';

afterEach(everyoneLeaves);

async function unpaid(payment: 'decline' | 'timeout') {
	const [guest, sku] = await Promise.all([aGuest(), stocked(3)]);
	return { sku, orderId: await bought(guest, sku, { quantity: 2, payment }) };
}

/** The order as it would be so long after its reservation has ended. */
async function ended(orderId: string, minutes: number): Promise<void> {
	const ago = minutesAgo(minutes);
	const order = books().doc(`orders/${orderId}`);
	await order.update({
		reservedUntil: ago,
		dueAt: ago,
		'payment.askedAt': minutesAgo(minutes + 30)
	});
}

test('an order nobody paid in time expires, and its units come back once, however often the clock strikes', async () => {
	const { orderId, sku } = await unpaid('decline');
	await sweep();
	expect(await orderOf(orderId)).toMatchObject({ state: 'placed' });
	await ended(orderId, 1);
	await Promise.all([sweep(), sweep()]);
	await sweep();
	expect(await orderOf(orderId)).toMatchObject({ state: 'expired', seq: 1, dueAt: null });
	expect(await sellableOf(sku)).toMatchObject({ available: 3, sold: 2, restocked: 2, band: 'low' });
	const letter = await books().doc(`mail/${orderId}-expired`).get();
	expect(letter.exists).toBe(true);
});

test('a slow bank is asked again, and its late yes pays the order instead of letting it expire', async () => {
	const { orderId, sku } = await unpaid('timeout');
	await ended(orderId, 1);
	await sweep();
	expect(await orderOf(orderId)).toMatchObject({
		state: 'paid',
		payment: { status: 'succeeded', captures: [{ attempt: 1 }] }
	});
	expect(await sellableOf(sku)).toMatchObject({ available: 1, restocked: 0 });
});

test('an unreadable order does not stop the sweep of the others', async () => {
	const broken = books().collection('orders').doc();
	await broken.create({ state: 'placed', dueAt: minutesAgo(60) });
	const { orderId } = await unpaid('decline');
	await ended(orderId, 1);
	await sweep();
	expect(await orderOf(orderId)).toMatchObject({ state: 'expired' });
	await broken.delete();
});
