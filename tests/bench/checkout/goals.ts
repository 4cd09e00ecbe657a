/** What checkout has to reach, and whether it does. */
import type { Import } from './cold-import.ts';
import type { Crowd } from './crowds.ts';
import type { Operations } from './operations.ts';
import type { Competition } from './processes.ts';
import type { Race } from './sell-out.ts';

export type Measured = {
	crowds: readonly Crowd[];
	competition: readonly Competition[];
	races: readonly Race[];
	operations: readonly Operations[];
	imports: readonly Import[];
};

type Goal = { goal: string; wanted: string; measured: number; met: 'yes' | 'no' };

function atLeast(limit: number, goal: string, measured: number): Goal {
	return { goal, wanted: `≥ ${limit}`, measured, met: measured >= limit ? 'yes' : 'no' };
}

function atMost(limit: number, goal: string, measured: number): Goal {
	return { goal, wanted: `≤ ${limit}`, measured, met: measured <= limit ? 'yes' : 'no' };
}

/** The row that has all of these values. */
function rowOf<Row>(rows: readonly Row[], values: Partial<Row>): Row {
	const keys = Object.keys(values) as (keyof Row)[];
	const row = rows.find((each) => keys.every((key) => each[key] === values[key]));
	if (!row) throw new Error(`nothing was measured for ${JSON.stringify(values)}`);
	return row;
}

/** Every goal beside what was measured for it. */
export function goalsOf({ crowds, competition, races, operations, imports }: Measured): Goal[] {
	const crowd = (load: string, inFlight: number, who: string) =>
		rowOf(crowds, { load, inFlight, who });
	const [hot, mixed] = [crowd('hot SKU', 50, 'lane'), crowd('mixed carts', 50, 'lane')];
	const faster = ({ load, ordersPerSecond }: Crowd, who: string) =>
		ordersPerSecond / crowd(load, 50, who).ordersPerSecond;
	const uncontended = crowd('hot SKU', 1, 'lane').p50ms / crowd('hot SKU', 1, 'transaction').p50ms;

	const one = rowOf(competition, { who: '1 process' });
	const several = (who: string) =>
		rowOf(competition, { who }).ordersPerSecond / one.ordersPerSecond;

	const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
	const falseInCrowds = sum(crowds.map((each) => each.soldOut));
	const falseInRaces = sum(races.map((race) => race.falseSoldOut));

	const placed = rowOf(operations, { atOnce: 1, until: 'placed' });
	const paid = rowOf(operations, { atOnce: 1, until: 'paid' });
	return [
		atLeast(100, 'hot SKU: lane ÷ transaction', faster(hot, 'transaction')),
		atLeast(0.8, 'hot SKU: lane ÷ floor', faster(hot, 'floor')),
		atMost(4, 'hot SKU: p95 ÷ p50', hot.p95ms / hot.p50ms),
		atMost(10, 'hot SKU: longest wait ÷ median', hot.longestToMedian),
		atLeast(10, 'mixed carts: lane ÷ single optimistic', faster(mixed, 'optimistic')),
		atLeast(0.8, 'mixed carts: lane ÷ floor', faster(mixed, 'floor')),
		atMost(0, 'false "sold out"', falseInCrowds + falseInRaces),
		atMost(0, 'sell-out: units amiss', sum(races.map((race) => race.amiss))),
		atLeast(0.7, '2 processes ÷ 1', several('2 processes')),
		atLeast(0.25, '4 processes ÷ 1', several('4 processes')),
		atMost(1.3, 'uncontended p50 ÷ transaction', uncontended),
		atMost(4, 'reads of an order placed', placed.reads),
		atMost(5, 'writes of an order placed', placed.writes),
		atMost(4, 'reads of an order placed and paid', paid.reads),
		atMost(5, 'writes of an order placed and paid', paid.writes),
		atMost(1.2, 'cold import ÷ Firebase alone', rowOf(imports, { what: 'functions' }).toFirebase)
	];
}
