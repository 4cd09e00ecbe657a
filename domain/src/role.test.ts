import { expect, test } from 'vitest';
import { roleOf } from './role.ts';

test('a role comes from the claim, and from nothing else', () => {
	expect(roleOf({ role: 'admin' })).toBe('admin');
	expect(roleOf({ role: 'owner' })).toBe('shopper');
	expect(roleOf({})).toBe('shopper');
});
