import { describe } from 'vitest';
import { useRules } from '../support/rules.ts';
import { nobodyReads, nobodyWrites } from './promises.ts';

useRules();

describe('How often a person used a code', () => {
	const path = 'limits/WELCOME10-0f3a';

	nobodyReads(path, { used: 1 });
	nobodyWrites(path, { used: 1 }, { used: 0 });
});
