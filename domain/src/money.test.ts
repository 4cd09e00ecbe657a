import fc from 'fast-check';
import { expect, test } from 'vitest';
import { containedTaxMinor, divideHalfUp, shareByLargestRemainder, sumMinor } from './money.ts';

test.each([
	[1, 2, 1],
	[1, 3, 0],
	[2, 3, 1],
	[5, 10, 1],
	[4, 10, 0],
	[0, 7, 0]
])('%i / %i rounds half up to %i', (numerator, denominator, expected) => {
	expect(divideHalfUp(numerator, denominator)).toBe(expected);
});

test.each([
	[11900, 190, 1900],
	[10700, 70, 700],
	[999, 190, 160],
	[1, 190, 0],
	[12345, 0, 0]
])('a gross of %i at %i permille contains %i of tax', (gross, rate, tax) => {
	expect(containedTaxMinor(gross, rate)).toBe(tax);
});

test('shares sum to the amount, and no share is a whole unit away from its due', () => {
	const weights = fc.array(fc.nat({ max: 100_000_000 }), { minLength: 1, maxLength: 50 });
	fc.assert(
		fc.property(fc.nat({ max: 5_000_000_000 }), weights, (amount, parts) => {
			const shares = shareByLargestRemainder(amount, parts);
			expect(sumMinor(shares)).toBe(amount);
			const whole = sumMinor(parts);
			if (whole === 0) return;
			shares.forEach((share, i) => {
				expect(Math.abs(share - (amount * (parts[i] ?? 0)) / whole)).toBeLessThan(1);
			});
		})
	);
});
