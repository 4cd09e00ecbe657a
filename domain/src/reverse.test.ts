import { expect, test } from 'vitest';
import { advance } from './fulfil.ts';
import { receipt, refundRetry, returnRefusal, staffRefund } from './give-back.ts';
import { cancellation, returnRequest, withdrawal } from './reverse.ts';
import { RETURN_DAYS, WITHDRAWAL_DAYS } from './refund.ts';
import { refundSettlement } from './settle.ts';
import { NOW, ORDER_ID, cartOf, place, requestOf, run, sellable, shop, told } from './test-shop.ts';
import { addMinutes } from './time.ts';

const everyone = () => true;
const cancel = cancellation(ORDER_ID, everyone, 'mira');
const withdraw = withdrawal(ORDER_ID, everyone, 'mira', null);
const KEY = '0a1b2c3d-0000-4000-8000-00000000000a';
const days = (count: number) => addMinutes(NOW, count * 24 * 60);

const placed = run(shop(), [place()]).after;
const paid = run(placed, [told('succeeded')]).after;
const packed = run(paid, [advance({ orderId: ORDER_ID, to: 'packed' }, 'ada')]).after;
const parcel = { orderId: ORDER_ID, to: 'shipped', carrier: 'DHL', tracking: '00340' } as const;
const shipped = run(packed, [advance(parcel, 'ada')]).after;
const delivered = run(shipped, [advance({ orderId: ORDER_ID, to: 'delivered' }, 'ada')]).after;

test('staff take a paid order through its life, step by step, and its invoice is numbered when it is packed', () => {
	const refused = run(paid, [advance({ orderId: ORDER_ID, to: 'delivered' }, 'ada')]);
	expect(refused.verdicts).toEqual([{ ok: false, reason: 'not-next', state: 'paid' }]);
	const { order } = run(delivered, []);
	expect(order?.history.map((change) => change.state)).toEqual([
		'placed',
		'paid',
		'packed',
		'shipped',
		'delivered'
	]);
	expect(order).toMatchObject({
		shipment: { carrier: 'DHL', tracking: '00340' },
		invoice: { number: 'INV-2026-000001', at: NOW }
	});
	expect(delivered['sequences/invoices-2026']).toEqual({ last: 1 });
});

test('a parcel that has left cannot leave again with another number', () => {
	expect(run(shipped, [advance(parcel, 'ada')]).verdicts).toMatchObject([{ ok: true }]);
	expect(run(shipped, [advance({ ...parcel, tracking: 'other' }, 'ada')]).verdicts).toEqual([
		{ ok: false, reason: 'not-next', state: 'shipped' }
	]);
});

test('a paid order is cancelled: units back, money due, told once, however often it is asked', () => {
	const { order, stock, letters, verdicts, counts } = run(paid, [cancel, cancel]);
	expect(order).toMatchObject({
		state: 'cancelled',
		refunds: [{ reason: 'cancelled', amountMinor: 4290, cardMinor: 4290, creditNote: null }]
	});
	expect(stock('mug')).toMatchObject({ available: 7, restocked: 2 });
	expect(letters).toEqual(['cancelled']);
	expect(verdicts).toMatchObject([{ ok: true }, { ok: true }]);
	expect(counts).toMatchObject({ add: { cancelledOrders: 1, refundedMinor: 4290 } });
});

test('an unpaid order is cancelled without a refund, but not while the bank is asked', () => {
	expect(run(placed, [cancel]).verdicts).toMatchObject([{ reason: 'payment-pending' }]);
	const { order } = run(run(placed, [told('declined')]).after, [cancel]);
	expect(order).toMatchObject({ state: 'cancelled', refunds: [] });
});

test('a packed order is not cancelled any more, nor anybody else’s ever', () => {
	expect(run(packed, [cancel]).verdicts).toEqual([
		{ ok: false, reason: 'too-late', state: 'packed' }
	]);
	expect(run(paid, [cancellation(ORDER_ID, () => false, 'eve')]).verdicts).toEqual([
		{ ok: false, reason: 'not-found' }
	]);
});

