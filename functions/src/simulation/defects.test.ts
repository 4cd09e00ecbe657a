import { expect, test } from 'vitest';
import { DEFECTS } from './defects.ts';
import { generate } from './generate.ts';
import { run } from './run.ts';
import { shrunk } from './shrink.ts';

/** Each defect is seen within so many schedules. */
const WITHIN = 300;

const named = DEFECTS.map((make) => [make().name, make().breaks, make] as const);

test.each(named)(
	'%s: that breaks %s',
	async (_, breaks, make) => {
		for (let seed = 1; seed <= WITHIN; seed += 1) {
			const { breaches } = await run(generate(seed), { defect: make() });
			if (breaches.some(({ invariant }) => invariant === breaks)) return;
		}
		expect.fail(`not seen within ${WITHIN} schedules`);
	},
	60_000
);

test('what is found shrinks to a few steps that still show it', async () => {
	const make = DEFECTS.find((each) => each().name === 'the cart is not emptied');
	if (!make) throw new Error('the defect is gone');
	const { breaks } = make();
	const shortest = await shrunk(generate(2), breaks, make);
	expect(shortest.steps.map((step) => step.do)).toEqual(['fill', 'place']);
	const { breaches } = await run(shortest, { defect: make() });
	expect(breaches.map(({ invariant }) => invariant)).toContain(breaks);
});

test('the same seed is the same run', async () => {
	const runs = [await run(generate(7)), await run(generate(7))];
	const [one, other] = runs.map(({ seen, end }) => ({ seen, documents: end.documents }));
	expect(one).toEqual(other);
});
