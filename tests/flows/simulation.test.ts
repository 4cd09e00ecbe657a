import { expect, test } from 'vitest';
import type { End } from '../../functions/src/simulation/end.ts';
import { generate } from '../../functions/src/simulation/generate.ts';
import { run } from '../../functions/src/simulation/run.ts';
import { emptyBooks } from '../support/firestore-books.ts';

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);

/** All that was answered, and all that is written down; letters by what they tell, not by their words. */
function outcomeOf({ calls, documents }: End) {
	const answers = calls.map(({ name, about, outcome, answer }) => ({
		name,
		about,
		outcome,
		answer
	}));
	const letters = [...documents.keys()].filter((path) => path.startsWith('mail/')).sort();
	const books = [...documents].filter(([path]) => !path.startsWith('mail/'));
	return { answers, letters, books: Object.fromEntries(books) };
}

test.each(SEEDS)(
	'in Firestore a schedule with crashes and lost replies ends as it does in memory (seed %i)',
	async (seed) => {
		const schedule = generate(seed);
		const inMemory = await run(schedule);
		const inFirestore = await run(schedule, { books: await emptyBooks() });
		expect(inFirestore.breaches).toEqual([]);
		expect(outcomeOf(inFirestore.end)).toEqual(outcomeOf(inMemory.end));
	},
	60_000
);
