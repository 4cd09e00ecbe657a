import { expect, test } from 'vitest';
import { ORDER_STATES } from '@tandem/domain/order-state.ts';
import { PAYMENT_STATUSES } from '@tandem/domain/payment.ts';
import type { LiveOrder } from '#lib/live/orders.ts';
import { stepsOf } from './[orderId]/timeline.ts';
import { headlineOf, linesInShort, markOf } from './order-words.ts';

const at = new Date('2026-11-21T10:00:00Z');
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

function order(change: Partial<LiveOrder> = {}): LiveOrder {
	const state = change.state ?? 'paid';
	return {
		id: '0123456789abcdef0123456789abcdef',
		uid: 'ada',
		requestHash: 'h',
		state,
		seq: 0,
		history: [{ state: 'placed', at, by: 'ada' }],
		contact: { name: 'Ada Lovelace', email: 'ada@tandem.example' },
		address: { street: 'Torstraße 12', postcode: '10119', city: 'Berlin', country: 'DE' },
		delivery: { id: 'standard', title: 'Standard', days: [2, 3] },
		lines: [],
		totals: {
			goodsMinor: 0,
			goodsNetMinor: 0,
			deliveryMinor: 0,
			deliveryNetMinor: 0,
			discountMinor: 0,
			taxMinor: 0,
			totalMinor: 0
		},
		currency: 'EUR',
		payment: { method: 'succeed', status: 'succeeded', attempt: 1, askedAt: at },
		shipment: null,
		reservedUntil: later(30),
		businessDate: '2026-11-21',
		placedAt: at,
		updatedAt: at,
		...change
	};
}

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
			const each = order({
				state,
				payment: { method: 'decline', status, attempt: 1, askedAt: at }
			});
			expect(headlineOf(each, at).title).toBeTruthy();
			expect(markOf(each).words).toBeTruthy();
		}
	}
});

test('the timeline has what happened and what is to come', () => {
	const history = [
		{ state: 'placed', at, by: 'ada' },
		{ state: 'paid', at: later(1), by: 'payment' }
	] satisfies LiveOrder['history'];
	const steps = stepsOf(order({ history }));
	expect(steps.map(({ state, at }) => [state, at !== null])).toEqual([
		['placed', true],
		['paid', true],
		['packed', false],
		['shipped', false],
		['delivered', false]
	]);
	expect(steps.filter((step) => step.isLatest).map((step) => step.state)).toEqual(['paid']);
});

test('after an expiry nothing more is to come', () => {
	const history = [
		{ state: 'placed', at, by: 'ada' },
		{ state: 'expired', at: later(31), by: 'clock' }
	] satisfies LiveOrder['history'];
	const steps = stepsOf(order({ state: 'expired', history }));
	expect(steps.map((step) => step.state)).toEqual(['placed', 'expired']);
});

test('lines in short', () => {
	const titled = (...titles: string[]) => titles.map((title) => ({ title }));
	expect(linesInShort(titled('A'))).toBe('A');
	expect(linesInShort(titled('A', 'B'))).toBe('A and B');
	expect(linesInShort(titled('A', 'B', 'C', 'D'))).toBe('A, B and 2 more');
});
