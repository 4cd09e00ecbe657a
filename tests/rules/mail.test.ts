import { describe } from 'vitest';
import { useRules } from '../support/rules.ts';
import { nobodyWrites, onlyReadBy } from './promises.ts';

useRules();

describe('A letter', () => {
	const path = 'mail/order-1-confirmation';
	const letter = { to: ['mira@tandem.example'], kind: 'confirmation', orderId: 'order-1' };

	onlyReadBy(['support', 'admin'], path, letter);
	nobodyWrites(path, letter, { to: ['somebody@else.example'] });
});
