import { beforeEach, expect, test } from 'vitest';
import { attemptOf, bodyOf, dropAttempt, endsAttempt, openAttempt } from './attempt.ts';

beforeEach(() => localStorage.clear());

const body = bodyOf(
	[{ sku: 'mug', quantity: 1, unitMinor: 1000 }],
	{
		name: ' Ada ',
		email: 'ada@tandem.example',
		street: 'Torstraße 12',
		postcode: '10119',
		city: 'Berlin',
		country: 'DE',
		delivery: 'standard',
		voucher: '',
		code: 'SPRING',
		giftCard: '',
		payment: 'succeed'
	},
	{ shownTotalMinor: 1490, shownGiftCardMinor: 0 }
);

test('the same body of the same person keeps its key, also after a reload', () => {
	const first = attemptOf('ada', body);
	expect(attemptOf('ada', structuredClone(body)).key).toBe(first.key);
	expect(openAttempt('ada')).toEqual(first);
	expect(body).toMatchObject({ contact: { name: 'Ada' }, code: 'SPRING', giftCard: null });
});

test('another body or another person gets another key', () => {
	const { key } = attemptOf('ada', body);
	expect(attemptOf('ada', { ...body, payment: 'decline' }).key).not.toBe(key);
	expect(openAttempt('grace')).toBeUndefined();
});

test('an answer ends the attempt, unless it leaves open what was written', () => {
	expect(endsAttempt({ ok: false, reason: 'busy' })).toBe(false);
	expect(endsAttempt({ ok: false, reason: 'cart-changed' })).toBe(true);
	const { key } = attemptOf('ada', body);
	dropAttempt('another');
	expect(openAttempt('ada')?.key).toBe(key);
	dropAttempt(key);
	expect(openAttempt('ada')).toBeUndefined();
});

test('what an older shop kept is no attempt', () => {
	localStorage.setItem('tandem.attempt', '{"uid":"ada","key":"x","body":{}}');
	expect(openAttempt('ada')).toBeUndefined();
	localStorage.setItem('tandem.attempt', 'null');
	expect(openAttempt('ada')).toBeUndefined();
});
