import { beforeEach, expect, test } from 'vitest';
import type { Input, Output } from '@tandem/domain/api.ts';
import { CallError } from '#lib/api.ts';
import { Reversing } from '#lib/reversing.svelte.ts';
import { announced, order } from '../test-order.ts';
import { Returning } from './returning.svelte.ts';

beforeEach(() => localStorage.clear());

const shown = order({ state: 'delivered' });
const done = {
	ok: true,
	orderId: shown.id,
	state: 'delivered',
	receivedAt: '2026-11-21T10:00:00Z'
};

function shop(...answers: (Output<'reverseOrder'> | CallError)[]) {
	const asked: Input<'reverseOrder'>[] = [];
	const reversing = () =>
		new Reversing((request) => {
			asked.push(request);
			const answer = answers.shift();
			return answer instanceof CallError
				? Promise.reject(answer)
				: Promise.resolve(answer as never);
		});
	return { asked, reversing };
}

function filledIn(reversing: Reversing): Returning {
	const returning = new Returning(() => shown, reversing);
	returning.chosen = { 'mug-blue': 2, atlas: 0 };
	returning.reason = 'damaged';
	returning.note = ' The handle ';
	return returning;
}

test('without goods or a reason nothing is sent, and both are named', async () => {
	const { asked, reversing } = shop();
	const returning = new Returning(() => shown, reversing());
	expect(returning.missing).toEqual({});
	expect(await returning.announce()).toBe(false);
	expect(Object.keys(returning.missing)).toEqual(['lines', 'reason']);
	returning.reason = 'damaged';
	expect(await returning.announce()).toBe(false);
	returning.reason = '';
	returning.chosen = { atlas: 1 };
	expect(await returning.announce()).toBe(false);
	expect(asked).toEqual([]);
});

test('what is chosen is sent, and what is not is left out', async () => {
	const { asked, reversing } = shop(done as never);
	expect(await filledIn(reversing()).announce()).toBe(true);
	expect(asked[0]).toMatchObject({
		action: 'return',
		lines: [{ sku: 'mug-blue', quantity: 2 }],
		reason: 'damaged',
		note: 'The handle'
	});
	expect(localStorage).toHaveLength(0);
});

test('a return without an answer is there again after a reload, and goes out under its key', async () => {
	const { asked, reversing } = shop(new CallError('offline', 'Away.'), done as never);
	const before = filledIn(reversing());
	expect(await before.announce()).toBe(false);
	expect(before.fault).toContain('nothing is done twice');
	const after = new Returning(() => shown, reversing());
	expect([after.lines, after.reason, after.note]).toEqual([before.lines, 'damaged', 'The handle']);
	expect(await after.announce()).toBe(true);
	expect(asked[1]).toEqual(asked[0]);
});

test('a return that is in the order before its answer is here is not announced twice', async () => {
	const { asked, reversing } = shop(new CallError('offline', 'Away.'), done as never);
	let now = shown;
	const returning = new Returning(() => now, reversing());
	returning.chosen = { 'mug-blue': 1 };
	returning.reason = 'damaged';
	await returning.announce();
	now = { ...shown, returns: [announced({ key: (asked[0] as { key: string }).key })] };
	await returning.announce();
	expect(asked[1]).toEqual(asked[0]);
});

test('what went back meanwhile is not chosen again', async () => {
	const { reversing } = shop(new CallError('offline', 'Away.'));
	await filledIn(reversing()).announce();
	const now = { ...shown, returns: [announced()] };
	expect(new Returning(() => now, reversing()).lines).toEqual([]);
});

test('a refusal ends the attempt', async () => {
	const refusal = { ok: false, reason: 'too-late', state: 'delivered' } as const;
	const { asked, reversing } = shop(refusal, refusal);
	const returning = filledIn(reversing());
	await returning.announce();
	expect(returning.fault).toBe('The time to send this back is over.');
	await returning.announce();
	expect(asked[1]).not.toEqual(asked[0]);
});
