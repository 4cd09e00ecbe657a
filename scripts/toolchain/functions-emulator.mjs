/** What the Functions emulator lacks: workers that are awake, and a clock for schedules. */
import { functionsAddress, projectId } from './project.mjs';

const minuteMs = 60_000;
const cores = 2;

/** The addresses of the functions that can be called, and those that wait for the clock. */
export async function discoverFunctions() {
	const response = await fetch(`${functionsAddress}/backends`);
	const { backends } = await response.json();
	const triggers = backends.flatMap((backend) => backend.functionTriggers);
	const address = ({ region, name }) => `${functionsAddress}/${projectId}/${region}/${name}`;
	return {
		callable: triggers.filter((trigger) => trigger.httpsTrigger).map(address),
		scheduled: triggers.filter(isEveryMinute).map((trigger) => `${address(trigger)}-0`)
	};
}

function isEveryMinute(trigger) {
	return trigger.schedule?.schedule === 'every 1 minutes';
}

/**
 * Each function has a process of its own, which starts with its first call. Nobody is signed in
 * and nothing is asked for, so a callable refuses; a scheduled function does its minute's work.
 */
export async function wakeFunctions({ callable, scheduled }) {
	const waiting = [...callable, ...scheduled];
	const wakeInTurn = async () => {
		for (let next; (next = waiting.pop());) await post(next);
	};
	await Promise.all(Array.from({ length: cores }, wakeInTurn));
	return `${callable.length + scheduled.length} awake`;
}

/** Runs the scheduled functions each minute, as Cloud Scheduler does for a deployed shop. */
export function startClock({ scheduled }) {
	setInterval(() => {
		for (const address of scheduled) void post(address);
	}, minuteMs);
}

/** Whatever the answer: a function that fails says so in the log, which reaches the terminal. */
async function post(address) {
	const headers = { 'content-type': 'application/json' };
	const answered = fetch(address, { method: 'POST', headers, body: '{"data":null}' });
	await answered.catch(() => {});
}
