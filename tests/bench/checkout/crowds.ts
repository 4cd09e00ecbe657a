/** One process, each load, 1 to 200 orders in flight: the lane, its floor and its rivals. */
import { interleaved } from '../report.ts';
import { byTransaction, onFloor, singleOptimistic, throughLane } from './contenders.ts';
import { buyers, hotSku, mixedCarts, strangers, type Load } from './loads.ts';
import { figuresOf, type Figures, type Run } from './runs.ts';

const contenders = {
	lane: throughLane,
	floor: onFloor,
	optimistic: singleOptimistic,
	transaction: byTransaction
};
export type Contender = keyof typeof contenders;
type Bout = { inFlight: number; rounds: number; orders: Partial<Record<Contender, number>> };

/** Who meets whom, with how many orders a round: those who take minutes stay among themselves. */
const BOUTS: readonly Bout[] = [
	{ inFlight: 1, rounds: 5, orders: { lane: 100, floor: 100, optimistic: 100, transaction: 100 } },
	{ inFlight: 10, rounds: 3, orders: { lane: 600, floor: 600, optimistic: 150 } },
	{ inFlight: 10, rounds: 2, orders: { transaction: 20 } },
	{ inFlight: 50, rounds: 5, orders: { lane: 1500, floor: 1500, optimistic: 200 } },
	{ inFlight: 50, rounds: 2, orders: { transaction: 50 } },
	{ inFlight: 200, rounds: 3, orders: { lane: 2000, floor: 2000 } }
];

type Row = { load: string; inFlight: number; who: string } & Figures;
export type Crowd = Row & { toFloor: number };

/** The figures of each contender under each load, its throughput also as a share of the floor's. */
export async function measureCrowds(): Promise<Crowd[]> {
	const rows: Row[] = [];
	for (const load of [await hotSku(), await mixedCarts()]) {
		for (const { inFlight, rounds, orders } of BOUTS) {
			const runs = await interleaved(rounds, runsOf(load, inFlight, orders));
			for (const [who, results] of Object.entries(runs)) {
				rows.push({ load: load.name, inFlight, who, ...figuresOf(results) });
			}
		}
	}
	return rows.map((row) => ({ ...row, toFloor: row.ordersPerSecond / floorOf(rows, row) }));
}

function floorOf(rows: readonly Row[], { load, inFlight }: Row): number {
	const floor = rows.find(
		(row) => row.load === load && row.inFlight === inFlight && row.who === 'floor'
	);
	return floor?.ordersPerSecond ?? Number.NaN;
}

function runsOf(load: Load, inFlight: number, orders: Bout['orders']) {
	const runs: Record<string, () => Promise<Run>> = {};
	for (const [who, count] of Object.entries(orders)) {
		runs[who] = async () =>
			contenders[who as Contender](await buyers(strangers(count), load), inFlight, load);
	}
	return runs;
}
