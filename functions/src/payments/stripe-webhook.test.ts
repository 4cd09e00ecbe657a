import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StripeServer } from '../../../tests/support/stripe-server.ts';
import { bankAt, begun, ORDER_ID } from '../../../tests/support/stripe-shop.ts';
import { BadSignature } from './provider.ts';
import type { StripeBank } from './stripe.ts';

let server: StripeServer;
let bank: StripeBank;

beforeEach(async () => {
	// The library waits half a second before it tries again; that is skipped.
	vi.useFakeTimers({ toFake: ['setTimeout'] }).setTimerTickMode('nextTimerAsync');
	server = await StripeServer.start();
	bank = bankAt(server);
});
afterEach(async () => {
	vi.useRealTimers();
	await server.close();
});

async function paid(card: 'pm_card_visa' | 'pm_card_pendingRefund' = 'pm_card_visa') {
	const { id, order } = await begun(bank);
	server.books.confirm(id, card);
	return order;
}

/** What the newest event of this type tells. */
function heard(type: string, { at = new Date(), body = (sent: Buffer) => sent } = {}) {
	const webhook = server.webhook(eventOf(type), at);
	return bank.readWebhook(body(webhook.body), (name) =>
		name === 'stripe-signature' ? webhook.signature : undefined
	);
}

function eventOf(type: string) {
	const event = server.books.events.findLast((each) => each.type === type);
	if (!event) throw new Error(`nothing of ${type} has happened`);
	return event;
}

test('a webhook tells of a payment, the second copy as the first', async () => {
	const { payment } = await paid();
	const news = await heard('payment_intent.succeeded');
	expect(news).toEqual({
		eventId: eventOf('payment_intent.succeeded').id,
		type: 'payment_intent.succeeded',
		orderId: ORDER_ID,
		about: 'payment',
		attempt: 1,
		answer: { status: 'succeeded', reference: payment.reference }
	});
	expect(await heard('payment_intent.succeeded')).toEqual(news);
});

test('a webhook that comes late tells what is true now', async () => {
	const { id } = await begun(bank);
	server.books.confirm(id, 'pm_card_chargeDeclined');
	server.books.confirm(id, 'pm_card_threeDSecureRequired');
	server.books.authenticate(id, true);
	for (const type of ['payment_failed', 'requires_action', 'succeeded']) {
		const news = await heard(`payment_intent.${type}`);
		expect(news).toMatchObject({ answer: { status: 'succeeded' } });
	}
});

test('a webhook tells that a refund is done, or that it failed after all', async () => {
	const order = await paid('pm_card_pendingRefund');
	await bank.refund(ORDER_ID, order, { id: 3, tries: 2, cardMinor: 100 });
	const [id = ''] = server.books.refunds.keys();
	const which = { orderId: ORDER_ID, about: 'refund', refundId: 3, tries: 2 };
	expect(await heard('refund.created')).toMatchObject({ ...which, status: 'due' });
	server.books.concludeRefund(id, 'succeeded');
	expect(await heard('refund.updated')).toMatchObject({ ...which, status: 'done' });
	expect(await heard('refund.created')).toMatchObject({ ...which, status: 'done' });
	server.books.concludeRefund(id, 'failed');
	expect(await heard('refund.failed')).toMatchObject({ ...which, status: 'failed' });
});

test('a webhook of no interest to the shop is null and asks Stripe nothing', async () => {
	const { id, order } = await begun(bank);
	expect(await heard('payment_intent.created')).toBeNull();
	server.books.confirm(id, 'pm_card_visa');
	await bank.refund(ORDER_ID, order, { id: 1, tries: 1, cardMinor: 100 });
	eventOf('payment_intent.succeeded').data.object.metadata = {};
	eventOf('refund.created').data.object.metadata = {};
	const before = server.requests;
	expect(await heard('payment_intent.succeeded')).toBeNull();
	expect(await heard('refund.created')).toBeNull();
	expect(server.requests).toBe(before);
});

test('a webhook signed up to five minutes ago is heard, an older one refused', async () => {
	await paid();
	const ago = (seconds: number) => ({ at: new Date(Date.now() - seconds * 1000) });
	expect(await heard('payment_intent.succeeded', ago(290))).not.toBeNull();
	await expect(heard('payment_intent.succeeded', ago(310))).rejects.toThrow(BadSignature);
});

test('a webhook is refused when a byte was changed, without signature and without body', async () => {
	await paid();
	const type = 'payment_intent.succeeded';
	const changed = (sent: Buffer) => Buffer.from(sent.toString().replace('4990', '4991'));
	await expect(heard(type, { body: changed })).rejects.toThrow(BadSignature);
	await expect(heard(type, { body: () => Buffer.alloc(0) })).rejects.toThrow(BadSignature);
	const { body } = server.webhook(eventOf(type));
	await expect(bank.readWebhook(body, () => undefined)).rejects.toThrow(BadSignature);
	await expect(bank.readWebhook(body, () => 't=1,v1=00')).rejects.toThrow(BadSignature);
});

test('a webhook is refused when another secret signed it', async () => {
	await paid();
	const { body, signature } = server.webhook(eventOf('payment_intent.succeeded'));
	const forged = signature.replace(/v1=.{8}/, 'v1=00000000');
	await expect(bank.readWebhook(body, () => forged)).rejects.toThrow(BadSignature);
});

test('a webhook that cannot be checked with Stripe is a failure, so that it is sent again', async () => {
	await paid();
	server.faults.push('unreachable', 'unreachable');
	await expect(heard('payment_intent.succeeded')).rejects.toThrow('connection');
	expect(await heard('payment_intent.succeeded')).not.toBeNull();
});
