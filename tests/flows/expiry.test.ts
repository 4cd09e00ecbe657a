import { Timestamp } from 'firebase-admin/firestore';
import { afterEach, expect, test } from 'vitest';
import { addMinutes } from '@tandem/domain/time.ts';
import { addressOf, PROJECT_ID, REGION } from '../support/emulators.ts';
import { aGuest, everyoneLeaves } from '../support/people.ts';
import { books, buys, sellableOf, stocked } from '../support/stock-room.ts';

afterEach(everyoneLeaves);

/** Runs the sweep as the clock does, once. */
async function sweep(): Promise<void> {
	const address = `http://${addressOf('functions')}/${PROJECT_ID}/${REGION}/everyMinuteExpiry-0`;
	const headers = { 'content-type': 'application/json' };
	const reply = await fetch(address, { method: 'POST', headers, body: '{}' });
	expect(reply.status).toBe(200);
}

const minutesAgo = (minutes: number) => Timestamp.fromDate(addMinutes(new Date(), -minutes));
const orderOf = async (id: string) => (await books().doc(`orders/${id}`).get()).data();

async function unpaid(payment: 'decline' | 'timeout') {
	const [guest, sku] = await Promise.all([aGuest(), stocked(3)]);
	const result = await buys(guest, sku, { quantity: 2, payment });
	if (!result.ok) throw new Error(`the order was refused: ${result.reason}`);
	return { orderId: result.orderId, sku };
}

test('an order nobody paid in time expires, and its units come back once, however often the clock strikes', async () => {
	const { orderId, sku } = await unpaid('decline');
	await sweep();
	expect(await orderOf(orderId)).toMatchObject({ state: 'placed' });
	await books()
		.doc(`orders/${orderId}`)
		.update({ reservedUntil: minutesAgo(1) });
	await Promise.all([sweep(), sweep()]);
	await sweep();
	expect(await orderOf(orderId)).toMatchObject({ state: 'expired', seq: 1 });
	expect(await sellableOf(sku)).toMatchObject({ available: 3, sold: 2, restocked: 2, band: 'low' });
});

test('a slow bank is asked again, and its late yes pays the order instead of letting it expire', async () => {
	const { orderId, sku } = await unpaid('timeout');
	await books()
		.doc(`orders/${orderId}`)
		.update({ reservedUntil: minutesAgo(1), 'payment.askedAt': minutesAgo(2) });
	await sweep();
	expect(await orderOf(orderId)).toMatchObject({
		state: 'paid',
		payment: { status: 'succeeded', attempt: 1 }
	});
	expect(await sellableOf(sku)).toMatchObject({ available: 1, restocked: 0 });
});

test('an unreadable order does not stop the sweep of the others', async () => {
	const broken = books().collection('orders').doc();
	await broken.create({ state: 'placed', reservedUntil: minutesAgo(60) });
	const { orderId } = await unpaid('decline');
	await books()
		.doc(`orders/${orderId}`)
		.update({ reservedUntil: minutesAgo(1) });
	await sweep();
	expect(await orderOf(orderId)).toMatchObject({ state: 'expired' });
	await broken.delete();
});
