import { expect, test } from 'vitest';
import { campaign, merge, MUST_HAPPEN, report, type Campaign } from './campaign.ts';

const CHUNK = 1_000;
const TIMEOUT_MS = 600_000;

/** Tests that no schedule of the seeds from `first` to `last` breaks an invariant, and that they are not empty. */
export function checkSeeds(first: number, last: number): void {
	const sum: Campaign = { schedules: 0, steps: 0, seen: new Map(), failures: [] };
	const chunks = Array.from({ length: (last + 1 - first) / CHUNK }, (_, i) => first + i * CHUNK);
	test.each(chunks)(
		'no schedule of the thousand seeds from %i on breaks an invariant',
		async (seed) => {
			const result = await campaign(seed, CHUNK);
			merge(sum, result);
			const [failure] = result.failures;
			if (failure) expect.fail(await report(failure));
		},
		TIMEOUT_MS
	);
	test('in these schedules everything happens that can go wrong', () => {
		expect(MUST_HAPPEN.filter((what) => !sum.seen.has(what))).toEqual([]);
		expect(sum.schedules).toBe(last + 1 - first);
	});
}
