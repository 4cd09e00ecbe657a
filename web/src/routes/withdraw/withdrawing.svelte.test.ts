import { expect, test } from 'vitest';
import type { Input, Output } from '@tandem/domain/api.ts';
import { Reversing } from '#lib/reversing.svelte.ts';
import { Withdrawing } from './withdrawing.svelte.ts';

function filledIn(...answers: Output<'reverseOrder'>[]) {
	const asked: Input<'reverseOrder'>[] = [];
	const ask = (request: Input<'reverseOrder'>) => {
		asked.push(request);
		return Promise.resolve(answers.shift() ?? ({ ok: false, reason: 'busy' } as const));
	};
	const withdrawing = new Withdrawing(new Reversing(ask));
	withdrawing.values = { name: ' Ada ', number: ' 1a2b 3c4d', email: 'ada@tandem.example ' };
	return { asked, withdrawing };
}

test('nothing is declared before it was read once more', async () => {
	const receivedAt = '2026-11-21T10:00:00Z';
	const orderId = 'a'.repeat(32);
	const done = { ok: true, orderId, state: 'cancelled', receivedAt } as const;
	const { asked, withdrawing } = filledIn(done);
	expect(withdrawing.review()).toBe(true);
	expect(withdrawing.declaration).toMatchObject({ number: '1A2B-3C4D', name: 'Ada' });
	expect([withdrawing.isReviewed, asked]).toEqual([true, []]);
	await withdrawing.confirm();
	expect(asked).toEqual([
		{
			action: 'withdraw-by-number',
			name: 'Ada',
			number: '1A2B-3C4D',
			email: 'ada@tandem.example'
		}
	]);
	expect(withdrawing.declaration.receivedAt).toEqual(receivedAt);
});

test('each field that is empty or wrong says so, and the step does not begin', () => {
	const { withdrawing } = filledIn();
	withdrawing.values = { name: '', number: 'my order', email: 'ada@' };
	expect(withdrawing.review()).toBe(false);
	expect(withdrawing.faults).toEqual({
		name: 'Enter your name.',
		number: 'An order number looks like 1A2B-3C4D.',
		email: 'This does not look like an e-mail address, such as ada@example.com.'
	});
	expect(withdrawing.isReviewed).toBe(false);
});

test('an order that is not found goes back to the fields, any other refusal stays', async () => {
	const { withdrawing } = filledIn(
		{ ok: false, reason: 'too-late', state: 'delivered' },
		{ ok: false, reason: 'not-found' }
	);
	withdrawing.review();
	await withdrawing.confirm();
	expect([withdrawing.isReviewed, withdrawing.refusal]).toEqual([
		true,
		'The time to withdraw from this contract is over.'
	]);
	await withdrawing.confirm();
	expect(withdrawing.isReviewed).toBe(false);
	expect(withdrawing.refusal).toContain('no order with this number');
	withdrawing.review();
	expect(withdrawing.refusal).toBe('');
});
