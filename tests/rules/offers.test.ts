import { describe } from 'vitest';
import { useRules } from '../support/rules.ts';
import { everyoneReads, nobodyLists, nobodyWrites } from './promises.ts';

useRules();

describe('The list of automatic promotions', () => {
	const path = 'offers/automatic';
	const offers = { terms: [{ id: 'books', title: 'A tenth off books' }] };

	everyoneReads(path, offers);
	nobodyLists(path, offers);
	nobodyWrites(path, offers, { terms: [] });
});
