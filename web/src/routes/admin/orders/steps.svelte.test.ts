import { expect, test, vi } from 'vitest';
import { CallError } from '#lib/api.ts';
import { Steps } from './steps.svelte.ts';

const orderId = 'a'.repeat(32);
const pack = { orderId, to: 'packed' } as const;
const packed = { ok: true, orderId, state: 'packed', paymentStatus: 'succeeded' } as const;

test('an impatient second press asks once', async () => {
	const ask = vi.fn(() => Promise.resolve(packed));
	const steps = new Steps(ask);
	const [first, second] = await Promise.all([steps.take(pack), steps.take(pack)]);
	expect([first, second]).toEqual([true, false]);
	expect(ask).toHaveBeenCalledTimes(1);
	expect(steps.isPending(orderId)).toBe(false);
});

test('one who comes too late is told the state, until the next try', async () => {
	const answers = [{ ok: false, reason: 'not-next', state: 'shipped' } as const, packed];
	const steps = new Steps(() => Promise.resolve(answers.shift() ?? packed));
	expect(await steps.take(pack)).toBe(false);
	expect(steps.faultOf(orderId)?.message).toContain('already shipped');
	expect(await steps.take(pack)).toBe(true);
	expect(steps.faultOf(orderId)).toBeUndefined();
});

test('a call without an answer leaves its words and, for bad input, its fields', async () => {
	const fields = [{ path: 'tracking', message: 'too long' }];
	const steps = new Steps(() => Promise.reject(new CallError('bad-input', 'no', fields)));
	expect(await steps.take(pack)).toBe(false);
	expect(steps.faultOf(orderId)).toEqual({ message: 'no', fields: { tracking: 'too long' } });
	expect(steps.isPending(orderId)).toBe(false);
});
