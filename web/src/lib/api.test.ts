import { afterEach, expect, test, vi } from 'vitest';
import { callError } from './api.ts';

const refused = (code: string, details?: unknown) =>
	Object.assign(new Error('words'), { code, details });

afterEach(() => vi.unstubAllGlobals());

test('bad input keeps the faults of its fields', () => {
	const fields = [{ path: 'contact.email', message: 'Invalid email' }];
	const error = callError(refused('functions/invalid-argument', { fields }));
	expect(error).toMatchObject({ kind: 'bad-input', message: 'words', fields });
});

test.each([
	['functions/unauthenticated', 'denied'],
	['functions/permission-denied', 'denied'],
	['functions/unavailable', 'offline'],
	['functions/deadline-exceeded', 'offline'],
	['functions/internal', 'bug'],
	[undefined, 'bug']
])('%s is told as %s, without fields', (code, kind) => {
	expect(callError(code ? refused(code) : 'odd')).toMatchObject({ kind, fields: [] });
});

test('without a network an internal error means that nothing was reached', () => {
	vi.stubGlobal('navigator', { onLine: false });
	expect(callError(refused('functions/internal')).kind).toBe('offline');
});

test('details that are not what they should be are no faults', () => {
	expect(callError(refused('functions/invalid-argument', 'odd')).fields).toEqual([]);
});
