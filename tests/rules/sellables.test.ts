import { describe } from 'vitest';
import { useRules } from '../support/rules.ts';
import { everyoneReads, nobodyLists, nobodyWrites } from './promises.ts';

useRules();

describe('A sellable', () => {
	const path = 'sellables/dyson-v15';
	const sellable = { sku: 'dyson-v15', priceMinor: 69_900, available: 3, band: 'low' };

	everyoneReads(path, sellable);
	nobodyLists(path, sellable);
	nobodyWrites(path, sellable, { priceMinor: 1 }, { available: 1_000_000 });
});
