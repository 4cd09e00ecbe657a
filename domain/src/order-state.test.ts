import { expect, test } from 'vitest';
import {
	canMove,
	nextStaffStep,
	orderNumber,
	ORDER_STATES,
	ORDER_TRANSITIONS
} from './order-state.ts';
import type { OrderState } from './order-state.ts';

test('every state can be reached from placed', () => {
	const reached = new Set<OrderState>(['placed']);
	for (const from of reached) {
		for (const to of ORDER_STATES) if (canMove(from, to)) reached.add(to);
	}
	expect([...reached].sort()).toEqual([...ORDER_STATES].sort());
});

test('cancelled and refunded orders stay what they are; an expired one can only be paid late', () => {
	expect(ORDER_TRANSITIONS.cancelled).toEqual({});
	expect(ORDER_TRANSITIONS.refunded).toEqual({});
	expect(ORDER_TRANSITIONS.expired).toEqual({ paid: 'payment' });
});

test('what is packed is not cancelled any more', () => {
	const from = ORDER_STATES.filter((state) => canMove(state, 'cancelled'));
	expect(from).toEqual(['placed', 'paid']);
});

test('an order cannot skip a step or go back', () => {
	expect(canMove('paid', 'shipped')).toBe(false);
	expect(canMove('packed', 'paid')).toBe(false);
	expect(canMove('paid', 'packed')).toBe(true);
});

test.each([
	['placed', undefined],
	['paid', 'packed'],
	['packed', 'shipped'],
	['shipped', 'delivered'],
	['delivered', undefined],
	['cancelled', undefined],
	['expired', undefined],
	['refunded', undefined]
] as const)('after %s staff do: %s', (state, step) => {
	expect(nextStaffStep(state)).toBe(step);
});

test('an order number is short enough to read out', () => {
	expect(orderNumber('0a1b2c3d4e5f')).toBe('0A1B-2C3D');
});
