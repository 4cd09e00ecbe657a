import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RefundStatus } from '@tandem/domain/refund.ts';
import type { Card } from '../../../tests/support/stripe-books.ts';
import { StripeServer, type Fault } from '../../../tests/support/stripe-server.ts';
import { AMOUNT, anOrder, bankAt, ORDER_ID } from '../../../tests/support/stripe-shop.ts';
import { log } from '../firebase/log.ts';
import type { Answer, News } from './provider.ts';
import { traceOf } from './stripe-answers.ts';
import type { StripeBank } from './stripe.ts';

beforeEach(() => {
	// The library waits half a second before it tries again; that is skipped.
	vi.useFakeTimers({ toFake: ['setTimeout'] }).setTimerTickMode('nextTimerAsync');
	vi.spyOn(log, 'warn').mockReturnValue();
});
afterEach(() => {
	vi.useRealTimers();
});

/** What a shop with one order believes, from the bank's answers alone. */
class Shop {
	readonly server: StripeServer;
	readonly bank: StripeBank;
	reference: string | null = null;
	isPaid = false;
	isReleased = false;
	readonly refunds = new Map<number, { cardMinor: number; status: RefundStatus }>();

	constructor(server: StripeServer) {
		this.server = server;
		this.bank = bankAt(server);
	}

	get order() {
		return anOrder(this.reference);
	}

	believe({ status, reference }: Answer): void {
		this.reference ??= reference;
		if (status === 'succeeded') this.isPaid = true;
		else if (status !== 'pending') expect(this.isPaid).toBe(false);
	}

	hear(news: News | null): void {
		if (news?.about === 'payment') this.believe(news.answer);
		if (news?.about !== 'refund') return;
		const refund = this.refunds.get(news.refundId);
		if (refund) refund.status = news.status;
	}

	async refund(id: number): Promise<void> {
		const refund = this.refunds.get(id) ?? { cardMinor: id * 700, status: 'due' as const };
		this.refunds.set(id, refund);
		refund.status = await this.bank.refund(ORDER_ID, this.order, { id, tries: 1, ...refund });
	}
}

type Step = (shop: Shop, nth: number) => unknown;

/** What a shopper does in the fields, which only open with a known reference. */
const types =
	(card: Card): Step =>
	({ server: { books }, reference }) => {
		const status = reference && books.intent(reference).status;
		if (status === 'requires_payment_method') books.confirm(reference ?? '', card);
	};

const answers =
	(isConfirmed: boolean): Step =>
	({ server: { books }, reference }) => {
		const status = reference && books.intent(reference).status;
		if (status === 'requires_action') books.authenticate(reference ?? '', isConfirmed);
	};

const STEPS = {
	charge: async (shop) => shop.believe(await shop.bank.charge(ORDER_ID, shop.order)),
	lookUp: async (shop) => shop.believe(await shop.bank.lookUp(ORDER_ID, shop.order)),
	visa: types('pm_card_visa'),
	visaWithSlowRefunds: types('pm_card_pendingRefund'),
	declined: types('pm_card_chargeDeclined'),
	secure: types('pm_card_threeDSecureRequired'),
	confirmed: answers(true),
	refused: answers(false),
	release: async (shop) => {
		const wasOpen = shop.reference !== null;
		const isDone = await isHeard(shop.bank.release(ORDER_ID, shop.order));
		shop.isReleased ||= wasOpen && isDone && shop.server.books.totals().captured === 0;
	},
	refund: (shop, nth) => shop.isPaid && shop.refund(1 + (nth % 4)),
	refundArrives: ({ server: { books } }, nth) => {
		const waiting = [...books.refunds.values()].filter(({ status }) => status === 'pending');
		const refund = waiting[nth % waiting.length];
		if (refund) books.concludeRefund(refund.id, 'succeeded');
	},
	/** Any webhook so far: early, late, again, or never. */
	webhook: async (shop, nth) => {
		const { events } = shop.server.books;
		if (events.length === 0) return;
		const { body, signature } = shop.server.webhook(events[nth % events.length]);
		await isHeard(shop.bank.readWebhook(body, () => signature).then((news) => shop.hear(news)));
	},
	/** An order whose payment has no reference after a day has ended long before. */
	aDayPasses: ({ server, reference }) => reference !== null && server.forgetKeys()
} satisfies Record<string, Step>;

