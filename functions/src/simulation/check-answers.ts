import type { End } from './end.ts';
import type { Invariant } from './invariants.ts';

/** 11 */
export const answersAreTrue: Invariant = {
	says: 'What the shop has answered, refusals included, is what it wrote down.',
	faults: (end) => {
		const false_ = end.calls.filter((call) => call.outcome === 'answered' && !call.isTrue(end));
		const denied = end.calls.filter(
			({ wasThere, answer }) => wasThere && reasonOf(answer) === 'not-found'
		);
		const placing = end.calls.filter(({ name }) => name === 'place' || name === 'again');
		const unfounded = [...end.orders.keys()].filter((id) =>
			placing.filter(({ about }) => about === id).every(({ answer }) => isRefusal(answer))
		);
		return [
			...denied.map(({ name, about }) => `${name} of ${about}: not found, but it was there`),
			...false_.map(({ name, about, answer }) => `${name} of ${about}: ${JSON.stringify(answer)}`),
			...unfounded.map((id) => `orders/${id} exists although it was refused`)
		];
	}
};

function isRefusal(answer: unknown): boolean {
	const reason = reasonOf(answer);
	return reason !== undefined && reason !== 'busy' && reason !== 'key-reused';
}

function reasonOf(answer: unknown): string | undefined {
	return (answer as { reason?: string } | undefined)?.reason;
}

export const everybodyIsAnswered: Invariant = {
	says: 'Whoever asks a process that lives gets an answer.',
	faults: (end) =>
		end.calls
			.filter((call) => call.outcome === 'open' && !call.isLost())
			.map(({ name, about }) => `${name} of ${about} hangs`)
};

export const nothingIsABug: Invariant = {
	says: 'Nothing fails but what the schedule let fail.',
	faults: (end) => end.bugs
};

/** A few faults are what a lane bears: it turns people away only after many in a row. */
function busyWithoutStorm({ schedule, calls }: End): string[] {
	const faults = schedule.steps.flatMap((step) => (step.do === 'fault' ? step.times : []));
	if (faults.reduce((sum, times) => sum + times, 0) >= MANY) return [];
	return calls
		.filter(({ answer }) => reasonOf(answer) === 'busy')
		.map(({ name, about }) => `${name} of ${about} is turned away without need`);
}

const MANY = 8;

export const theShopComesToRest: Invariant = {
	says: 'Left alone, the shop hears every webhook, ends what is due, gives back what it owes, and turns nobody away as busy.',
	faults: (end) => {
		const inPeace = end.calls.filter((call) => call.isInPeace);
		const unserved = inPeace.filter(({ outcome, answer }) => {
			return outcome === 'failed' || reasonOf(answer) === 'busy';
		});
		return [
			...unserved.map(({ name, about }) => `${name} of ${about} is not served in peace`),
			...busyWithoutStorm(end),
			...end.bank.webhooks
				.filter(({ isHeard }) => !isHeard)
				.map(({ eventId }) => `${eventId} is unheard`),
			...[...end.orders].flatMap(([id, { state, dueAt, tasks }]) => [
				...(dueAt ? [`${id} (${state}) is still due`] : []),
				...(state === 'placed' ? [`${id} is still unpaid`] : []),
				...(tasks.includes('refund') ? [`${id} has a refund that failed`] : [])
			])
		];
	}
};
