/** Documents read and written for an order of one line: what the bill is made of. */
import { SHOP } from '@tandem/domain/shop.ts';
import { settlement } from '@tandem/domain/settle.ts';
import { firestoreLedger } from '../../../functions/src/checkout/ledger-store.ts';
import { books } from '../../support/stock-room.ts';
import { counted, laneOn } from './contenders.ts';
import { buyers, hotSku, orderIdFor, placementOf, strangers } from './loads.ts';

export type Operations = { atOnce: number; until: string; reads: number; writes: number };

/** Per order, with `atOnce` orders of one SKU submitted together: until placed, and until paid. */
export async function countOperations(atOnce: number): Promise<Operations[]> {
	const { store, tally } = counted(firestoreLedger(books(), SHOP.origin));
	const lane = laneOn(store);
	const all = await buyers(strangers(atOnce), await hotSku());
	const perOrder = (until: string): Operations => ({
		atOnce,
		until,
		reads: tally.reads / atOnce,
		writes: tally.writes / atOnce
	});
	await Promise.all(all.map((buyer) => lane.submit(placementOf(buyer))));
	const placed = perOrder('placed');
	const told = { attempt: 1, status: 'succeeded', reference: null, event: null } as const;
	await Promise.all(all.map((buyer) => lane.submit(settlement(orderIdFor(buyer), told))));
	return [placed, perOrder('paid')];
}
