import { describe } from 'vitest';
import { useRules } from '../support/rules.ts';
import { nobodyWrites, onlyReadBy } from './promises.ts';

useRules();

describe('A promotion by code', () => {
	const path = 'promotions/WELCOME10';
	const promotion = { terms: { id: 'WELCOME10' }, active: true, used: 3 };

	onlyReadBy(['admin'], path, promotion);
	nobodyWrites(path, promotion, { used: 0 }, { active: false });
});
