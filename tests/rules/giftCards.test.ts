import { describe } from 'vitest';
import { useRules } from '../support/rules.ts';
import { nobodyWrites, onlyReadBy } from './promises.ts';

useRules();

describe('A gift card', () => {
	const path = 'giftCards/9c1f';
	const card = { last4: 'QX7K', issuedMinor: 5_000, balanceMinor: 1_200 };

	onlyReadBy(['admin'], path, card);
	nobodyWrites(path, card, { balanceMinor: 50_000 });
});
