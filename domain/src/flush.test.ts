import { expect, test } from 'vitest';
import { adjustment } from './adjust.ts';
import type { Input } from './api.ts';
import type { Cart } from './cart.ts';
import { decideFlush, type Job } from './flush.ts';
import { advance, expiry } from './fulfil.ts';
import { Ledger, type LedgerDocument } from './ledger.ts';
import { Order } from './order.ts';
import { placement, RESERVATION_MINUTES } from './place.ts';
import { paymentClaim, settlement } from './settle.ts';
import { Sellable } from './stock.ts';
import { addMinutes } from './time.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const LATER = addMinutes(NOW, RESERVATION_MINUTES);
const PHONE = '0a1b2c3d-0000-4000-8000-000000000001';
const DESK = '0a1b2c3d-0000-4000-8000-000000000002';
const ORDER_ID = 'a'.repeat(32);

const mug = Sellable.parse({
	sku: 'mug',
	productId: 'mug',
	title: 'Mug',
	variant: '',
	category: 'home-garden',
	priceMinor: 1500,
	currency: 'EUR',
	taxClass: 'standard',
	active: true,
	available: 7,
	received: 7,
	sold: 0,
	restocked: 0,
	band: 'in'
});

const cartOf = (quantity: number): Cart => ({
	lines: { mug: { quantity, seenMinor: 1500, addedAt: NOW } },
	last: 'mug',
	device: PHONE,
	writes: { [PHONE]: 4, [DESK]: 2 },
	updatedAt: NOW
});

const request = (quantity: number): Omit<Input<'placeOrder'>, 'key'> => ({
	lines: [{ sku: 'mug', quantity, shownMinor: 1500 }],
	contact: { name: 'Mira', email: 'mira@tandem.example' },
	address: { street: 'Lindenweg 1', postcode: '10115', city: 'Berlin', country: 'DE' },
	delivery: 'express',
	shownTotalMinor: 1500 * quantity + 1290,
	payment: 'succeed'
});

type Documents = Record<string, LedgerDocument | null>;

/** Decides one job after the other on the same documents and returns the verdicts and what is left. */
function run(documents: Documents, jobs: Job<unknown>[], now = NOW) {
	const ledger = new Ledger(new Map(Object.entries(documents)));
	const outcomes = decideFlush(jobs, ledger, now);
	const writes = ledger.writes(3);
	const after: Documents = { ...documents };
	for (const write of writes) {
		if (write.kind === 'create') after[write.path] = write.data;
		if (write.kind === 'update') {
			after[write.path] = { ...after[write.path], ...write.set } as LedgerDocument;
		}
	}
	const order = after[`orders/${ORDER_ID}`];
	return {
		verdicts: outcomes.map((outcome) => ('verdict' in outcome ? outcome.verdict : outcome)),
		writes,
		after,
		order: order ? Order.parse(order) : null,
		mug: after['sellables/mug'] ? Sellable.parse(after['sellables/mug']) : null,
		counts: writes.find((write) => write.path.startsWith('metrics/'))
	};
}

const shop = (quantity = 2): Documents => ({
	[`orders/${ORDER_ID}`]: null,
	'carts/mira': cartOf(quantity),
	'sellables/mug': mug
});

const place = (quantity = 2, hash = 'h') => placement(ORDER_ID, 'mira', request(quantity), hash);
const placed = (quantity = 2) => run(shop(quantity), [place(quantity)]);

test('an order takes its units, empties the cart and counts as placed, in one set of writes', () => {
	const { order, mug, after, counts } = placed();
	expect(order).toMatchObject({ state: 'placed', seq: 0, reservedUntil: LATER });
	expect(order?.totals.totalMinor).toBe(4290);
	expect(mug).toMatchObject({ available: 5, sold: 2, band: 'low' });
	expect(after['carts/mira']).toMatchObject({ lines: {}, device: PHONE });
	expect((after['carts/mira'] as Cart).writes).toEqual({ [PHONE]: 4 });
	expect(counts).toMatchObject({ path: 'metrics/2026-11-21-3', add: { placedOrders: 1 } });
});

test('a shelf hears of a SKU only when its band or price changes', () => {
	const shelfWrites = (quantity: number) =>
		placed(quantity).writes.filter((write) => write.path.startsWith('shelves/'));
	expect(shelfWrites(1)).toEqual([]);
	expect(shelfWrites(2)).toEqual([
		{
			kind: 'merge',
			path: 'shelves/home-garden',
			set: { products: { mug: { skus: { mug: { priceMinor: 1500, band: 'low' } } } } },
			add: {}
		}
	]);
});

