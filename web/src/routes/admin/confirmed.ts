import type { Live, LiveState } from '#lib/live/live.ts';

/**
 * The same value, not ready before the server has confirmed it once. A list from the cache is made
 * of whatever other lists left there: as a first look it is neither whole nor in step. One who is
 * offline gets it all the same, under the mark that says so.
 */
export function confirmed<T>(live: Pick<Live<T>, 'current' | 'retry'>): typeof live {
	let isConfirmed = false;
	return {
		get current(): LiveState<T> {
			const state = live.current;
			if (state.status !== 'ready' || !navigator.onLine) return state;
			isConfirmed ||= !state.fromCache;
			return isConfirmed ? state : { status: 'loading' };
		},
		retry: () => live.retry()
	};
}
