/** Ways to place the same orders: the shop's lane, its floor, and what shops do without a lane. */
import { setTimeout as wait } from 'node:timers/promises';
import { LIVE_SHARDS } from '@tandem/domain/metrics.ts';
import { SHOP } from '@tandem/domain/shop.ts';
import { Lane } from '../../../functions/src/checkout/lane.ts';
import { firestoreLedger, type LedgerStore } from '../../../functions/src/checkout/ledger-store.ts';
import { books } from '../../support/stock-room.ts';
import { placementOf, type Buyer, type Load } from './loads.ts';
import { rawOrder, writeRaw, type RawOrder } from './raw.ts';
import { answerOf, closedLoop, type Run } from './runs.ts';

/** gRPC codes of a commit that came second: failed precondition, aborted. */
const CONFLICTS: readonly unknown[] = [9, 10];
/** Enough that an optimistic order is not given up, however many others want the same. */
const TRIES = 200;

/** Counts what a store is asked to do: documents read and written, and commits that failed. */
export function counted(store: LedgerStore) {
	const tally = { reads: 0, writes: 0, conflicts: 0 };
	const counting: LedgerStore = {
		async read(refs) {
			tally.reads += refs.length;
			const { documents, commit } = await store.read(refs);
			return {
				documents,
				async commit(writes) {
					tally.writes += writes.length;
					await commit(writes).catch((cause: unknown) => {
						tally.conflicts += 1;
						throw cause;
					});
				}
			};
		}
	};
	return { store: counting, tally };
}

/** A lane as each process of the shop has one. */
export function laneOn(store: LedgerStore): Lane {
	return new Lane({ store, now: () => new Date(), random: Math.random, wait });
}

export async function throughLane(all: readonly Buyer[], inFlight: number): Promise<Run> {
	const { store, tally } = counted(firestoreLedger(books(), SHOP.origin));
	const lane = laneOn(store);
	const run = await closedLoop(all.map(placementOf), inFlight, async (job) =>
		answerOf(await lane.submit(job))
	);
	return { ...run, conflicts: tally.conflicts };
}

/** The floor: the same reads and the same batches, `inFlight` orders each, with nothing parsed or decided. */
export async function onFloor(all: readonly Buyer[], inFlight: number, load: Load): Promise<Run> {
	const db = books();
	const orders = all.map((buyer) => rawOrder(buyer, load, 0));
	const waits: number[] = [];
	const began = Date.now();
	for (let i = 0; i < orders.length; i += inFlight) {
		const asked = performance.now();
		const group = orders.slice(i, i + inFlight);
		const refs = new Map(group.flatMap((order) => order.refs).map((ref) => [ref.path, ref]));
		const writes = new Map(group.flatMap((order) => order.writes).map((each) => [each.path, each]));
		const batch = db.batch();
		writeRaw(batch, writes.values(), await db.getAll(...refs.values()));
		await batch.commit();
		waits.push(...group.map(() => performance.now() - asked));
	}
	return { began, ended: Date.now(), waits, soldOutAt: [], gaveUp: 0, conflicts: 0 };
}

/** The lane's guards without the lane: each order a batch of its own, tried again after 5 to 50 ms. */
export async function singleOptimistic(
	all: readonly Buyer[],
	inFlight: number,
	load: Load
): Promise<Run> {
	let conflicts = 0;
	const run = await closedLoop(alone(all, load), inFlight, async (order) => {
		for (let tried = 0; tried < TRIES; tried += 1) {
			const batch = books().batch();
			writeRaw(batch, order.writes, await books().getAll(...order.refs));
			try {
				await batch.commit();
				return 'placed';
			} catch (cause) {
				if (!isConflict(cause)) throw cause;
				conflicts += 1;
				await wait(5 + Math.random() * 45);
			}
		}
		return 'busy';
	});
	return { ...run, conflicts };
}

/** What most shops on Firestore do: one transaction an order, locks and retries by the SDK. */
export async function byTransaction(
	all: readonly Buyer[],
	inFlight: number,
	load: Load
): Promise<Run> {
	let attempts = 0;
	const run = await closedLoop(alone(all, load), inFlight, async (order) => {
		try {
			await books().runTransaction(async (transaction) => {
				attempts += 1;
				writeRaw(transaction, order.writes, await transaction.getAll(...order.refs));
			});
			return 'placed';
		} catch (cause) {
			if (isConflict(cause)) return 'busy';
			throw cause;
		}
	});
	return { ...run, conflicts: attempts - run.waits.length };
}

function alone(all: readonly Buyer[], load: Load): RawOrder[] {
	return all.map((buyer) => rawOrder(buyer, load, Math.floor(Math.random() * LIVE_SHARDS)));
}

function isConflict(cause: unknown): boolean {
	return cause instanceof Error && 'code' in cause && CONFLICTS.includes(cause.code);
}
