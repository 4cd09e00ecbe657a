import { flushSync } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { Live, LiveError, shared, withDates, type LiveState } from './live.ts';

type Tell = (state: LiveState<string>) => void;

/** A source that counts who opened and closed it and lets the test speak. */
function fakeSource() {
	const told: { tell: Tell; isOpen: boolean }[] = [];
	const source = (tell: Tell) => {
		const opening = { tell, isOpen: true };
		told.push(opening);
		return () => void (opening.isOpen = false);
	};
	const say = (state: LiveState<string>) => told.at(-1)?.tell(state);
	return { source, told, say };
}

const ready = (value: string): LiveState<string> => ({
	status: 'ready',
	value,
	fromCache: false,
	hasPendingWrites: false
});

const leavers: (() => void)[] = [];

/** A component that reads the live value; gives what it has seen, and a way to leave. */
function reader(live: () => Live<string>) {
	const seen: string[] = [];
	const leave = $effect.root(() => {
		$effect(() => {
			const state = live().current;
			seen.push(state.status === 'ready' ? state.value : state.status);
		});
	});
	leavers.push(leave);
	flushSync();
	return { seen, leave: () => (leave(), flushSync()) };
}

afterEach(() => leavers.splice(0).forEach((leave) => leave()));

const afterMicrotasks = () => new Promise((resolve) => setTimeout(resolve));

test('reading outside of a component opens nothing', () => {
	const { source, told } = fakeSource();
	expect(new Live(source).current).toEqual({ status: 'loading' });
	expect(told).toHaveLength(0);
});

test('two readers share one listener, which closes when the last has left', async () => {
	const { source, told, say } = fakeSource();
	const live = new Live(source);
	const first = reader(() => live);
	const second = reader(() => live);
	say(ready('one'));
	flushSync();
	expect(told).toHaveLength(1);
	expect([first.seen, second.seen]).toEqual([
		['loading', 'one'],
		['loading', 'one']
	]);
	first.leave();
	await afterMicrotasks();
	expect(told[0]?.isOpen).toBe(true);
	second.leave();
	await afterMicrotasks();
	expect(told[0]?.isOpen).toBe(false);
});

test('opened again it shows its last value until there is a newer one', async () => {
	const { source, told, say } = fakeSource();
	const live = new Live(source);
	const first = reader(() => live);
	say(ready('old'));
	first.leave();
	await afterMicrotasks();
	const { seen } = reader(() => live);
	say(ready('new'));
	flushSync();
	expect(told).toHaveLength(2);
	expect(seen).toEqual(['old', 'new']);
});

test('what a closed listener still says is not heard', async () => {
	const { source, told, say } = fakeSource();
	const live = new Live(source);
	reader(() => live).leave();
	await afterMicrotasks();
	told[0]?.tell(ready('late'));
	const { seen } = reader(() => live);
	say(ready('right'));
	flushSync();
	expect(seen).toEqual(['loading', 'right']);
});

test('a failure reaches the reader, and a retry listens anew', () => {
	const { source, told, say } = fakeSource();
	const live = new Live(source);
	const { seen } = reader(() => live);
	say({ status: 'failed', error: new LiveError('denied', 'no') });
	flushSync();
	live.retry();
	flushSync();
	say(ready('yes'));
	flushSync();
	expect(seen).toEqual(['loading', 'failed', 'loading', 'yes']);
	expect(told.map(({ isOpen }) => isOpen)).toEqual([false, true]);
});

test('another id opens its own listener and closes the former', async () => {
	const sources = new Map([
		['a', fakeSource()],
		['b', fakeSource()]
	]);
	const liveOf = shared((id) => new Live(sources.get(id)?.source ?? fakeSource().source));
	let id = $state('a');
	const { seen } = reader(() => liveOf(id));
	id = 'b';
	flushSync();
	sources.get('b')?.say(ready('of b'));
	flushSync();
	await afterMicrotasks();
	expect(seen).toEqual(['loading', 'loading', 'of b']);
	expect(sources.get('a')?.told[0]?.isOpen).toBe(false);
	expect(liveOf('b')).toBe(liveOf('b'));
});

test('timestamps become dates at any depth and nothing else changes', () => {
	class Timestamp {
		toDate = () => new Date(5);
	}
	const stored = { at: new Timestamp(), list: [{ at: new Timestamp() }], n: 1, none: null };
	expect(withDates(stored, Timestamp as never)).toEqual({
		at: new Date(5),
		list: [{ at: new Date(5) }],
		n: 1,
		none: null
	});
});
