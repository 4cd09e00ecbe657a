/** The same orders through one, two and four lanes that know nothing of each other. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { interleaved } from '../report.ts';
import { buyers, hotSku, strangers, type Buyer, type Load } from './loads.ts';
import { figuresOf, together, type Figures, type Run } from './runs.ts';

const ROUNDS = 5;
const ORDERS = 1000;
const IN_FLIGHT = 100;

/** What a process is sent: its buyers, and how many of them at once. */
export type Share = { all: readonly Buyer[]; inFlight: number };

/** Processes with a lane each; they end when they are disconnected. */
export function openLanes(count: number): ChildProcess[] {
	return Array.from({ length: count }, () => {
		const lane = fork(new URL('./lane-process.ts', import.meta.url));
		lane.on('exit', (code) => {
			if (code) throw new Error(`the process of a lane ended with code ${code}`);
		});
		return lane;
	});
}

/** `orders` through all `lanes` at once, `inFlight` in all; each lane's buyers have its entry of `loads`. */
export async function throughLanes(
	lanes: readonly ChildProcess[],
	loads: readonly Load[],
	orders: number,
	inFlight: number
): Promise<Run> {
	const [each, atOnce] = [orders / lanes.length, inFlight / lanes.length];
	const shares = await Promise.all(loads.map((load) => buyers(strangers(each), load)));
	const runs = lanes.map(async (lane, i) => {
		lane.send({ all: shares[i] ?? [], inFlight: atOnce } satisfies Share);
		const [run] = (await once(lane, 'message')) as [Run];
		return run;
	});
	return together(await Promise.all(runs));
}

export type Competition = { who: string } & Figures;

/**
 * 100 orders in flight through 1, 2 and 4 of `lanes`: all for one hot SKU, and for a SKU of its own
 * each, which shows what the machine takes when nobody competes.
 */
export async function measureProcesses(lanes: readonly ChildProcess[]): Promise<Competition[]> {
	const hot = await hotSku();
	const own = await Promise.all(lanes.map(() => hotSku()));
	const run = (loads: readonly Load[]) => () =>
		throughLanes(lanes.slice(0, loads.length), loads, ORDERS, IN_FLIGHT);
	const runs = await interleaved<Run>(ROUNDS, {
		'1 process': run([hot]),
		'2 processes': run([hot, hot]),
		'4 processes': run([hot, hot, hot, hot]),
		'2 processes, a SKU each': run(own.slice(0, 2)),
		'4 processes, a SKU each': run(own)
	});
	return Object.entries(runs).map(([who, results]) => ({ who, ...figuresOf(results) }));
}
