import { describe } from 'vitest';
import { useRules } from '../support/rules.ts';
import { everyoneReads, nobodyLists, nobodyWrites } from './promises.ts';

useRules();

describe('A product', () => {
	const path = 'products/atomic-habits';
	const product = { id: 'atomic-habits', title: 'Atomic Habits', brand: 'James Clear' };

	everyoneReads(path, product);
	nobodyLists(path, product);
	nobodyWrites(path, product, { title: 'Atomic Rabbits' });
});
