import { expect, test } from 'vitest';
import { CallError } from '#lib/api.ts';
import type { CartLineNow } from '#lib/cart-line.ts';
import { troublesOf } from './troubles.ts';
import type { Verdict } from './placing.svelte.ts';
import { faceOf } from './verdict-words.ts';

const line: CartLineNow = {
	sku: 'mug',
	quantity: 3,
	seenMinor: 1000,
	title: 'Mug',
	variant: '',
	productId: 'mug',
	unitMinor: 1000,
	most: 10,
	stock: 'in',
	price: 'same',
	selling: undefined
};
const named = { sku: 'mug', title: 'Mug', variant: '' };
const soldOut: Verdict = {
	ok: false,
	reason: 'sold-out',
	lines: [{ ...named, wanted: 3, available: 1 }]
};

test('what the server says stands until the line is changed', () => {
	expect(troublesOf([line])).toEqual([]);
	expect(troublesOf([line], soldOut)).toMatchObject([
		{ sku: 'mug', fix: { label: 'Take the last one', quantity: 1 } }
	]);
	expect(troublesOf([{ ...line, quantity: 1 }], soldOut)).toEqual([]);
	expect(troublesOf([], soldOut)).toEqual([]);
});

test('a price told shows both prices until the line has it', () => {
	const verdict: Verdict = {
		ok: false,
		reason: 'price-changed',
		lines: [{ ...named, shownMinor: 1000, currentMinor: 1200 }]
	};
	expect(troublesOf([line], verdict)).toMatchObject([
		{ words: 'Now €12.00, was €10.00', fix: { acceptMinor: 1200 } }
	]);
	const accepted = { ...line, unitMinor: 1200, seenMinor: 1200 };
	expect(troublesOf([accepted], verdict)).toEqual([]);
});

test('what the screen knows itself needs no verdict', () => {
	expect(troublesOf([{ ...line, stock: 'out' }])).toMatchObject([{ words: 'Sold out', fix: null }]);
	expect(troublesOf([{ ...line, stock: 'short', most: 2 }])).toMatchObject([
		{ words: 'You want 3, only 2 pieces are left', fix: { quantity: 2 } }
	]);
	expect(troublesOf([{ ...line, price: 'cheaper' }])).toEqual([]);
});

test('every verdict has a face', () => {
	expect(faceOf(soldOut, true)).toBeUndefined();
	expect(faceOf(soldOut, false)?.title).toBe('That is settled');
	for (const reason of ['total-changed', 'gift-card-changed'] as const) {
		const changed = { ok: false, reason, shownMinor: 1000, currentMinor: 900 } as const;
		expect(faceOf(changed, false)?.words).toMatch(/€10.00.*€9.00/);
	}
	const refused = { ok: false, reason: 'code-refused', why: 'ended' } as const;
	expect(faceOf(refused, false)?.title).toBeTruthy();
	for (const reason of ['payment-unavailable', 'cart-changed', 'key-reused', 'busy'] as const) {
		expect(faceOf({ ok: false, reason }, false)?.words).toBeTruthy();
	}
	for (const kind of ['bad-input', 'offline', 'denied', 'bug'] as const) {
		expect(faceOf(new CallError(kind, 'Because.'), false)?.title).toBeTruthy();
	}
});
