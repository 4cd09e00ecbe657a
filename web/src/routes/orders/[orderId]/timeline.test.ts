import { expect, test } from 'vitest';
import type { LiveOrder } from '#lib/live/orders.ts';
import { announced, at, later, order, payment, refund } from '../test-order.ts';
import { stepsOf } from './timeline.ts';

const placed = { state: 'placed', at, by: 'ada' } as const;
const paid = { state: 'paid', at: later(1), by: 'payment' } as const;
const titles = (shown: LiveOrder) => stepsOf(shown).map(({ title }) => title);

test('the timeline has what happened and what is to come', () => {
	const steps = stepsOf(order({ history: [placed, paid] }));
	expect(steps.map(({ id, at }) => [id, at !== null])).toEqual([
		['placed', true],
		['paid', true],
		['packed', false],
		['shipped', false],
		['delivered', false]
	]);
	expect(steps.filter((step) => step.isLatest).map((step) => step.id)).toEqual(['paid']);
});

test('after an end nothing more is to come', () => {
	for (const state of ['expired', 'cancelled'] as const) {
		const history: LiveOrder['history'] = [placed, { state, at: later(31), by: 'clock' }];
		const ended = order({ state, history, payment: payment({ captures: [] }) });
		expect(stepsOf(ended).map(({ id }) => id)).toEqual(['placed', state]);
		expect(stepsOf(ended).at(-1)?.detail).toContain('nothing was charged');
	}
});

test('money that came after the expiry says so, and the way goes on', () => {
	const expired = { state: 'expired', at: later(31), by: 'clock' } as const;
	const late = order({ history: [placed, expired, { ...paid, at: later(40) }] });
	expect(titles(late)).toEqual(['Placed', 'Given back', 'Paid', 'Packed', 'Shipped', 'Delivered']);
	expect(stepsOf(late)[2]?.detail).toBe('Late, but everything was still there');
});

test('of what happened at once the cause comes first', () => {
	const end = later(60);
	const history: LiveOrder['history'] = [placed, paid, { state: 'refunded', at: end, by: 'staff' }];
	const returns = [announced({ state: 'received', closedAt: end })];
	const refunds = [refund({ at: end })];
	expect(titles(order({ state: 'refunded', history, returns, refunds })).slice(2)).toEqual([
		'Return announced',
		'Return arrived',
		'€10.00 sent back',
		'Refunded in full'
	]);
	const cancelled: LiveOrder['history'] = [placed, { state: 'cancelled', at: end, by: 'ada' }];
	expect(titles(order({ state: 'cancelled', history: cancelled, refunds }))).toEqual([
		'Placed',
		'Cancelled',
		'€10.00 sent back'
	]);
});

test('a refused return carries the answer, a refund that hangs or failed looks like it', () => {
	const refused = announced({ state: 'refused', answer: 'It was used.', closedAt: later(70) });
	const shown = order({ state: 'delivered', history: [placed], returns: [refused] });
	expect(stepsOf(shown).find(({ title }) => title === 'Return not taken')).toMatchObject({
		detail: 'It was used.',
		tone: 'bad'
	});
	const toneOf = (status: 'due' | 'done' | 'failed') =>
		stepsOf(order({ refunds: [refund({ status })] })).find(({ id }) => id === 'refund-1')?.tone;
	expect([toneOf('due'), toneOf('done'), toneOf('failed')]).toEqual(['waiting', 'good', 'bad']);
});
