import { expect, test, vi } from 'vitest';
import { LiveError, type LiveState } from '#lib/live/live.ts';
import { together } from './together.ts';

const of = (current: LiveState<number>) => ({ current, retry: vi.fn() });
const ready = (value: number, fromCache = false) =>
	of({ status: 'ready', value, fromCache, hasPendingWrites: false });
const loading = of({ status: 'loading' });
const failed = of({ status: 'failed', error: new LiveError('denied', 'no') });

test('ready when all are, in their order, and from the cache when one is', () => {
	expect(together([ready(1), ready(2, true)]).current).toEqual({
		status: 'ready',
		value: [1, 2],
		fromCache: true,
		hasPendingWrites: false
	});
	expect(together([]).current).toMatchObject({ status: 'ready', value: [] });
});

test('one that loads makes all wait, one that failed fails all, and a retry reaches each', () => {
	expect(together([ready(1), loading]).current.status).toBe('loading');
	const all = together([ready(1), loading, failed]);
	expect(all.current).toBe(failed.current);
	all.retry();
	expect(failed.retry).toHaveBeenCalledOnce();
});
