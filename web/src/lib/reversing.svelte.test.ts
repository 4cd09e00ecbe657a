import { expect, test } from 'vitest';
import { api } from '@tandem/domain/api.ts';
import { CallError } from './api.ts';
import { Reversing, wordsOf, type Refusal, type Reversed } from './reversing.svelte.ts';

const orderId = 'a'.repeat(32);
const cancel = { action: 'cancel', orderId } as const;
const done: Reversed = {
	ok: true,
	orderId,
	state: 'cancelled',
	receivedAt: '2026-11-21T10:00:00Z'
};

test('a second press while the first is under way asks nothing', async () => {
	let asked = 0;
	let answer: (value: Reversed) => void = () => {};
	const reversing = new Reversing(() => {
		asked += 1;
		return new Promise((resolve) => (answer = resolve));
	});
	const first = reversing.ask(cancel);
	expect(reversing.isUnderWay).toBe(true);
	expect(await reversing.ask(cancel)).toBeUndefined();
	answer(done);
	expect(await first).toEqual(done);
	expect([asked, reversing.isUnderWay]).toEqual([1, false]);
});

test('only an answer that leaves nothing open is one', async () => {
	const states = [
		{ ok: false, reason: 'busy' },
		{ ok: false, reason: 'too-late', state: 'packed' },
		new CallError('offline', 'Away.'),
		new CallError('bad-input', 'note: too long'),
		new TypeError('a bug of the page')
	] as const;
	const answered = await Promise.all(
		states.map(async (state) => {
			const answer = async () => {
				if (state instanceof Error) throw state;
				return Promise.resolve<Refusal>(state);
			};
			const reversing = new Reversing(answer);
			expect(await reversing.ask(cancel)).toBeUndefined();
			expect(reversing.verdict).toBeTruthy();
			return reversing.isAnswered;
		})
	);
	expect(answered).toEqual([false, true, false, true, false]);
});

test('every refusal of every action has words of its own', () => {
	const reasons = [
		'not-found',
		'too-late',
		'payment-pending',
		'not-returnable',
		'key-reused',
		'busy'
	];
	for (const action of ['cancel', 'return', 'withdraw', 'withdraw-by-number'] as const) {
		const words = reasons.map((reason) => {
			const refusal = api.reverseOrder.output.parse(
				reason.startsWith('not-f') || reason === 'key-reused' || reason === 'busy'
					? { ok: false, reason }
					: { ok: false, reason, state: 'packed' }
			);
			return wordsOf(refusal as Refusal, action);
		});
		expect(new Set(words).size).toBe(reasons.length);
		expect(words.every(Boolean)).toBe(true);
	}
	expect(wordsOf(undefined, 'cancel')).toBe('');
});

test('that number and address do not belong together does not tell which is wrong', () => {
	const words = wordsOf({ ok: false, reason: 'not-found' }, 'withdraw-by-number');
	expect(words).toContain('number');
	expect(words).toContain('e-mail');
});