const bringBack = (quantity: number, key = KEY) =>
	returnRequest(ORDER_ID, 'mira', {
		key,
		lines: [{ sku: 'mug', quantity }],
		reason: 'does-not-fit',
		note: ''
	});
const take = (quantity: number, restock: number, returnKey = KEY) =>
	receipt(
		{ action: 'receive', orderId: ORDER_ID, returnKey, lines: [{ sku: 'mug', quantity, restock }] },
		'ada'
	);

test('goods announced, taken in and refunded: units back as far as they can be sold, money and credit note once', () => {
	const { after } = run(delivered, [bringBack(1)]);
	const { order, stock, verdicts } = run(after, [take(1, 0), take(1, 0)]);
	expect(order).toMatchObject({
		state: 'delivered',
		returns: [{ state: 'received' }],
		refunds: [
			{ reason: 'returned', amountMinor: 1500, deliveryMinor: 0, creditNote: 'CRN-2026-000001' }
		]
	});
	expect(order?.refunds).toHaveLength(1);
	expect(stock('mug')).toMatchObject({ available: 5, restocked: 0 });
	expect(verdicts).toMatchObject([{ ok: true }, { ok: true }]);
});

test('the last unit brings the delivery fee back, and the order is refunded', () => {
	const first = run(delivered, [bringBack(1), take(1, 1)]).after;
	const { order, stock } = run(first, [bringBack(1, 'k2'), take(1, 1, 'k2')]);
	expect(order).toMatchObject({ state: 'refunded' });
	expect(order?.refunds.map((refund) => refund.amountMinor)).toEqual([1500, 1500 + 1290]);
	expect(stock('mug')).toMatchObject({ available: 7, restocked: 2 });
});

test('a return is taken in once: with other lines than the first time it is refused', () => {
	const { after } = run(delivered, [bringBack(2), take(1, 1)]);
	expect(run(after, [take(2, 2)]).verdicts).toMatchObject([{ reason: 'not-refundable' }]);
	expect(run(after, [take(2, 2)]).writes).toEqual([]);
});

test('nobody announces more than they have, nor the same units twice, nor too late', () => {
	expect(run(delivered, [bringBack(3)]).verdicts).toMatchObject([{ reason: 'not-returnable' }]);
	const { after } = run(delivered, [bringBack(2)]);
	expect(run(after, [bringBack(1, 'k2')]).verdicts).toMatchObject([{ reason: 'not-returnable' }]);
	expect(run(delivered, [bringBack(1)], days(RETURN_DAYS + 1)).verdicts).toMatchObject([
		{ reason: 'too-late' }
	]);
	expect(run(paid, [bringBack(1)]).verdicts).toMatchObject([{ reason: 'not-returnable' }]);
});

test('twenty returns are announced at most, and the withdrawal still is', () => {
	const many = Array.from({ length: 25 }, (_, i) => {
		const returnKey = `k${i}`;
		const refuse = { action: 'refuse', orderId: ORDER_ID, returnKey, answer: 'Worn.' } as const;
		return [bringBack(1, returnKey), returnRefusal(refuse, 'ada')];
	}).flat();
	const { order, after } = run(delivered, many);
	expect(order?.returns).toHaveLength(20);
	expect(run(after, [withdraw]).order?.returns.at(-1)).toMatchObject({ reason: 'withdrawal' });
});

test('the same return asked again is the same one; with other lines its key is refused', () => {
	const { after } = run(delivered, [bringBack(1)]);
	expect(run(after, [bringBack(1)]).writes).toEqual([]);
	expect(run(after, [bringBack(2)]).verdicts).toEqual([{ ok: false, reason: 'key-reused' }]);
});

const no = returnRefusal(
	{ action: 'refuse', orderId: ORDER_ID, returnKey: KEY, answer: 'Worn.' },
	'ada'
);

