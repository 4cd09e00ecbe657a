/** One run of a contender, and what is to be told of several. */
import { median, percentile } from '../report.ts';

export type Answer = 'placed' | 'sold-out' | 'busy';

/** Instants are in milliseconds since the epoch, so that runs of several processes can be laid together. */
export type Run = {
	began: number;
	ended: number;
	/** Milliseconds that each placed order took. */
	waits: number[];
	/** When buyers were told that too little is left. */
	soldOutAt: number[];
	/** Orders that the contender gave up after its last try. */
	gaveUp: number;
	/** Commits that failed because another was first. */
	conflicts: number;
};

/** Keeps `inFlight` of `all` going until each has its answer. */
export async function closedLoop<Each>(
	all: readonly Each[],
	inFlight: number,
	place: (each: Each) => Promise<Answer>
): Promise<Omit<Run, 'conflicts'>> {
	const waiting = [...all];
	const run = { began: Date.now(), waits: [] as number[], soldOutAt: [] as number[], gaveUp: 0 };
	await Promise.all(
		Array.from({ length: inFlight }, async () => {
			for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
				const asked = performance.now();
				const answer = await place(each);
				if (answer === 'placed') run.waits.push(performance.now() - asked);
				else if (answer === 'sold-out') run.soldOutAt.push(Date.now());
				else run.gaveUp += 1;
			}
		})
	);
	return { ...run, ended: Date.now() };
}

/** What a verdict of the lane, or an answer of `placeOrder`, is to a buyer; throws on all else. */
export function answerOf(verdict: unknown): Answer {
	const { ok, reason } = verdict as { ok?: boolean; reason?: string };
	if (ok) return 'placed';
	if (reason === 'busy' || reason === 'sold-out') return reason;
	throw new Error(`an order of the bench was refused: ${JSON.stringify(verdict)}`);
}

/** Runs of several processes at once, as one. */
export function together(runs: readonly Run[]): Run {
	return {
		began: Math.min(...runs.map((run) => run.began)),
		ended: Math.max(...runs.map((run) => run.ended)),
		waits: runs.flatMap((run) => run.waits),
		soldOutAt: runs.flatMap((run) => run.soldOutAt),
		gaveUp: runs.reduce((sum, run) => sum + run.gaveUp, 0),
		conflicts: runs.reduce((sum, run) => sum + run.conflicts, 0)
	};
}

export type Figures = ReturnType<typeof figuresOf>;

/** The median run's throughput, the waits of all runs in milliseconds, and fairness: longest wait ÷ median. */
export function figuresOf(runs: readonly Run[]) {
	const waits = runs.flatMap((run) => run.waits);
	const p50ms = percentile(waits, 0.5);
	return {
		ordersPerSecond: median(runs.map((run) => (run.waits.length / (run.ended - run.began)) * 1000)),
		p50ms,
		p95ms: percentile(waits, 0.95),
		p99ms: percentile(waits, 0.99),
		longestToMedian: percentile(waits, 1) / p50ms,
		conflicts: runs.reduce((sum, run) => sum + run.conflicts, 0),
		soldOut: runs.reduce((sum, run) => sum + run.soldOutAt.length, 0),
		gaveUp: runs.reduce((sum, run) => sum + run.gaveUp, 0)
	};
}
