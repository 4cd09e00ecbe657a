import { expect, test } from 'vitest';
import { ORDER_STATES } from '@tandem/domain/order-state.ts';
import { PAYMENT_STATUSES } from '@tandem/domain/payment.ts';
import { headlineOf, linesInShort, markOf } from './order-words.ts';
import { announced, at, later, order, payment, refund } from './test-order.ts';

test('an order just paid is thanked for by name, an old one is not', () => {
	expect(headlineOf(order(), later(5)).title).toBe('Thank you, Ada');
	expect(headlineOf(order(), later(60)).title).toBe('Paid, packed soon');
});

test('a parcel under way names its carrier and number', () => {
	const shipment = { carrier: 'DHL', tracking: '123' };
	const shipped = order({ state: 'shipped', shipment });
	expect(headlineOf(shipped, at).words).toBe('DHL has it, number 123.');
});

test('every state and every way of not being paid has its words', () => {
	for (const state of ORDER_STATES) {
		for (const status of PAYMENT_STATUSES) {
			const each = order({ state, payment: payment({ status }) });
			expect(headlineOf(each, at).title).toBeTruthy();
			expect(markOf(each).words).toBeTruthy();
		}
	}
});

test('who cancels hears where the money is, or that there was none', () => {
	const refunds = [refund({ reason: 'cancelled', amountMinor: 5490, status: 'due' })];
	const cancelled = order({ state: 'cancelled', refunds });
	expect(headlineOf(cancelled, at).words).toBe('€54.90 is on its way back to you.');
	const unpaid = order({ state: 'cancelled', payment: payment({ captures: [] }) });
	expect(headlineOf(unpaid, at).words).toBe('You were not charged.');
	const giftCard = { id: 'g', last4: '4F2K', amountMinor: 1000 };
	expect(headlineOf({ ...unpaid, giftCard }, at).words).toContain('€10.00 is back on your gift');
});

test('the headline of a delivered order follows its return and the money', () => {
	const wordsOf = (change: Parameters<typeof order>[0]) =>
		headlineOf(order({ state: 'delivered', ...change }), at).words;
	expect(wordsOf({ returns: [announced()] })).toContain('Your return is announced');
	const refused = announced({ state: 'refused', answer: 'Used', closedAt: later(55) });
	expect(wordsOf({ returns: [refused] })).toContain('We did not take your return');
	expect(wordsOf({ returns: [refused], refunds: [refund()] })).toContain('€10.00 went back to you');
});

test('the list says that something goes back, and what ended', () => {
	const sent = { state: 'delivered' } as const;
	expect(markOf(order({ ...sent, returns: [announced()] })).words).toBe('Return announced');
	expect(markOf(order({ ...sent, refunds: [refund()] })).words).toBe('Partly refunded');
	const stray = refund({ reason: 'double-payment' });
	expect(markOf(order({ ...sent, refunds: [stray] })).words).toBe('Delivered');
	expect(markOf(order({ state: 'cancelled', refunds: [refund()] })).words).toBe('Cancelled');
});

test('lines in short', () => {
	const titled = (...titles: string[]) => titles.map((title) => ({ title }));
	expect(linesInShort(titled('A'))).toBe('A');
	expect(linesInShort(titled('A', 'B'))).toBe('A and B');
	expect(linesInShort(titled('A', 'B', 'C', 'D'))).toBe('A, B and 2 more');
});
