import type { Defect } from './tampering.ts';
import type { InvariantName } from './invariants.ts';
import { run } from './run.ts';
import type { Schedule, Step } from './schedule.ts';

/** The shortest schedule found, by leaving steps out, that still breaks the same invariant. */
export async function shrunk(
	schedule: Schedule,
	invariant: InvariantName,
	defect?: () => Defect
): Promise<Schedule> {
	const breaks = async (steps: Step[]) => {
		const { breaches } = await run({ ...schedule, steps }, defect && { defect: defect() });
		return breaches.some((breach) => breach.invariant === invariant);
	};
	let { steps } = schedule;
	for (let before = 0; before !== steps.length;) {
		before = steps.length;
		for (let size = Math.ceil(steps.length / 2); size >= 1;) {
			const shorter = await withoutSome(steps, size, breaks);
			if (shorter) steps = shorter;
			else size = size === 1 ? 0 : Math.ceil(size / 2);
		}
		steps = await calmed(steps, breaks);
	}
	return { ...schedule, steps };
}

/** The steps one by one and on one process, as far as that changes nothing. */
async function calmed(steps: Step[], breaks: (steps: Step[]) => Promise<boolean>): Promise<Step[]> {
	let calm = steps;
	for (const i of steps.keys()) {
		const calmer = calm.map((step, k) => (k === i ? { ...step, after: CALM, on: 0 } : step));
		if (await breaks(calmer)) calm = calmer;
	}
	return calm;
}

/** After so long, all that was asked before is answered. */
const CALM = 3000;

async function withoutSome(
	steps: Step[],
	size: number,
	breaks: (steps: Step[]) => Promise<boolean>
): Promise<Step[] | undefined> {
	for (let from = 0; from < steps.length; from += size) {
		const shorter = [...steps.slice(0, from), ...steps.slice(from + size)];
		if (await breaks(shorter)) return shorter;
	}
	return undefined;
}
