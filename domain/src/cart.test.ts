import { expect, test } from 'vitest';
import { mergeCartLines, type CartLine } from './cart.ts';
import { MAX_LINES, MAX_QUANTITY } from './quantity.ts';

const line = (quantity: number, day = 1, seenMinor = 100): CartLine => ({
	quantity,
	seenMinor,
	addedAt: new Date(Date.UTC(2026, 0, day))
});

test('lines of both carts are kept', () => {
	expect(Object.keys(mergeCartLines({ a: line(1) }, { b: line(2) }))).toEqual(['a', 'b']);
});

test('quantities of the same SKU add up, to the limit', () => {
	expect(mergeCartLines({ a: line(2) }, { a: line(3) }).a?.quantity).toBe(5);
	expect(mergeCartLines({ a: line(8) }, { a: line(8) }).a?.quantity).toBe(MAX_QUANTITY);
});

test('the price seen last is the one that counts', () => {
	expect(mergeCartLines({ a: line(1, 2, 200) }, { a: line(1, 1, 100) }).a?.seenMinor).toBe(200);
	expect(mergeCartLines({ a: line(1, 1, 100) }, { a: line(1, 2, 200) }).a?.seenMinor).toBe(200);
});

test('the account’s lines keep their place when the cart is full', () => {
	const full = Object.fromEntries(Array.from({ length: MAX_LINES }, (_, i) => [`s${i}`, line(1)]));
	const merged = mergeCartLines(full, { z: line(1), s0: line(1) });
	expect(Object.keys(merged)).toHaveLength(MAX_LINES);
	expect(merged.z).toBeUndefined();
	expect(merged.s0?.quantity).toBe(2);
});
