import { expect, test } from 'vitest';
import { expiry } from './fulfil.ts';
import { paymentClaim, refundSettlement } from './settle.ts';
import { cancellation } from './reverse.ts';
import { RESERVATION_MINUTES } from './place.ts';
import { NOW, ORDER_ID, place, run, sellable, shop, told, type Documents } from './test-shop.ts';
import { addMinutes } from './time.ts';

const LATER = addMinutes(NOW, RESERVATION_MINUTES);
const placed = () => run(shop(), [place()]).after;
const after = (...jobs: Parameters<typeof run>[1]) => run(placed(), jobs).after;
const expired = () => run(after(told('declined')), [expiry(ORDER_ID, 1)], LATER).after;

test('a payment that succeeds pays the order and counts revenue and units, once', () => {
	const { order, counts, verdicts, letters } = run(placed(), [
		told('succeeded'),
		told('succeeded')
	]);
	expect(order).toMatchObject({ state: 'paid', seq: 1, payment: { status: 'succeeded' } });
	expect(order?.payment.captures).toHaveLength(1);
	expect(counts).toMatchObject({ add: { paidOrders: 1, units: 2, revenueMinor: 4290 } });
	expect(verdicts).toMatchObject([{ ok: true }, { ok: true }]);
	expect(letters).toEqual(['confirmation']);
});

test('a declined payment leaves the order waiting for another attempt', () => {
	const { order } = run(after(told('declined')), [paymentClaim(ORDER_ID, 'mira', 'succeed')]);
	expect(order?.payment).toMatchObject({ status: 'pending', attempt: 2 });
});

test('an answer without money to an earlier attempt changes nothing', () => {
	const retried = after(told('declined'), paymentClaim(ORDER_ID, 'mira', 'succeed'));
	expect(run(retried, [told('challenge', 1)]).writes).toEqual([]);
});

test('money for an earlier attempt pays the order, and money for a second one goes back', () => {
	const retried = after(told('challenge'), paymentClaim(ORDER_ID, 'mira', 'succeed'));
	const { order } = run(retried, [told('succeeded', 1), told('succeeded', 2)]);
	expect(order).toMatchObject({
		state: 'paid',
		payment: { captures: [{ attempt: 1 }, { attempt: 2 }] }
	});
	expect(order?.refunds).toMatchObject([
		{ reason: 'double-payment', cardMinor: 4290, attempt: 2, status: 'due' }
	]);
});

test('a webhook that comes twice is heard once', () => {
	const { after: heard } = run(placed(), [told('declined', 1, 'evt_1')]);
	expect(heard['webhookEvents/evt_1']).toMatchObject({ orderId: ORDER_ID });
	const retried = run(heard, [told('challenge', 1)]).after;
	expect(run(retried, [told('declined', 1, 'evt_1')]).writes).toEqual([]);
});

test('a webhook that overtakes the reply pays, and the reply finds it done', () => {
	const paid = after(told('succeeded', 1, 'evt_1'));
	expect(run(paid, [told('succeeded')]).writes).toEqual([]);
});

test('nobody asks the bank twice at once, nor for another person’s order, nor for a paid one', () => {
	const claim = (uid: string) => paymentClaim(ORDER_ID, uid, 'succeed');
	expect(run(placed(), [claim('mira')]).verdicts).toMatchObject([{ reason: 'payment-pending' }]);
	expect(run(placed(), [claim('eve')]).verdicts).toMatchObject([{ reason: 'not-found' }]);
	expect(run(after(told('succeeded')), [claim('mira')]).verdicts).toMatchObject([
		{ reason: 'not-payable' }
	]);
});

test('an order is tried to be paid 99 times at most: what is stored can be read again', () => {
	const jobs = Array.from({ length: 120 }, (_, i) => [
		paymentClaim(ORDER_ID, 'mira', 'decline'),
		told('declined', i + 2)
	]).flat();
	const { order, verdicts } = run(after(told('declined')), jobs);
	expect(order?.payment).toMatchObject({ attempt: 99, status: 'declined' });
	expect(verdicts.at(-2)).toEqual({ ok: false, reason: 'not-payable' });
});

test('only a challenge can be answered', () => {
	const answer = paymentClaim(ORDER_ID, 'mira', null);
	expect(run(after(told('declined')), [answer]).verdicts).toMatchObject([
		{ reason: 'not-payable' }
	]);
	expect(run(after(told('challenge')), [answer]).order?.payment).toMatchObject({
		status: 'pending',
		attempt: 1
	});
});

test('a card that is typed again is the same attempt: its provider keeps one payment an order', () => {
	const { order } = run(after(told('declined')), [paymentClaim(ORDER_ID, 'mira', 'card')]);
	expect(order?.payment).toMatchObject({ status: 'pending', attempt: 1, method: 'card' });
});

test('an unpaid order expires after its reservation, and its units come back once', () => {
	const declined = after(told('declined'));
	const job = expiry(ORDER_ID, 1);
	expect(run(declined, [job], addMinutes(LATER, -1)).writes).toEqual([]);
	const { order, stock, verdicts, counts } = run(declined, [job, job], LATER);
	expect(order).toMatchObject({ state: 'expired', seq: 1, dueAt: null });
	expect(order?.lines[0]).toMatchObject({ restocked: 2 });
	expect(stock('mug')).toMatchObject({ available: 7, sold: 2, restocked: 2, band: 'in' });
	expect(verdicts).toEqual([true, false]);
	expect(counts).toMatchObject({ add: { expiredOrders: 1 } });
});

test('an order does not expire while the bank may still take the money', () => {
	expect(run(placed(), [expiry(ORDER_ID, 1)], LATER).writes).toEqual([]);
});

test('a payment after the expiry reserves again, when the units are there', () => {
	const { order, stock } = run(expired(), [told('succeeded')], LATER);
	expect(order?.history.map((change) => change.state)).toEqual(['placed', 'expired', 'paid']);
	expect(order?.lines[0]).toMatchObject({ restocked: 0 });
	expect(stock('mug')).toMatchObject({ available: 5, sold: 4, restocked: 2 });
});

test('a payment after the expiry goes back, when the units are gone', () => {
	const gone: Documents = { ...expired(), 'sellables/mug': sellable('mug', 1) };
	const { order, stock } = run(gone, [told('succeeded')], LATER);
	expect(order).toMatchObject({ state: 'expired', refunds: [{ reason: 'late-payment' }] });
	expect(order?.dueAt).not.toBeNull();
	expect(stock('mug').available).toBe(1);
});

test('a payment for a cancelled order goes back', () => {
	const cancelled = after(
		told('challenge'),
		cancellation(ORDER_ID, () => true, 'mira')
	);
	const { order } = run(cancelled, [told('succeeded')]);
	expect(order).toMatchObject({
		state: 'cancelled',
		refunds: [{ reason: 'late-payment', cardMinor: 4290, status: 'due' }]
	});
});

const refundTold = (status: 'done' | 'failed', tries = 1) =>
	refundSettlement(ORDER_ID, { refundId: 1, tries, status, event: null });

test('a refund is told of once, when it is done; news of an earlier try changes nothing', () => {
	const owed = after(
		told('succeeded'),
		cancellation(ORDER_ID, () => true, 'mira')
	);
	const { order, letters } = run(owed, [refundTold('done'), refundTold('done')]);
	expect(order).toMatchObject({ refunds: [{ status: 'done' }], dueAt: null });
	expect(letters).toEqual(['refund']);
	expect(run(owed, [refundTold('failed', 2)]).writes).toEqual([]);
});
