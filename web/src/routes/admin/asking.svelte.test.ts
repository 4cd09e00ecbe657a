import { expect, test } from 'vitest';
import type { Input, Output } from '@tandem/domain/api.ts';
import { CallError } from '#lib/api.ts';
import { Asking } from './asking.svelte.ts';
import { fault } from './fault.ts';

type Answer = Output<'adjustSellable'>;

const mug = { sku: 'mug', priceMinor: null, reason: 'received', note: '' } as const;
const add = (units: number) => (key: string) => ({ ...mug, key, units });
const done: Answer = { ok: true, available: 8, priceMinor: 1500 };
const tooFew: Answer = { ok: false, reason: 'below-zero', available: 2 };
const offline = new CallError('offline', 'The shop cannot be reached.');

/** Answers in turn, and remembers under which keys it was asked. */
function shop(...answers: (Answer | Error)[]) {
	const keys: string[] = [];
	const asking = new Asking(
		'adjustSellable',
		({ reason }) => fault(reason),
		(_, { key }: Input<'adjustSellable'>) => {
			keys.push(key);
			const answer = answers.shift() ?? done;
			return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
		}
	);
	return { asking, keys };
}

test('the key stays until there is an answer, whatever is asked meanwhile, and then changes', async () => {
	const { asking, keys } = shop(offline, offline, done);
	expect(await asking.send(add(3))).toBeNull();
	expect(asking.fault?.message).toBe('The shop cannot be reached.');
	await asking.send(add(3));
	expect(await asking.send(add(4))).toEqual(done);
	expect(asking.fault).toBeNull();
	await asking.send(add(4));
	expect(keys).toEqual([keys[0], keys[0], keys[0], keys[3]]);
	expect(keys[3]).not.toBe(keys[0]);
});

test('a refusal is an answer: it has its words, and the next try its own key', async () => {
	const { asking, keys } = shop(tooFew, done);
	expect(await asking.send(add(-3))).toBeNull();
	expect(asking.fault?.message).toBe('below-zero');
	await asking.send(add(-2));
	expect(keys[1]).not.toBe(keys[0]);
});

test('bad input is shown at its field', async () => {
	const fields = [{ path: 'note', message: 'too long' }];
	const { asking } = shop(new CallError('bad-input', 'note: too long', fields));
	await asking.send(add(3));
	expect(asking.fault?.fields).toEqual({ note: 'too long' });
});

test('while one is under way a second press asks nothing', async () => {
	const { asking, keys } = shop(done);
	await Promise.all([asking.send(add(3)), asking.send(add(3))]);
	expect(keys).toHaveLength(1);
});
