import type { LiveState } from '#lib/live/live.ts';

type Watched<T> = { readonly current: LiveState<T>; retry(): void };

/** Several live values as one: ready when all are, failed when one is, from the cache when one is. */
export function together<T>(lives: readonly Watched<T>[]): Watched<T[]> {
	return {
		get current(): LiveState<T[]> {
			// Every one is read, so that every one is listened to from the start.
			const states = lives.map((live) => live.current);
			const value: T[] = [];
			let fromCache = false;
			let hasPendingWrites = false;
			for (const state of states) {
				if (state.status !== 'ready') continue;
				value.push(state.value);
				fromCache ||= state.fromCache;
				hasPendingWrites ||= state.hasPendingWrites;
			}
			const failed = states.find((state) => state.status === 'failed');
			if (failed) return failed;
			if (value.length < states.length) return { status: 'loading' };
			return { status: 'ready', value, fromCache, hasPendingWrites };
		},
		retry(): void {
			for (const live of lives) live.retry();
		}
	};
}