test('a refused return says why, and frees its units for another', () => {
	const { after } = run(delivered, [bringBack(2)]);
	const { order, after: refused } = run(after, [no]);
	expect(order?.returns).toMatchObject([{ state: 'refused', answer: 'Worn.' }]);
	expect(run(refused, [bringBack(1, 'k2')]).verdicts).toMatchObject([{ ok: true }]);
	expect(run(refused, [take(1, 1)]).verdicts).toMatchObject([{ reason: 'not-refundable' }]);
});

test('before packing a withdrawal cancels; its letter is the receipt', () => {
	const { order, letters } = run(paid, [withdraw]);
	expect(order).toMatchObject({
		state: 'cancelled',
		withdrawnAt: NOW,
		refunds: [{ reason: 'withdrawn' }]
	});
	expect(letters).toEqual(['withdrawal']);
});

test('who withdraws from an order that was cancelled before has a receipt, and nothing else moves', () => {
	const cancelled = run(paid, [cancel]).after;
	const { order, letters, stock } = run(cancelled, [withdraw, withdraw], days(1));
	expect(order).toMatchObject({ withdrawnAt: days(1), refunds: [{ reason: 'cancelled' }] });
	expect(letters).toEqual(['withdrawal']);
	expect(stock('mug')).toMatchObject({ restocked: 2 });
});

test('after packing a withdrawal announces all that is left, once, up to 14 days after delivery', () => {
	const { order, letters } = run(delivered, [withdraw, withdraw]);
	expect(order?.returns).toMatchObject([
		{ reason: 'withdrawal', lines: [{ sku: 'mug', quantity: 2 }] }
	]);
	expect(letters).toEqual(['withdrawal']);
	expect(run(delivered, [withdraw], days(WITHDRAWAL_DAYS + 1)).verdicts).toMatchObject([
		{ reason: 'too-late' }
	]);
});

const good = (extraMinor: number, quantity = 0, key = KEY) =>
	staffRefund(
		{
			action: 'refund',
			orderId: ORDER_ID,
			key,
			extraMinor,
			lines: quantity ? [{ sku: 'mug', quantity, restock: quantity }] : []
		},
		'ada'
	);

test('good will counts towards what is given back: nobody gets more than they paid', () => {
	const { after } = run(delivered, [good(1000)]);
	const { order } = run(after, [good(0, 2, 'k2')]);
	expect(order?.refunds.map((refund) => refund.amountMinor)).toEqual([1000, 3290]);
	expect(order?.state).toBe('refunded');
	expect(run(after, [good(3291, 0, 'k3')]).verdicts).toEqual([
		{ ok: false, reason: 'too-much', leftMinor: 3290 }
	]);
});

test('an order whose money is all back ends when the goods on their way are taken in, or refused', () => {
	const { after, order } = run(delivered, [bringBack(1), good(4290)]);
	expect(order?.state).toBe('delivered');
	const taken = run(after, [take(1, 1)]);
	expect(taken.order?.refunds.map((refund) => refund.amountMinor)).toEqual([4290, 0]);
	expect(taken.stock('mug')).toMatchObject({ restocked: 1 });
	expect([taken.order?.state, run(after, [no]).order?.state]).toEqual(['refunded', 'refunded']);
});

test('an order that cost nothing ends with its last unit', () => {
	const terms = {
		id: 'GIFT',
		title: 'All of it',
		benefit: { kind: 'percent' as const, percent: 100 },
		categories: null,
		productIds: null,
		minGoodsMinor: 0,
		from: '2026-01-01',
		until: null
	};
	const carriage = { ...terms, id: 'carriage', benefit: { kind: 'free-delivery' as const } };
	const documents = shop({ 'offers/automatic': { terms: [terms, carriage] } });
	const request = requestOf({ mug: 2 }, { shownTotalMinor: 0 });
	const pack = advance({ orderId: ORDER_ID, to: 'packed' }, 'ada');
	const { after } = run(run(documents, [place(request)]).after, [pack, good(0, 1, 'a')]);
	expect(run(after, []).order?.state).toBe('packed');
	expect(run(after, [good(0, 1, 'b')]).order?.state).toBe('refunded');
});

