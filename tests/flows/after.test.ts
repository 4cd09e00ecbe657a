import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { orderNumber } from '@tandem/domain/order-state.ts';
import { aGuest, everyoneLeaves, read, seeded, type Person } from '../support/people.ts';
import { books, bought, orderOf, sellableOf, stocked } from '../support/stock-room.ts';

afterEach(everyoneLeaves);

const mailsOf = async (orderId: string) => {
	const { docs } = await books().collection('mail').where('orderId', '==', orderId).get();
	return docs.map((doc) => doc.id.slice(orderId.length + 1)).sort();
};

async function aPaidOrder(quantity = 2) {
	const [guest, sku] = await Promise.all([aGuest(), stocked(5)]);
	return { guest, sku, orderId: await bought(guest, sku, { quantity }) };
}

async function sent(support: Person, orderId: string): Promise<void> {
	await support.call('advanceOrder', { orderId, to: 'packed' });
	await support.call('advanceOrder', { orderId, to: 'shipped', carrier: 'DHL', tracking: '003' });
	await support.call('advanceOrder', { orderId, to: 'delivered' });
}

test('a shopper cancels a paid order ten times at once: units and money come back once', async () => {
	const { guest, sku, orderId } = await aPaidOrder();
	const answers = await Promise.all(
		Array.from({ length: 10 }, () => guest.call('reverseOrder', { action: 'cancel', orderId }))
	);
	expect(new Set(answers.map((answer) => answer.ok && answer.state))).toEqual(
		new Set(['cancelled'])
	);
	const order = await read(guest, `orders/${orderId}`);
	expect(order).toMatchObject({ state: 'cancelled', dueAt: null });
	expect(order?.['refunds']).toMatchObject([{ amountMinor: 3490, status: 'done' }]);
	expect(await sellableOf(sku)).toMatchObject({ available: 5, sold: 2, restocked: 2 });
	expect(await mailsOf(orderId)).toEqual(['cancelled', 'confirmation', 'refund-1-1']);
});

test('nobody cancels another person’s order, and nobody one that is packed', async () => {
	const [{ guest, orderId }, stranger, support] = await Promise.all([
		aPaidOrder(),
		aGuest(),
		seeded('support')
	]);
	const cancel = { action: 'cancel', orderId } as const;
	expect(await stranger.call('reverseOrder', cancel)).toEqual({ ok: false, reason: 'not-found' });
	await support.call('advanceOrder', { orderId, to: 'packed' });
	expect(await guest.call('reverseOrder', cancel)).toEqual({
		ok: false,
		reason: 'too-late',
		state: 'packed'
	});
});

test('a return travels from the shopper’s request to stock, money and credit note', async () => {
	const [{ guest, sku, orderId }, support] = await Promise.all([aPaidOrder(), seeded('support')]);
	await sent(support, orderId);
	const key = randomUUID();
	const lines = [{ sku, quantity: 1, restock: 1 }];
	expect(
		await guest.call('reverseOrder', {
			action: 'return',
			orderId,
			key,
			lines: [{ sku, quantity: 1 }],
			reason: 'does-not-fit',
			note: ''
		})
	).toMatchObject({ ok: true, state: 'delivered' });
	const receive = { action: 'receive' as const, orderId, returnKey: key, lines };
	const answers = await Promise.all([
		support.call('refundOrder', receive),
		support.call('refundOrder', receive)
	]);
	expect(answers).toMatchObject([{ ok: true }, { ok: true }]);
	const order = await orderOf(orderId);
	expect(order).toMatchObject({ returns: [{ state: 'received' }] });
	expect(order?.['refunds']).toMatchObject([
		{
			reason: 'returned',
			amountMinor: 1500,
			status: 'done',
			creditNote: expect.stringMatching(/^CRN-/) as string
		}
	]);
	expect(await sellableOf(sku)).toMatchObject({ available: 4, restocked: 1 });
	expect(await mailsOf(orderId)).toEqual([
		'confirmation',
		'refund-1-1',
		`return-${key}`,
		'shipped'
	]);
});

test('shoppers may not give themselves refunds', async () => {
	const { guest, orderId } = await aPaidOrder();
	await expect(guest.call('refundOrder', { action: 'cancel', orderId })).rejects.toMatchObject({
		code: 'functions/permission-denied'
	});
});

test('a guest withdraws from any device with number and e-mail, and only with both', async () => {
	const [{ orderId }, elsewhere] = await Promise.all([aPaidOrder(), aGuest()]);
	const declaration = {
		action: 'withdraw-by-number',
		number: orderNumber(orderId).toLowerCase(),
		email: 'MIRA@tandem.example',
		name: 'Mira Lindqvist'
	} as const;
	expect(
		await elsewhere.call('reverseOrder', { ...declaration, email: 'eve@tandem.example' })
	).toEqual({ ok: false, reason: 'not-found' });
	const answer = await elsewhere.call('reverseOrder', declaration);
	expect(answer).toMatchObject({ ok: true, orderId, state: 'cancelled' });
	expect(await elsewhere.call('reverseOrder', declaration)).toEqual(answer);
	const receipt = (await books().doc(`mail/${orderId}-withdrawal`).get()).data();
	expect(receipt).toMatchObject({ to: ['mira@tandem.example'] });
	expect(JSON.stringify(receipt)).toContain(orderNumber(orderId));
});

test('invoices are numbered without gaps, whoever packs at once', async () => {
	const support = await seeded('support');
	const orders = await Promise.all(Array.from({ length: 6 }, () => aPaidOrder(1)));
	await Promise.all(
		orders.map(({ orderId }) => support.call('advanceOrder', { orderId, to: 'packed' }))
	);
	const numbers = await Promise.all(
		orders.map(async ({ orderId }) => {
			const order = await orderOf(orderId);
			return Number((order?.['invoice'] as { number: string }).number.slice(-6));
		})
	);
	const first = Math.min(...numbers);
	expect(numbers.sort((a, b) => a - b)).toEqual(orders.map((_, i) => first + i));
});

test('owner and staff get the invoice as a PDF, strangers hear of nothing', async () => {
	const [{ guest, orderId }, stranger, support] = await Promise.all([
		aPaidOrder(),
		aGuest(),
		seeded('support')
	]);
	await support.call('advanceOrder', { orderId, to: 'packed' });
	const { number } = (await orderOf(orderId))?.['invoice'] as { number: string };
	for (const reader of [guest, support]) {
		const file = await reader.call('orderDocument', { orderId, number });
		expect(file.ok && Buffer.from(file.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
	}
	expect(await stranger.call('orderDocument', { orderId, number })).toEqual({
		ok: false,
		reason: 'not-found'
	});
});
