/** How benches measure and tell: medians over interleaved rounds, each as a ratio to a floor or a rival. */

export type Measured = { name: string; values: number[] };

/** The middle value; of an even count the lower of the two. */
export function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}

/** The value below which a share `p` of all values lies. */
export function percentile(values: readonly number[], p: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
}

/**
 * Runs every contender once a round, in turns as to who goes first, so that a noisy minute disturbs
 * them all alike. A first round warms everything up and does not count.
 */
export async function interleaved<Result>(
	rounds: number,
	contenders: Record<string, () => Promise<Result>>
): Promise<Record<string, Result[]>> {
	const names = Object.keys(contenders);
	const results = Object.fromEntries(names.map((name): [string, Result[]] => [name, []]));
	for (let round = 0; round <= rounds; round += 1) {
		const turn = round % names.length;
		for (const name of [...names.slice(turn), ...names.slice(0, turn)]) {
			const result = await contenders[name]?.();
			if (round > 0 && result !== undefined) results[name]?.push(result);
		}
	}
	return results;
}

/** Prints rows as a table for people and as JSON lines for machines. */
export function report(title: string, rows: readonly Record<string, string | number>[]): void {
	console.log(`\n${title}`);
	console.table(rows.map((row) => mapped(row, (value) => rounded(value))));
	for (const row of rows) console.log(JSON.stringify({ bench: title, ...row }));
}

function mapped<T>(row: Record<string, T>, change: (value: T) => T): Record<string, T> {
	return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, change(value)]));
}

function rounded(value: string | number): string | number {
	return typeof value === 'number' ? Number(value.toPrecision(3)) : value;
}
