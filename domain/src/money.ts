/** Half-up rounding of `numerator / denominator`, both non-negative integers; the shop's only rounding rule. */
export function divideHalfUp(numerator: number, denominator: number): number {
	return Math.floor((2 * numerator + denominator) / (2 * denominator));
}

/**
 * The tax in minor units contained in a gross amount, rounded half-up.
 * `ratePermille` is the rate in tenths of a percent: 190 is 19 %.
 */
export function containedTaxMinor(grossMinor: number, ratePermille: number): number {
	return divideHalfUp(grossMinor * ratePermille, 1000 + ratePermille);
}

/** The sum of integer minor units. */
export function sumMinor(amounts: Iterable<number>): number {
	let total = 0;
	for (const amount of amounts) total += amount;
	return total;
}

/**
 * Shares `amountMinor` in proportion to integer `weights` so that the shares sum to it exactly:
 * each gets its rounded-down part, the units left over go to the largest remainders, first come first.
 */
export function shareByLargestRemainder(amountMinor: number, weights: readonly number[]): number[] {
	const whole = sumMinor(weights);
	if (whole === 0) return weights.map((_, i) => (i === 0 ? amountMinor : 0));
	// Amounts times weights leave the range in which numbers are exact.
	const parts = weights.map((weight) => BigInt(amountMinor) * BigInt(weight));
	const shares = parts.map((part) => Number(part / BigInt(whole)));
	const left = amountMinor - sumMinor(shares);
	const byRemainder = parts
		.map((part, i) => ({ i, remainder: Number(part % BigInt(whole)) }))
		.sort((a, b) => b.remainder - a.remainder || a.i - b.i)
		.slice(0, left);
	for (const { i } of byRemainder) shares[i] = (shares[i] ?? 0) + 1;
	return shares;
}
