import { expect, test } from 'vitest';
import type { LiveOrder } from '#lib/live/orders.ts';
import { eventsOf } from './events.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 9, minute));

const order = {
	uid: 'mira',
	withdrawnAt: null,
	lines: [{ sku: 'mug', title: 'Mug', variant: '' }],
	history: [
		{ state: 'delivered', at: at(1), by: 'staff' },
		{ state: 'refunded', at: at(9), by: 'staff' }
	],
	returns: [
		{
			key: 'first',
			state: 'refused',
			reason: 'damaged',
			answer: 'It was whole.',
			lines: [{ sku: 'mug', quantity: 1 }],
			at: at(2),
			closedAt: at(4)
		},
		{
			key: 'second',
			state: 'requested',
			reason: 'withdrawal',
			answer: '',
			lines: [{ sku: 'mug', quantity: 2 }],
			at: at(5),
			closedAt: null
		}
	],
	refunds: [{ id: 1, at: at(3), by: 'staff', lines: [{ sku: 'mug', quantity: 1 }] }]
} as unknown as LiveOrder;

test('states, returns and refunds stand in the order in which they happened', () => {
	expect(eventsOf(order).map(({ id, title, detail }) => [id, title, detail])).toEqual([
		['delivered', 'Delivered', ''],
		['return-first', 'Return announced', '1 × Mug. Arrived damaged.'],
		['refund-1', 'Refund', '1 × Mug'],
		['return-first-closed', 'Return refused', 'It was whole.'],
		['return-second', 'Return announced', '2 × Mug. Withdrawal from the contract.'],
		['refunded', 'Refunded', '']
	]);
});

test('who withdraws from another device is the customer, and the cancelling follows from it', () => {
	const history = [{ state: 'cancelled' as const, at: at(6), by: 'some-device' }];
	const withdrawn = { ...order, history, returns: [], refunds: [], withdrawnAt: at(6) };
	expect(eventsOf(withdrawn).map(({ title, by }) => [title, by])).toEqual([
		['Withdrawal from the contract', 'mira'],
		['Cancelled', 'mira']
	]);
});
