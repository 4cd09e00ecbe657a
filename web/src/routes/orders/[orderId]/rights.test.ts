import { expect, test } from 'vitest';
import type { LiveOrder } from '#lib/live/orders.ts';
import { announced, at, DAY, later, order, payment } from '../test-order.ts';
import { deadlineOf, rightsOf, withdrawalOf } from './rights.ts';

const delivered = (change: Partial<LiveOrder> = {}) =>
	order({ state: 'delivered', history: [{ state: 'delivered', at, by: 'staff' }], ...change });

test('until it is packed one cancels, but not while the bank is asked; withdrawing stays open', () => {
	const asked = order({ state: 'placed', payment: payment({ status: 'pending' }) });
	const declined = order({ state: 'placed', payment: payment({ status: 'declined' }) });
	const rights = [asked, declined, order(), order({ state: 'packed' })].map((each) => {
		const { canCancel, canWithdraw, returnable } = rightsOf(each, at);
		return [canCancel, canWithdraw, returnable.length];
	});
	expect(rights).toEqual([
		[false, true, 0],
		[true, true, 0],
		[true, true, 0],
		[false, true, 0]
	]);
});

test('goods that came go back for 30 days, and the contract is left for 14', () => {
	const on = (days: number) => {
		const { returnable, canWithdraw } = rightsOf(delivered(), later(days * DAY));
		return [returnable.length > 0, canWithdraw];
	};
	expect(on(14)).toEqual([true, true]);
	expect(on(14.01)).toEqual([true, false]);
	expect(on(30)).toEqual([true, false]);
	expect(on(30.01)).toEqual([false, false]);
	expect(deadlineOf(delivered(), 14)).toEqual(later(14 * DAY));
	expect(deadlineOf(order(), 14)).toBeUndefined();
});

test('what is announced or refunded cannot go back again', () => {
	const mug = { sku: 'mug-blue', quantity: 1 };
	const atlas = { sku: 'atlas', quantity: 1 };
	expect(rightsOf(delivered({ returns: [announced()] }), at).returnable).toEqual([mug, atlas]);
	const refused = announced({ state: 'refused', closedAt: at });
	expect(rightsOf(delivered({ returns: [refused] }), at).returnable).toEqual([
		{ sku: 'mug-blue', quantity: 2 },
		atlas
	]);
	const all = announced({ lines: [{ sku: 'mug-blue', quantity: 2 }, atlas] });
	expect(rightsOf(delivered({ returns: [all] }), at)).toMatchObject({
		returnable: [],
		canWithdraw: false
	});
});

test('an ended order leaves nothing to undo', () => {
	for (const state of ['cancelled', 'expired', 'refunded'] as const) {
		expect(rightsOf(order({ state }), at)).toEqual({
			canCancel: false,
			canWithdraw: false,
			returnable: []
		});
	}
});

test('one withdraws once: before packing from all, after it from what was left', () => {
	const early = order({ withdrawnAt: later(50) });
	expect(withdrawalOf(early)).toEqual({ at: later(50), lines: early.lines });
	const returns = [announced({ key: 'withdrawal', reason: 'withdrawal' })];
	const late = delivered({ returns, withdrawnAt: later(50) });
	expect(withdrawalOf(late)).toEqual({ at: later(50), lines: returns[0]?.lines });
	expect(rightsOf(late, at).canWithdraw).toBe(false);
	expect(withdrawalOf(delivered({ returns: [announced()] }))).toBeUndefined();
});
