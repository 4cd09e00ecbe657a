/** A process with a lane of its own: places the orders it is sent, and answers with its run. */
import { throughLane } from './contenders.ts';
import type { Share } from './processes.ts';

process.on('disconnect', () => process.exit());
process.on('message', ({ all, inFlight }: Share) => {
	void throughLane(all, inFlight).then((run) => process.send?.(run));
});
