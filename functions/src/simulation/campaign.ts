import { generate } from './generate.ts';
import type { Breach } from './invariants.ts';
import { run } from './run.ts';
import { shrunk } from './shrink.ts';

/** What became of the schedules of many seeds. */
export type Campaign = {
	schedules: number;
	steps: number;
	/** How often what happened. */
	seen: Map<string, number>;
	failures: Failure[];
};
export type Failure = { seed: number; breaches: Breach[] };

/** Runs the schedules of `count` seeds from `first` on. */
export async function campaign(first: number, count: number): Promise<Campaign> {
	const result: Campaign = { schedules: 0, steps: 0, seen: new Map(), failures: [] };
	for (let seed = first; seed < first + count; seed += 1) {
		const schedule = generate(seed);
		const { breaches, seen } = await run(schedule);
		const failures = breaches.length > 0 ? [{ seed, breaches }] : [];
		merge(result, { schedules: 1, steps: schedule.steps.length, seen, failures });
	}
	return result;
}

/** Adds one result to another. */
export function merge(sum: Campaign, more: Campaign): void {
	sum.schedules += more.schedules;
	sum.steps += more.steps;
	for (const [what, times] of more.seen) sum.seen.set(what, (sum.seen.get(what) ?? 0) + times);
	sum.failures.push(...more.failures);
}

/** What a failure broke, and the shortest schedule that breaks it, ready to be pasted into a test. */
export async function report({ seed, breaches }: Failure): Promise<string> {
	const [first] = breaches;
	if (!first) return `seed ${seed} breaks nothing`;
	const schedule = await shrunk(generate(seed), first.invariant);
	const steps = schedule.steps.map((step) => `    ${JSON.stringify(step)}`);
	const world = JSON.stringify({ ...schedule, steps: undefined });
	return [
		`seed ${seed} breaks ${breaches.map(({ invariant }) => invariant).join(', ')}`,
		...breaches.flatMap(({ says, details }) => [`  ${says}`, `    ${details[0] ?? ''}`]),
		`  shortest schedule, ${schedule.steps.length} of ${generate(seed).steps.length} steps:`,
		`  ${world.slice(0, -1)},"steps":[`,
		`${steps.join(',\n')}`,
		'  ]}'
	].join('\n');
}

/** What must have happened before a campaign proves anything. */
export const MUST_HAPPEN: readonly string[] = [
	...['cancelled', 'expired', 'paid', 'packed', 'shipped', 'delivered', 'refunded'].map(
		(state) => `an order ends ${state}`
	),
	...['cancelled', 'withdrawn', 'returned', 'goodwill', 'late-payment', 'double-payment'].map(
		(reason) => `a refund: ${reason}`
	),
	...['race', 'lost', 'reply-lost', 'crash-before', 'crash-after'].map((kind) => `commit ${kind}`),
	...['lost', 'reply-lost', 'crash-before', 'crash-after'].map((kind) => `bank ${kind}`),
	...['read lost', 'read crash-after', 'crash', 'a spoilt document stops somebody'],
	...['place: busy', 'webhook: failed', 'an order is paid after its expiry'],
	...['a bundle is sold', 'a gift card is used', 'a code is used'],
	...['sold-out', 'price-changed', 'total-changed', 'gift-card-changed'].map(
		(why) => `place: ${why}`
	),
	...['code-refused', 'cart-changed', 'key-reused', 'yes'].map((why) => `place: ${why}`),
	...['yes', 'not-refundable'].map((answer) => `receive: ${answer}`),
	...['yes', 'too-much', 'key-reused', 'not-refundable'].map((answer) => `refund: ${answer}`),
	...['yes', 'key-reused', 'too-late', 'not-returnable'].map((answer) => `return: ${answer}`),
	...['yes', 'payment-pending', 'too-late'].map((answer) => `cancel: ${answer}`),
	...['yes', 'payment-pending', 'too-late'].map((answer) => `withdraw: ${answer}`),
	...['yes', 'not-payable', 'payment-pending'].map((answer) => `pay: ${answer}`),
	...['yes', 'below-zero', 'bundle', 'key-reused'].map((answer) => `adjust: ${answer}`),
	...['retry-refund: yes', 'refuse-return: yes', 'withdraw-by-number: yes', 'advance: not-next']
];
