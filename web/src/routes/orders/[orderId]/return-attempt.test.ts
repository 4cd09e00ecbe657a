import { beforeEach, expect, test } from 'vitest';
import { announced, order } from '../test-order.ts';
import { attemptOf, dropAttempt, openAttempt, type Body } from './return-attempt.ts';

beforeEach(() => localStorage.clear());

const shown = order({ state: 'delivered' });
const body: Body = {
	lines: [{ sku: 'mug-blue', quantity: 1 }],
	reason: 'damaged',
	note: 'The handle'
};

test('the same return keeps its key, also after a reload', () => {
	const first = attemptOf(shown, body);
	expect(attemptOf(shown, structuredClone(body)).key).toBe(first.key);
	expect(openAttempt(shown)).toEqual(first);
});

test('another return, or another order, gets another key', () => {
	const { key } = attemptOf(shown, body);
	expect(openAttempt({ ...shown, id: 'f'.repeat(32) })).toBeUndefined();
	expect(attemptOf(shown, { ...body, reason: 'does-not-fit' }).key).not.toBe(key);
});

test('a return that the order knows is over: the same wish again is a new return', () => {
	const { key } = attemptOf(shown, body);
	const known = { ...shown, returns: [announced({ key })] };
	expect(openAttempt(known)).toBeUndefined();
	expect(attemptOf(known, body).key).not.toBe(key);
});

test('an answer ends only its own attempt; what an older shop kept is none', () => {
	const { key } = attemptOf(shown, body);
	dropAttempt('another');
	expect(openAttempt(shown)?.key).toBe(key);
	dropAttempt(key);
	expect(openAttempt(shown)).toBeUndefined();
	for (const kept of ['null', '{', '{"orderId":"x","key":"y","body":{}}']) {
		localStorage.setItem('tandem.return', kept);
		expect(openAttempt(shown)).toBeUndefined();
	}
});
