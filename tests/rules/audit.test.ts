import { doc, getDoc } from 'firebase/firestore';
import { describe, test } from 'vitest';
import { denied, everyone, stored, useRules } from '../support/rules.ts';
import { nobodyLists, nobodyWrites } from './promises.ts';

useRules();

describe('An audit entry', () => {
	const path = 'audit/key-1';
	const entry = { action: 'adjustSellable', by: 'admin' };

	test.for(everyone)('%s cannot read it', async ([, device]) => {
		await stored(path, entry);
		await denied(getDoc(doc(device(), path)));
	});

	test.for(everyone)('%s cannot learn that there is none', async ([, device]) => {
		await denied(getDoc(doc(device(), path)));
	});

	nobodyLists(path, entry);
	nobodyWrites(path, entry, { by: 'somebody else' });
});
