/**
 * More buyers than units, all at once. Sold must be exactly what was there. "Sold out" is false when
 * units are left in the end, or when a buyer heard it before the commit that sold the last unit, by
 * the time that Firestore gave this commit on the same machine's clock.
 */
import type { ChildProcess } from 'node:child_process';
import { interleaved } from '../report.ts';
import { books } from '../../support/stock-room.ts';
import { hotSku } from './loads.ts';
import { throughLanes } from './processes.ts';

const ROUNDS = 5;
const UNITS = 100;
const BUYERS = 400;

type Outcome = {
	/** Units by which the stock's books, the units there were and the orders acknowledged differ. */
	amiss: number;
	soldOut: number;
	falseSoldOut: number;
	gaveUp: number;
	conflicts: number;
};
export type Race = { processes: number; races: number } & Outcome;

async function race(lanes: readonly ChildProcess[]): Promise<Outcome> {
	const load = await hotSku(UNITS);
	const loads = lanes.map(() => load);
	const run = await throughLanes(lanes, loads, BUYERS, BUYERS);
	const snapshot = await books()
		.doc(`sellables/${load.choose()[0]?.sku ?? ''}`)
		.get();
	const { available, sold } = snapshot.data() as { available: number; sold: number };
	const lastSale = snapshot.updateTime?.toMillis() ?? Infinity;
	return {
		amiss: available + Math.abs(UNITS - sold) + Math.abs(sold - run.waits.length),
		soldOut: run.soldOutAt.length,
		falseSoldOut: run.soldOutAt.filter((at) => available > 0 || at < lastSale).length,
		gaveUp: run.gaveUp,
		conflicts: run.conflicts
	};
}

/** The sums over several races of 400 buyers for 100 units, through 1, 2 and 4 of `lanes`. */
export async function measureSellOut(lanes: readonly ChildProcess[]): Promise<Race[]> {
	const outcomes = await interleaved(ROUNDS, {
		1: () => race(lanes.slice(0, 1)),
		2: () => race(lanes.slice(0, 2)),
		4: () => race(lanes.slice(0, 4))
	});
	return Object.entries(outcomes).map(([processes, races]) => {
		const sum = (name: keyof Outcome) => races.reduce((total, each) => total + each[name], 0);
		return {
			processes: Number(processes),
			races: races.length,
			amiss: sum('amiss'),
			soldOut: sum('soldOut'),
			falseSoldOut: sum('falseSoldOut'),
			gaveUp: sum('gaveUp'),
			conflicts: sum('conflicts')
		};
	});
}