test('a refund under a key is given once; with another body the key is refused', () => {
	const { order, verdicts } = run(delivered, [good(100), good(100), good(200)]);
	expect(order?.refunds).toHaveLength(1);
	expect(verdicts).toMatchObject([{ ok: true }, { ok: true }, { reason: 'key-reused' }]);
});

test('staff give 99 refunds of an order at most', () => {
	const many = Array.from({ length: 105 }, (_, i) => good(1, 0, `k${i}`));
	const { order, verdicts } = run(delivered, many);
	expect(order?.refunds).toHaveLength(99);
	expect(verdicts.at(-1)).toMatchObject({ reason: 'not-refundable' });
});

test('an order that is not packed is cancelled, not refunded', () => {
	expect(run(paid, [good(100)]).verdicts).toMatchObject([{ reason: 'not-refundable' }]);
});

test('a failed refund is asked for again under a key of its own', () => {
	const failed = refundSettlement(ORDER_ID, {
		refundId: 1,
		tries: 1,
		status: 'failed',
		event: null
	});
	const { after } = run(delivered, [good(100), failed]);
	const { order } = run(after, [
		refundRetry({ action: 'retry', orderId: ORDER_ID, refundId: 1 }),
		refundRetry({ action: 'retry', orderId: ORDER_ID, refundId: 1 })
	]);
	expect(order?.refunds).toMatchObject([{ status: 'due', tries: 2 }]);
	expect(order?.dueAt).not.toBeNull();
});

test('units of a discounted line go back at what was paid for them, to the cent', () => {
	const terms = {
		id: 'auto',
		title: 'A tenner off',
		benefit: { kind: 'fixed' as const, amountMinor: 1000 },
		categories: null,
		productIds: null,
		minGoodsMinor: 0,
		from: '2026-01-01',
		until: null
	};
	const documents = shop({
		'carts/mira': cartOf({ mug: 3 }),
		'offers/automatic': { terms: [terms] }
	});
	const request = requestOf({ mug: 3 }, { shownTotalMinor: 4790 });
	const out = run(documents, [
		place(request),
		told('succeeded'),
		advance({ orderId: ORDER_ID, to: 'packed' }, 'ada')
	]).after;
	const { order } = run(out, [good(0, 1, 'a'), good(0, 1, 'b'), good(0, 1, 'c')]);
	expect(order?.refunds.map((refund) => refund.amountMinor)).toEqual([1167, 1166, 1167 + 1290]);
	expect(order?.state).toBe('refunded');
});

test('refunds together give back the tax that was charged, to the cent, whatever its parts round to', () => {
	const lines = { rope: 2, mug: 3 };
	const documents = shop({
		'carts/mira': cartOf(lines),
		'sellables/rope': sellable('rope', 9, { priceMinor: 1111 })
	});
	const address = { ...requestOf(lines).address, country: 'IE' as const };
	const request = requestOf(lines, { address, shownTotalMinor: 2 * 1111 + 3 * 1500 + 2490 });
	const bought = request.lines.map((line) =>
		line.sku === 'rope' ? { ...line, shownMinor: 1111 } : line
	);
	const pack = advance({ orderId: ORDER_ID, to: 'packed' }, 'ada');
	const done = run(documents, [place({ ...request, lines: bought }), told('succeeded')]).after;
	const whole = run(done, [cancel]).order;
	const parts = run(done, [pack, good(77, 1, 'a'), good(0, 2, 'b'), good(4635, 0, 'c')]).order;
	for (const order of [whole, parts]) {
		const taxes = order?.refunds.flatMap((refund) => refund.taxes) ?? [];
		expect(taxes.reduce((sum, tax) => sum + tax.taxMinor, 0)).toBe(order?.totals.taxMinor);
		expect(taxes.reduce((sum, tax) => sum + tax.grossMinor, 0)).toBe(order?.totals.totalMinor);
	}
});
