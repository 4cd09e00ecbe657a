import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { StripeServer, type Fault } from '../../../tests/support/stripe-server.ts';
import { AMOUNT, anOrder, bankAt, begun, ORDER_ID } from '../../../tests/support/stripe-shop.ts';
import { log } from '../firebase/log.ts';
import type { StripeBank } from './stripe.ts';

let server: StripeServer;
let bank: StripeBank;

beforeEach(async () => {
	// The library waits half a second before it tries again; that is skipped.
	vi.useFakeTimers({ toFake: ['setTimeout'] }).setTimerTickMode('nextTimerAsync');
	vi.spyOn(log, 'warn').mockReturnValue();
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

/** Both tries of one call fail in the same way. */
function bothTries(fault: Fault): void {
	server.faults.push(fault, fault);
}

const lookUp = (order: ReturnType<typeof anOrder>) => bank.lookUp(ORDER_ID, order);

describe('a payment', () => {
	test('begins as a challenge, with what Stripe’s fields need', async () => {
		const { id, order } = await begun(bank);
		expect(await lookUp(order)).toEqual({ status: 'challenge', reference: id });
		const intent = server.books.intent(id);
		expect(await bank.fields(order)).toEqual({
			publishableKey: 'pk_test_local',
			clientSecret: intent.client_secret
		});
		expect(intent).toMatchObject({
			amount: AMOUNT,
			currency: 'eur',
			metadata: { orderId: ORDER_ID }
		});
	});

	test('has no fields before its reference is known', async () => {
		expect(await bank.fields(anOrder())).toBeNull();
	});

	test('declined for one card is taken from the next, once', async () => {
		const { id, order } = await begun(bank);
		server.books.confirm(id, 'pm_card_chargeDeclined');
		expect(await lookUp(order)).toEqual({ status: 'declined', reference: id });
		expect(await bank.charge(ORDER_ID, order)).toEqual({ status: 'challenge', reference: id });
		server.books.confirm(id, 'pm_card_visa');
		expect(await lookUp(order)).toEqual({ status: 'succeeded', reference: id });
		expect(server.books.totals().captured).toBe(AMOUNT);
	});

	test.each([
		[true, 'succeeded', AMOUNT],
		[false, 'declined', 0]
	])('waits for 3-D Secure (confirmed: %s)', async (isConfirmed, status, captured) => {
		const { id, order } = await begun(bank);
		server.books.confirm(id, 'pm_card_threeDSecureRequired');
		expect((await lookUp(order)).status).toBe('challenge');
		server.books.authenticate(id, isConfirmed);
		expect(await bank.answer(ORDER_ID, order)).toEqual({ status, reference: id });
		expect(server.books.totals().captured).toBe(captured);
	});

	test.each([
		['requires_confirmation', 'challenge'],
		['processing', 'pending'],
		['canceled', 'declined']
	])('that Stripe calls %s is %s', async (theirs, ours) => {
		const { id, order } = await begun(bank);
		server.books.intent(id).status = theirs;
		expect((await lookUp(order)).status).toBe(ours);
	});

	test('that waits for a capture is a bug: the shop captures at once', async () => {
		const { id, order } = await begun(bank);
		server.books.intent(id).status = 'requires_capture';
		await expect(lookUp(order)).rejects.toThrow('requires_capture');
	});

	test('that Stripe will not take is declined', async () => {
		const answer = await bank.charge(ORDER_ID, anOrder(null, 49));
		expect(answer).toEqual({ status: 'declined', reference: null });
	});

	test('with a wrong key is a bug, not an answer', async () => {
		const stranger = bankAt(server, 'sk_test_wrong');
		await expect(stranger.charge(ORDER_ID, anOrder())).rejects.toThrow('Invalid API Key');
	});
});

describe('a payment without an answer', () => {
	const faults = ['silence', 'lost-reply', 'unreachable', 'busy', 'error', 'error-after'] as const;

	test.each(faults)('is pending, and later the truth is known (%s)', async (fault) => {
		const { id, order } = await begun(bank);
		server.books.confirm(id, 'pm_card_visa');
		bothTries(fault);
		expect(await lookUp(order)).toEqual({ status: 'pending', reference: id });
		server.faults.length = 0;
		expect(await lookUp(order)).toEqual({ status: 'succeeded', reference: id });
	});

	test.each(['silence', 'lost-reply'] as const)(
		'is asked for again without a second one (%s)',
		async (fault) => {
			bothTries(fault);
			expect(await bank.charge(ORDER_ID, anOrder())).toEqual({
				status: 'pending',
				reference: null
			});
			const { id, order } = await begun(bank);
			server.books.confirm(id, 'pm_card_visa');
			expect((await lookUp(order)).status).toBe('succeeded');
			expect([...server.books.intents.keys()]).toEqual([id]);
			expect(server.books.totals().captured).toBe(AMOUNT);
		}
	);

	test('is told as it is now, not as it was when it was first asked for', async () => {
		const { id } = await begun(bank);
		server.books.confirm(id, 'pm_card_visa');
		expect(await lookUp(anOrder())).toEqual({ status: 'succeeded', reference: id });
	});

	test('is pending while another call holds its key', async () => {
		server.faults.push('slow');
		expect((await bank.charge(ORDER_ID, anOrder())).status).toBe('pending');
		expect(server.books.intents.size).toBe(0);
		server.finish();
		const { id } = await begun(bank);
		expect([...server.books.intents.keys()]).toEqual([id]);
	});
});

describe('a released payment', () => {
	test('cannot succeed later', async () => {
		const { id, order } = await begun(bank);
		await bank.release(ORDER_ID, order);
		expect(() => server.books.confirm(id, 'pm_card_visa')).toThrow('status of canceled');
		expect((await lookUp(order)).status).toBe('declined');
	});

	test('that was released before is left as it is', async () => {
		const { order } = await begun(bank);
		await bank.release(ORDER_ID, order);
		await expect(bank.release(ORDER_ID, order)).resolves.toBeUndefined();
	});

	test('that has succeeded before keeps its money', async () => {
		const order = await paid();
		await bank.release(ORDER_ID, order);
		expect((await lookUp(order)).status).toBe('succeeded');
	});

	test('that nobody could pay is not asked for', async () => {
		await bank.release(ORDER_ID, anOrder());
		expect(server.requests).toBe(0);
	});

	test('that Stripe does not hear of is told as a failure', async () => {
		const { order } = await begun(bank);
		bothTries('unreachable');
		await expect(bank.release(ORDER_ID, order)).rejects.toThrow('connection');
	});
});

describe('a refund', () => {
	const first = { id: 1, tries: 1, cardMinor: 1500 };

	test('is given once, however often it is asked for', async () => {
		const order = await paid();
		server.faults.push(null, 'lost-reply', 'lost-reply');
		expect(await bank.refund(ORDER_ID, order, first)).toBe('due');
		expect(await bank.refund(ORDER_ID, order, first)).toBe('done');
		server.forgetKeys();
		expect(await bank.refund(ORDER_ID, order, first)).toBe('done');
		expect(server.books.totals()).toEqual({ captured: AMOUNT, refunded: 1500 });
	});

	test('asked for by two at once is given once', async () => {
		const order = await paid();
		const ask = () => bank.refund(ORDER_ID, order, first);
		expect(await Promise.all([ask(), ask()])).toEqual(['done', 'done']);
		expect(server.books.totals().refunded).toBe(1500);
	});

	test('beside another of the same amount is its own', async () => {
		const order = await paid();
		await bank.refund(ORDER_ID, order, first);
		expect(await bank.refund(ORDER_ID, order, { ...first, id: 2 })).toBe('done');
		expect(server.books.totals().refunded).toBe(3000);
	});

	test('that failed at the shopper’s bank is given by the next try', async () => {
		const order = await paid('pm_card_pendingRefund');
		expect(await bank.refund(ORDER_ID, order, first)).toBe('due');
		const [made] = server.books.refunds.keys();
		server.books.concludeRefund(made ?? '', 'failed');
		expect(await bank.refund(ORDER_ID, order, first)).toBe('failed');
		expect(await bank.refund(ORDER_ID, order, { ...first, tries: 2 })).toBe('due');
		expect(server.books.totals().refunded).toBe(1500);
	});

	test.each([
		['more than was paid', []],
		['what has gone back already', [AMOUNT]],
		['more than is left', [AMOUNT - 1]]
	])('of %s fails and moves nothing', async (_, earlier) => {
		const order = await paid();
		for (const cardMinor of earlier) await bank.refund(ORDER_ID, order, { ...first, cardMinor });
		const before = server.books.totals();
		const tooMuch = { id: 2, tries: 1, cardMinor: AMOUNT + 1 };
		expect(await bank.refund(ORDER_ID, order, tooMuch)).toBe('failed');
		expect(server.books.totals()).toEqual(before);
	});

	test('of a payment that Stripe never knew is a bug', async () => {
		await expect(bank.refund(ORDER_ID, anOrder(), first)).rejects.toThrow('no money at Stripe');
	});
});
