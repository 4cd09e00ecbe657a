import { describe } from 'vitest';
import { useRules } from '../support/rules.ts';
import { nobodyReads, nobodyWrites } from './promises.ts';

useRules();

describe('An audit entry', () => {
	const path = 'audit/key-1';
	const entry = { action: 'adjustSellable', by: 'admin' };

	nobodyReads(path, entry);
	nobodyWrites(path, entry, { by: 'somebody else' });
});
