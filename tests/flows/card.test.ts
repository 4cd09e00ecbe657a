/**
 * Cards. The emulators' own functions have no Stripe key, so here the till and the webhook's function
 * run in this process, on the same Firestore, with a local Stripe.
 */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { http, type HttpFunction } from '@google-cloud/functions-framework';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { api } from '@tandem/domain/api.ts';
import type { Order } from '@tandem/domain/order.ts';
import { buy, payAgain } from '../../functions/src/checkout/buy.ts';
import { shopTill } from '../../functions/src/checkout/shop-till.ts';
import { reverse } from '../../functions/src/checkout/undo.ts';
import { log } from '../../functions/src/firebase/log.ts';
import { paymentWebhook } from '../../functions/src/payment-webhook.ts';
import { addToCart, aGuest, everyoneLeaves, type Person } from '../support/people.ts';
import { SECRET_KEY, StripeServer, WEBHOOK_SECRET } from '../support/stripe-server.ts';
import { anOrderOf, sellableOf, stocked } from '../support/stock-room.ts';

let stripe: StripeServer;
let functions: Server;
let guest: Person;
let sku: string;

beforeAll(async () => {
	stripe = await StripeServer.start();
	vi.stubEnv('STRIPE_SECRET_KEY', SECRET_KEY);
	vi.stubEnv('STRIPE_PUBLISHABLE_KEY', 'pk_test_local');
	vi.stubEnv('STRIPE_WEBHOOK_SECRET', WEBHOOK_SECRET);
	vi.stubEnv('STRIPE_API_BASE', stripe.url.href);
	// Its type asks for a `rawBody`, which the framework only has where there is a body.
	http('paymentWebhook', paymentWebhook as HttpFunction);
	functions = getTestServer('paymentWebhook');
	await new Promise<void>((resolve) => functions.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
	functions.close();
	await stripe.close();
	vi.unstubAllEnvs();
});
beforeEach(async () => {
	[guest, sku] = await Promise.all([aGuest(), stocked(5)]);
	stripe.books.events.length = 0;
	vi.spyOn(log, 'warn').mockReturnValue();
});
afterEach(everyoneLeaves);

/** Two units ordered, to be paid by card. */
async function ordered(): Promise<string> {
	await addToCart(guest, sku, 2, 1500);
	const input = api.placeOrder.input.parse(anOrderOf(sku, 2, 1500, { payment: 'card' }));
	const result = await buy(shopTill(), input, guest.uid);
	if (!result.ok) throw new Error(`the order was refused: ${result.reason}`);
	return result.orderId;
}

async function orderOf(orderId: string): Promise<Order> {
	const order = await shopTill().readOrder(orderId);
	if (!order) throw new Error(`orders/${orderId} is missing`);
	return order;
}

async function intentOf(orderId: string): Promise<string> {
	return (await orderOf(orderId)).payment.reference ?? '';
}

const cancel = (orderId: string) =>
	reverse(shopTill(), orderId, { action: 'cancel', orderId }, guest.uid);

/** Posts to the webhook's function; the status that it answers with. */
async function post(body: string, headers: Record<string, string> = {}): Promise<number> {
	const { port } = functions.address() as AddressInfo;
	const json = { 'content-type': 'application/json', ...headers };
	return (await fetch(`http://127.0.0.1:${port}`, { method: 'POST', headers: json, body })).status;
}

/** Sends these webhooks at once; what each was answered with. */
function deliver(events: readonly object[]): Promise<number[]> {
	const signed = events.map((event) => stripe.webhook(event));
	return Promise.all(
		signed.map(({ body, signature }) => post(body.toString(), { 'stripe-signature': signature }))
	);
}

test('an order is paid by the second card, after 3-D Secure, once, whatever order the webhooks come in', async () => {
	const orderId = await ordered();
	expect(await orderOf(orderId)).toMatchObject({ payment: { status: 'challenge' } });
	const id = await intentOf(orderId);
	stripe.books.confirm(id, 'pm_card_chargeDeclined');
	await deliver(stripe.books.events);
	expect(await orderOf(orderId)).toMatchObject({
		state: 'placed',
		payment: { status: 'declined' }
	});

	const retry = { action: 'retry', orderId, payment: 'card' } as const;
	const again = await payAgain(shopTill(), retry, guest.uid, new Date());
	expect(again).toMatchObject({ ok: true, paymentStatus: 'challenge' });
	stripe.books.confirm(id, 'pm_card_threeDSecureRequired');
	stripe.books.authenticate(id, true);
	const { events } = stripe.books;
	const answered = await deliver([...events.toReversed(), ...events]);
	expect(new Set(answered)).toEqual(new Set([200]));

	const order = await orderOf(orderId);
	expect(order.history.map(({ state }) => state)).toEqual(['placed', 'paid']);
	expect(order.payment.captures).toHaveLength(1);
	expect(stripe.books.intent(id).amount_received).toBe(order.totals.totalMinor);
});

test('a paid order that is cancelled gives the money back once, when the bank has it done', async () => {
	const orderId = await ordered();
	const id = await intentOf(orderId);
	stripe.books.confirm(id, 'pm_card_pendingRefund');
	await deliver(stripe.books.events);
	expect(await cancel(orderId)).toMatchObject({ ok: true, state: 'cancelled' });
	expect((await orderOf(orderId)).refunds).toMatchObject([{ status: 'due' }]);

	const [refund] = stripe.books.refundsOf(id);
	stripe.books.concludeRefund(refund?.id ?? '', 'succeeded');
	await deliver(stripe.books.events);
	const order = await orderOf(orderId);
	expect(order.refunds).toMatchObject([{ status: 'done', cardMinor: order.totals.totalMinor }]);
	expect(stripe.books.refundsOf(id)).toMatchObject([{ amount: order.totals.totalMinor }]);
	expect(await sellableOf(sku)).toMatchObject({ available: 5 });
});

test('an order cancelled before it was paid cannot be paid later', async () => {
	const orderId = await ordered();
	const id = await intentOf(orderId);
	expect(await cancel(orderId)).toMatchObject({ ok: true, state: 'cancelled' });
	expect(() => stripe.books.confirm(id, 'pm_card_visa')).toThrow('status of canceled');
});

test('money that comes after all, because Stripe never heard of the cancelling, goes back', async () => {
	const orderId = await ordered();
	const id = await intentOf(orderId);
	stripe.faults.push('unreachable', 'unreachable');
	expect(await cancel(orderId)).toMatchObject({ ok: true, state: 'cancelled' });
	stripe.books.confirm(id, 'pm_card_visa');
	await deliver(stripe.books.events);
	const order = await orderOf(orderId);
	expect(order).toMatchObject({ state: 'cancelled', refunds: [{ reason: 'late-payment' }] });
	expect(stripe.books.refundsOf(id)).toMatchObject([{ amount: order.totals.totalMinor }]);
});

test('an order whose payment began without an answer is found again, with one payment', async () => {
	const before = stripe.books.intents.size;
	stripe.faults.push('lost-reply', 'lost-reply');
	const orderId = await ordered();
	expect(await orderOf(orderId)).toMatchObject({ payment: { status: 'pending', reference: null } });
	const check = { action: 'check', orderId } as const;
	const checked = await payAgain(shopTill(), check, guest.uid, new Date());
	expect(checked).toMatchObject({ ok: true, paymentStatus: 'challenge' });
	expect(stripe.books.intents.size).toBe(before + 1);
	await cancel(orderId);
});

test('a webhook that Stripe did not sign changes nothing', async () => {
	const orderId = await ordered();
	stripe.books.confirm(await intentOf(orderId), 'pm_card_visa');
	const event = JSON.stringify(stripe.books.events.at(-1));
	expect(await post(event)).toBe(400);
	expect(await post(event, { 'stripe-signature': 't=1,v1=00' })).toBe(400);
	expect(await post('', { 'stripe-signature': 't=1,v1=00' })).toBe(400);
	expect(await orderOf(orderId)).toMatchObject({ state: 'placed' });
	await deliver(stripe.books.events);
	expect(await orderOf(orderId)).toMatchObject({ state: 'paid' });
});
