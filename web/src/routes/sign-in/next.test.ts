import { expect, test } from 'vitest';
import { safeNext } from './next.ts';

test.each([
	[null, '/'],
	['', '/'],
	['/checkout', '/checkout'],
	['/orders/abc?x=1#top', '/orders/abc?x=1#top'],
	['//evil.example/x', '/'],
	['/\\evil.example', '/'],
	['https://evil.example', '/'],
	['javascript:alert(1)', '/'],
	['orders', '/orders']
])('after signing in with next=%s one goes to %s', (next, path) => {
	expect(safeNext(next)).toBe(path);
});