test('a SKU that is no longer sold stays off its shelf when its units come back', () => {
	const declined = run(placed().after, [settlement(ORDER_ID, 1, 'declined')]).after;
	const retired = {
		...declined,
		'sellables/mug': { ...mug, ...declined['sellables/mug'], active: false }
	};
	const { writes } = run(retired, [expiry(ORDER_ID, ['mug'])], LATER);
	expect(writes.map((write) => write.path)).not.toContain('shelves/home-garden');
	expect(writes.map((write) => write.path)).toContain('sellables/mug');
});

test('the same key again finds its order and changes nothing', () => {
	const again = run(placed().after, [place()]);
	expect(again.verdicts).toMatchObject([{ ok: true, order: { state: 'placed' } }]);
	expect(again.writes).toEqual([]);
});

test('the same key in one flush places one order', () => {
	const { verdicts, mug } = run(shop(), [place(), place()]);
	expect(verdicts).toMatchObject([{ ok: true }, { ok: true }]);
	expect(mug?.sold).toBe(2);
});

test('the same key with another body is refused', () => {
	expect(run(placed().after, [place(2, 'other')]).verdicts).toEqual([
		{ ok: false, reason: 'key-reused' }
	]);
});

test.each<[string, Documents, Partial<Input<'placeOrder'>>, object]>([
	[
		'too few units names the line',
		{ ...shop(8), 'sellables/mug': mug },
		request(8),
		{ reason: 'sold-out', lines: [{ sku: 'mug', title: 'Mug', wanted: 8, available: 7 }] }
	],
	[
		'a SKU no longer sold counts as sold out',
		{ ...shop(), 'sellables/mug': { ...mug, active: false } },
		{},
		{ reason: 'sold-out', lines: [{ available: 0 }] }
	],
	[
		'a SKU that does not exist counts as sold out',
		{ ...shop(), 'sellables/mug': null },
		{},
		{ reason: 'sold-out', lines: [{ sku: 'mug', available: 0 }] }
	],
	[
		'another price shows both',
		{ ...shop(), 'sellables/mug': { ...mug, priceMinor: 1600 } },
		{},
		{ reason: 'price-changed', lines: [{ shownMinor: 1500, currentMinor: 1600 }] }
	],
	[
		'another total shows both',
		shop(),
		{ shownTotalMinor: 1 },
		{ reason: 'total-changed', shownMinor: 1, currentMinor: 4290 }
	],
	['another cart', { ...shop(), 'carts/mira': cartOf(3) }, {}, { reason: 'cart-changed' }],
	['no cart', { ...shop(), 'carts/mira': null }, {}, { reason: 'cart-changed' }]
])('refuses, and writes nothing: %s', (_, documents, change, refusal) => {
	const job = placement(ORDER_ID, 'mira', { ...request(2), ...change }, 'h');
	const { verdicts, writes } = run(documents, [job]);
	expect(verdicts).toMatchObject([{ ok: false, ...refusal }]);
	expect(writes).toEqual([]);
});

test('an unreadable document fails its own job and no other', () => {
	const documents = new Map<string, LedgerDocument | null | Error>(Object.entries(shop()));
	documents.set('sellables/bad', new Error('unreadable'));
	documents.set('audit/k', null);
	const ledger = new Ledger(documents);
	const bad = adjustment(
		{ key: 'k', sku: 'bad', units: 1, priceMinor: null, reason: 'counted', note: '' },
		'ada'
	);
	const outcomes = decideFlush<unknown>([bad, place()], ledger, NOW);
	expect(outcomes[0]).toHaveProperty('bug');
	expect(outcomes[1]).toMatchObject({ verdict: { ok: true } });
	expect(ledger.writes(0).map((write) => write.path)).not.toContain('audit/k');
});

test('a payment that succeeds pays the order and counts revenue and units, once', () => {
	const job = settlement(ORDER_ID, 1, 'succeeded');
	const { order, counts, verdicts } = run(placed().after, [job, job]);
	expect(order).toMatchObject({ state: 'paid', seq: 1, payment: { status: 'succeeded' } });
	expect(counts).toMatchObject({ add: { paidOrders: 1, units: 2, revenueMinor: 4290 } });
	expect(verdicts).toMatchObject([{ ok: true }, { ok: true }]);
});

test('a declined payment leaves the order waiting for another attempt', () => {
	const declined = run(placed().after, [settlement(ORDER_ID, 1, 'declined')]);
	expect(declined.order).toMatchObject({ state: 'placed', payment: { status: 'declined' } });
	const retried = run(declined.after, [paymentClaim(ORDER_ID, 'mira', 'succeed')]);
	expect(retried.order?.payment).toMatchObject({ status: 'pending', attempt: 2 });
});

