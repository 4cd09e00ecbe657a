/**
 * Checkout under load: the lane against its floor (the same reads and batches with nothing decided) and
 * against what shops do without a lane, in one process and several, alone and behind HTTP.
 */
import { report } from '../report.ts';
import { measureCalls } from './calls.ts';
import { measureImports } from './cold-import.ts';
import { measureCrowds } from './crowds.ts';
import { goalsOf } from './goals.ts';
import { countOperations } from './operations.ts';
import { measureProcesses, openLanes } from './processes.ts';
import { measureSellOut } from './sell-out.ts';

/** Measures every part, in turn, and prints a table of each and one of the goals. */
export async function benchCheckout(): Promise<void> {
	const imports = await measureImports();
	report('cold import', imports);
	const operations = [...(await countOperations(1)), ...(await countOperations(50))];
	report('documents per order', operations);
	const crowds = await measureCrowds();
	report('one process', crowds);
	const lanes = openLanes(4);
	const competition = await measureProcesses(lanes);
	report('hot SKU, several processes', competition);
	const races = await measureSellOut(lanes);
	report('sell-out race', races);
	for (const lane of lanes) lane.disconnect();
	report('placeOrder over HTTP', await measureCalls());
	report('checkout: goals', goalsOf({ crowds, competition, races, operations, imports }));
}
