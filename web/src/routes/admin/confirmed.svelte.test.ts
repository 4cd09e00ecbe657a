import { expect, test, vi } from 'vitest';
import type { LiveState } from '#lib/live/live.ts';
import { confirmed } from './confirmed.ts';

const ready = (value: string, fromCache: boolean): LiveState<string> => ({
	status: 'ready',
	value,
	fromCache,
	hasPendingWrites: false
});

test('what only the cache says waits for the server, once', () => {
	const live = { current: ready('part', true), retry: () => {} };
	const whole = confirmed(live);
	expect(whole.current.status).toBe('loading');
	live.current = ready('whole', false);
	expect(whole.current).toBe(live.current);
	live.current = ready('whole, connection lost', true);
	expect(whole.current).toBe(live.current);
});

test('one who is offline gets what the cache has', () => {
	vi.spyOn(navigator, 'onLine', 'get').mockReturnValueOnce(false);
	const live = { current: ready('part', true), retry: () => {} };
	expect(confirmed(live).current).toBe(live.current);
});