test('the answer to an earlier attempt changes nothing', () => {
	const declined = run(placed().after, [settlement(ORDER_ID, 1, 'declined')]);
	const retried = run(declined.after, [paymentClaim(ORDER_ID, 'mira', 'succeed')]);
	expect(run(retried.after, [settlement(ORDER_ID, 1, 'succeeded')]).writes).toEqual([]);
});

test('nobody asks the bank twice at once, nor for another person’s order, nor for a paid one', () => {
	const pending = placed().after;
	const claim = (uid: string) => paymentClaim(ORDER_ID, uid, 'succeed');
	expect(run(pending, [claim('mira')]).verdicts).toMatchObject([{ reason: 'payment-pending' }]);
	expect(run(pending, [claim('eve')]).verdicts).toMatchObject([{ reason: 'not-found' }]);
	const paid = run(pending, [settlement(ORDER_ID, 1, 'succeeded')]).after;
	expect(run(paid, [claim('mira')]).verdicts).toMatchObject([{ reason: 'not-payable' }]);
});

test('only a challenge can be answered', () => {
	const declined = run(placed().after, [settlement(ORDER_ID, 1, 'declined')]).after;
	expect(run(declined, [paymentClaim(ORDER_ID, 'mira', null)]).verdicts).toMatchObject([
		{ reason: 'not-payable' }
	]);
	const challenged = run(placed().after, [settlement(ORDER_ID, 1, 'challenge')]).after;
	expect(run(challenged, [paymentClaim(ORDER_ID, 'mira', null)]).order?.payment).toMatchObject({
		status: 'pending',
		attempt: 1
	});
});

test('an unpaid order expires after its reservation, and its units come back once', () => {
	const declined = run(placed().after, [settlement(ORDER_ID, 1, 'declined')]).after;
	const job = expiry(ORDER_ID, ['mug']);
	expect(run(declined, [job], addMinutes(NOW, RESERVATION_MINUTES - 1)).writes).toEqual([]);
	const { order, mug, verdicts, counts } = run(declined, [job, job], LATER);
	expect(order).toMatchObject({ state: 'expired', seq: 1 });
	expect(mug).toMatchObject({ available: 7, sold: 2, restocked: 2, band: 'in' });
	expect(verdicts).toEqual([true, false]);
	expect(counts).toMatchObject({ add: { expiredOrders: 1 } });
});

test('an order does not expire while the bank may still take the money', () => {
	expect(run(placed().after, [expiry(ORDER_ID, ['mug'])], LATER).writes).toEqual([]);
});

test('staff take a paid order through its life, step by step', () => {
	let { after } = run(placed().after, [settlement(ORDER_ID, 1, 'succeeded')]);
	const refused = run(after, [advance({ orderId: ORDER_ID, to: 'delivered' }, 'ada')]);
	expect(refused.verdicts).toEqual([{ ok: false, reason: 'not-next', state: 'paid' }]);
	for (const step of [
		{ to: 'packed' as const },
		{ to: 'shipped' as const, carrier: 'DHL', tracking: '00340' },
		{ to: 'delivered' as const }
	]) {
		const { after: next, order } = run(after, [advance({ orderId: ORDER_ID, ...step }, 'ada')]);
		expect(order?.state).toBe(step.to);
		after = next;
	}
	const { order } = run(after, []);
	expect(order?.history.map((change) => change.state)).toEqual([
		'placed',
		'paid',
		'packed',
		'shipped',
		'delivered'
	]);
	expect(order?.shipment).toEqual({ carrier: 'DHL', tracking: '00340' });
});

test('stock and price change with who and why, once per key, and never below zero', () => {
	const documents = { 'sellables/mug': mug, 'audit/k1': null };
	const change = (units: number, priceMinor: number | null) =>
		adjustment({ key: 'k1', sku: 'mug', units, priceMinor, reason: 'counted', note: '' }, 'ada');
	const { after, mug: changed, verdicts } = run(documents, [change(-3, 1400), change(-3, 1400)]);
	expect(verdicts).toEqual([
		{ ok: true, available: 4, priceMinor: 1400 },
		{ ok: true, available: 4, priceMinor: 1400 }
	]);
	expect(changed).toMatchObject({ available: 4, received: 4, priceMinor: 1400, band: 'low' });
	expect(after['audit/k1']).toMatchObject({
		by: 'ada',
		before: { available: 7, priceMinor: 1500 },
		after: { available: 4, priceMinor: 1400 }
	});
	const refused = run(documents, [change(-8, null)]);
	expect(refused.verdicts).toEqual([{ ok: false, reason: 'below-zero', available: 7 }]);
	expect(refused.writes).toEqual([]);
});
