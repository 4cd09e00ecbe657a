import { describe } from 'vitest';
import { useRules } from '../support/rules.ts';
import { everyoneReads, nobodyLists, nobodyWrites } from './promises.ts';

useRules();

describe('A shelf', () => {
	const path = 'shelves/books';
	const shelf = { category: 'books', products: { sapiens: { rank: 0, title: 'Sapiens' } } };

	everyoneReads(path, shelf);
	nobodyLists(path, shelf);
	nobodyWrites(path, shelf, { products: {} });
});
