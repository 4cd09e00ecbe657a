/**
 * `npm run simulate:checkout -- --schedules 100000`: runs so many seeded schedules of buyers, banks, staff
 * and faults against the checkout in memory, on all cores, and checks every invariant after each.
 * `--from S` begins at another seed; `--seed S` runs one schedule and tells what happens in it.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import {
	campaign,
	merge,
	MUST_HAPPEN,
	report,
	type Campaign
} from '../functions/src/simulation/campaign.ts';
import { generate } from '../functions/src/simulation/generate.ts';
import { run } from '../functions/src/simulation/run.ts';

/** Seeds that a worker runs before it reports. */
const PORTION = 200;
/** Failures that are shrunk and printed. */
const SHOWN = 3;

type Share = { first: number; count: number };

if (isMainThread) await main();
else await work(workerData as Share);

async function main(): Promise<void> {
	const options = {
		schedules: { type: 'string' },
		from: { type: 'string' },
		seed: { type: 'string' }
	} as const;
	const { schedules = '20000', from = '1', seed } = parseArgs({ options }).values;
	if (seed !== undefined) return tell(Number(seed));
	const failed = await simulate(Number(from), Number(schedules));
	if (failed) process.exitCode = 1;
}

async function work({ first, count }: Share): Promise<void> {
	for (let done = 0; done < count; done += PORTION) {
		parentPort?.postMessage(await campaign(first + done, Math.min(PORTION, count - done)));
	}
}

async function simulate(first: number, count: number): Promise<boolean> {
	const began = performance.now();
	const sum: Campaign = { schedules: 0, steps: 0, seen: new Map(), failures: [] };
	const workers = Math.min(availableParallelism(), count);
	const size = Math.ceil(count / workers);
	const shares = Array.from({ length: workers }, (_, i): Share => {
		return { first: first + i * size, count: Math.min(size, count - i * size) };
	});
	await Promise.all(
		shares.map((share) =>
			shareDone(share, (part) => {
				merge(sum, part);
				progress(sum, count, began);
			})
		)
	);
	print(sum, began);
	for (const failure of sum.failures.slice(0, SHOWN)) console.log(`\n${await report(failure)}`);
	return sum.failures.length > 0;
}

function shareDone(share: Share, onPart: (part: Campaign) => void): Promise<void> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL(import.meta.url), { workerData: share });
		worker.on('message', onPart);
		worker.on('error', reject);
		worker.on('exit', () => resolve());
	});
}

function progress({ schedules, failures }: Campaign, count: number, began: number): void {
	if (!process.stdout.isTTY) return;
	const speed = Math.round(schedules / secondsSince(began));
	process.stdout.write(
		`\r  ${schedules} of ${count} schedules, ${speed} a second, ${failures.length} failed `
	);
}

function print({ schedules, steps, seen, failures }: Campaign, began: number): void {
	const seconds = secondsSince(began);
	console.log('\nWhat happened, and how often:');
	for (const [what, times] of [...seen].sort())
		console.log(`  ${String(times).padStart(9)}  ${what}`);
	const never = MUST_HAPPEN.filter((what) => !seen.has(what));
	if (never.length > 0) console.log(`Never happened: ${never.join(', ')}`);
	console.log(
		`\n${schedules} schedules, ${steps} steps in ${seconds.toFixed(1)} s (${Math.round(schedules / seconds)} a second); ` +
			`${failures.length} schedules broke an invariant`
	);
}

function secondsSince(began: number): number {
	return (performance.now() - began) / 1000;
}

/** One schedule step by step, what was answered, and what it breaks. */
async function tell(seed: number): Promise<void> {
	const schedule = generate(seed);
	const { breaches, end } = await run(schedule);
	console.log(JSON.stringify({ ...schedule, steps: undefined }));
	for (const step of schedule.steps) console.log(`  ${JSON.stringify(step)}`);
	for (const { name, about, outcome, answer } of end.calls) {
		const words = JSON.stringify(answer)?.slice(0, 120) ?? '';
		console.log(`  ${name} of ${about.slice(0, 8)}: ${outcome} ${words}`);
	}
	if (breaches.length === 0) return console.log(`seed ${seed} breaks nothing`);
	console.log(await report({ seed, breaches }));
	process.exitCode = 1;
}
