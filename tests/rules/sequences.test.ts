import { describe } from 'vitest';
import { useRules } from '../support/rules.ts';
import { nobodyReads, nobodyWrites } from './promises.ts';

useRules();

describe('The last number of the invoices', () => {
	const path = 'sequences/invoices-2026';

	nobodyReads(path, { last: 41 });
	nobodyWrites(path, { last: 41 }, { last: 40 });
});
