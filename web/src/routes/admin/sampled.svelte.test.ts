import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Sampled, today } from './sampled.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function seenBy<T>(value: { readonly current: T }) {
	const seen: T[] = [];
	const leave = $effect.root(() => {
		$effect(() => void seen.push(value.current));
	});
	flushSync();
	return { seen, leave };
}

function pass(ms: number) {
	vi.advanceTimersByTime(ms);
	flushSync();
}

test('readers hear of a change at the next look, and of nothing else', () => {
	let source = 1;
	const { seen, leave } = seenBy(new Sampled(() => source, 100));
	pass(500);
	source = 2;
	pass(50);
	expect(seen).toEqual([1]);
	pass(50);
	expect(seen).toEqual([1, 2]);
	leave();
});

test('nobody looks when nobody reads', async () => {
	const read = vi.fn(() => 1);
	const { leave } = seenBy(new Sampled(read, 100));
	leave();
	await vi.advanceTimersByTimeAsync(1);
	read.mockClear();
	pass(1000);
	expect(read).not.toHaveBeenCalled();
});

test('the day turns at midnight in the shop, not at midnight in Greenwich', () => {
	vi.setSystemTime(new Date('2026-11-21T22:59:59.000Z'));
	const { seen, leave } = seenBy(today);
	pass(1000);
	expect(seen).toEqual(['2026-11-21', '2026-11-22']);
	leave();
});