/** Whether Stripe could be reached; any other failure is one of the test. */
async function isHeard(call: Promise<unknown>): Promise<boolean> {
	try {
		await call;
		return true;
	} catch (cause) {
		expect(traceOf(cause).type).toMatch(/^Stripe(Connection|API|RateLimit)Error$/);
		return false;
	}
}

function expectNothingInvented({ server: { books }, isPaid, isReleased, refunds }: Shop): void {
	const { captured, refunded } = books.totals();
	const done = [...refunds.values()].filter(({ status }) => status === 'done');
	const given = done.reduce((sum, { cardMinor }) => sum + cardMinor, 0);
	expect(captured).toBeLessThanOrEqual(isReleased ? 0 : AMOUNT);
	if (isPaid) expect(captured).toBe(AMOUNT);
	expect(given).toBeLessThanOrEqual(refunded);
	expect(refunded).toBeLessThanOrEqual(captured);
}

/** The network is well again, a day has passed, and every bank has done its part. */
async function settle(shop: Shop): Promise<void> {
	if (shop.reference !== null) await STEPS.lookUp(shop);
	shop.server.forgetKeys();
	for (const id of shop.refunds.keys()) await shop.refund(id);
	for (const { id, status } of shop.server.books.refunds.values()) {
		if (status === 'pending') shop.server.books.concludeRefund(id, 'succeeded');
	}
	for (const id of shop.refunds.keys()) await shop.refund(id);
}

/** What happens most often, so that most schedules come to a payment and its refunds. */
const USUAL = ['charge', 'visa', 'visaWithSlowRefunds', 'lookUp', 'webhook', 'refund'] as const;

const steps = fc.array(
	fc.record({
		act: fc.oneof(
			{ weight: 1, arbitrary: fc.constantFrom(...(Object.keys(STEPS) as (keyof typeof STEPS)[])) },
			{ weight: 2, arbitrary: fc.constantFrom(...USUAL) }
		),
		nth: fc.nat(99),
		faults: fc.array(
			fc.oneof(
				{ weight: 2, arbitrary: fc.constant(null) },
				{ weight: 5, arbitrary: fc.constantFrom<Fault>('unreachable', 'lost-reply', 'busy') },
				{ weight: 2, arbitrary: fc.constantFrom<Fault>('error', 'error-after') },
				{ weight: 1, arbitrary: fc.constantFrom<Fault>('silence', 'slow') }
			),
			{ maxLength: 3 }
		)
	}),
	{ minLength: 20, maxLength: 40 }
);

test('whatever fails and repeats, the money at Stripe is what its answers say', async () => {
	const schedule = fc.asyncProperty(steps, async (schedule) => {
		const server = await StripeServer.start();
		const shop = new Shop(server);
		try {
			for (const { act, nth, faults } of schedule) {
				server.faults.splice(0, Infinity, ...faults);
				await STEPS[act](shop, nth);
				server.finish();
				expectNothingInvented(shop);
			}
			server.faults.length = 0;
			await settle(shop);
			expectNothingInvented(shop);
			const { captured, refunded } = server.books.totals();
			const left = [...shop.refunds.values()].filter(({ status }) => status === 'done');
			expect(captured).toBe(shop.isPaid ? AMOUNT : 0);
			expect(refunded).toBe(left.reduce((sum, { cardMinor }) => sum + cardMinor, 0));
		} finally {
			await server.close();
		}
	});
	// A failure prints its seed and the shortest schedule.
	await fc.assert(schedule, { numRuns: 30 });
}, 120_000);
