import { expect, test } from 'vitest';
import type { Input, Output } from '@tandem/domain/api.ts';
import { CallError } from '#lib/api.ts';
import { Adjusting } from './adjusting.svelte.ts';

type Answer = Output<'adjustSellable'>;

const change = { sku: 'mug', units: 3, priceMinor: null, reason: 'received', note: '' } as const;
const done: Answer = { ok: true, available: 8, priceMinor: 1500 };
const offline = new CallError('offline', 'The shop cannot be reached.');

/** Answers in turn, and remembers under which keys it was asked. */
function shop(...answers: (Answer | Error)[]) {
	const keys: string[] = [];
	const adjusting = new Adjusting(({ key }: Input<'adjustSellable'>) => {
		keys.push(key);
		const answer = answers.shift() ?? done;
		return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
	});
	return { adjusting, keys };
}

test('a retry of the same change has the same key, another change has another', async () => {
	const { adjusting, keys } = shop(offline, offline, done);
	expect(await adjusting.send(change)).toBeNull();
	expect(adjusting.fault?.message).toBe('The shop cannot be reached.');
	await adjusting.send({ ...change });
	expect(await adjusting.send({ ...change, units: 4 })).toEqual(done);
	expect(keys[1]).toBe(keys[0]);
	expect(keys[2]).not.toBe(keys[0]);
	expect(adjusting.fault).toBeNull();
});

test('below zero says at the field what is left', async () => {
	const { adjusting } = shop({ ok: false, reason: 'below-zero', available: 2 });
	expect(await adjusting.send({ ...change, units: -3 })).toBeNull();
	expect(adjusting.fault?.fields).toEqual({ units: 'Only 2 left to take off.' });
});

test('bad input is shown at its field', async () => {
	const fields = [{ path: 'note', message: 'too long' }];
	const { adjusting } = shop(new CallError('bad-input', 'note: too long', fields));
	await adjusting.send(change);
	expect(adjusting.fault?.fields).toEqual({ note: 'too long' });
});

test('while one is under way a second press asks nothing', async () => {
	const { adjusting, keys } = shop(done);
	await Promise.all([adjusting.send(change), adjusting.send(change)]);
	expect(keys).toHaveLength(1);
});
