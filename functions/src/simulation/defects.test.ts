import { expect, test } from 'vitest';
import { DEFECTS } from './defects.ts';
import { generate } from './generate.ts';
import { run } from './run.ts';
import type { Schedule } from './schedule.ts';
import { shrunk } from './shrink.ts';
import type { Defect } from './tampering.ts';

/** Each defect is seen within so many schedules. */
const WITHIN = 300;

const named = DEFECTS.map((make) => [make().name, make().breaks, make] as const);

test.each(named)(
	'%s: that breaks %s',
	async (_, breaks, make) => {
		expect(await firstSeen(breaks, make)).toBeDefined();
	},
	60_000
);

/** The first schedule in which the defect is seen. */
async function firstSeen(breaks: string, make: () => Defect): Promise<Schedule | undefined> {
	for (let seed = 1; seed <= WITHIN; seed += 1) {
		const schedule = generate(seed);
		const { breaches } = await run(schedule, { defect: make() });
		if (breaches.some(({ invariant }) => invariant === breaks)) return schedule;
	}
	return undefined;
}

test('what is found shrinks to a few steps that still show it', async () => {
	const make = DEFECTS.find((each) => each().name === 'the cart is not emptied');
	const { breaks = 'cartsAreEmptiedWithTheirOrder' } = make?.() ?? {};
	const found = make && (await firstSeen(breaks, make));
	if (!found) throw new Error('the defect is gone, or not seen');
	const shortest = await shrunk(found, breaks, make);
	expect(shortest.steps.map((step) => step.do)).toEqual(['fill', 'place']);
	const { breaches } = await run(shortest, { defect: make() });
	expect(breaches.map(({ invariant }) => invariant)).toContain(breaks);
});

test('the same seed is the same run', async () => {
	const runs = [await run(generate(7)), await run(generate(7))];
	const [one, other] = runs.map(({ seen, end }) => ({ seen, documents: end.documents }));
	expect(one).toEqual(other);
});
