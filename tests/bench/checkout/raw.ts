/** One order's reads and writes as the shop makes them, decided beforehand, for contenders without a lane. */
import {
	FieldValue,
	type DocumentData,
	type DocumentReference,
	type DocumentSnapshot,
	type Precondition
} from 'firebase-admin/firestore';
import { decideFlush } from '@tandem/domain/flush.ts';
import { Ledger, pathOf, type LedgerDocument, type Write } from '@tandem/domain/ledger.ts';
import { books } from '../../support/stock-room.ts';
import { cartOf, placementOf, type Buyer, type Load } from './loads.ts';

export type RawOrder = { refs: DocumentReference[]; writes: Write[] };

/** The order of `buyer` on a shop where nobody else has bought; its counters go to `shard`. */
export function rawOrder(buyer: Buyer, { sellables }: Load, shard: number): RawOrder {
	const job = placementOf(buyer);
	const known = new Map<string, LedgerDocument>([[`carts/${buyer.uid}`, cartOf(buyer)]]);
	for (const sellable of sellables) known.set(`sellables/${sellable.sku}`, sellable);
	const paths = job.refs.map(pathOf);
	const ledger = new Ledger(new Map(paths.map((path) => [path, known.get(path) ?? null])));
	decideFlush([job], ledger, new Date());
	return { refs: paths.map((path) => books().doc(path)), writes: ledger.writes(shard) };
}

type Writer = {
	create(ref: DocumentReference, data: DocumentData): unknown;
	set(ref: DocumentReference, data: DocumentData, how: { merge: true }): unknown;
	update(ref: DocumentReference, data: DocumentData, only: Precondition): unknown;
};

/** Hands all writes on as they were decided, but for the stock: one unit fewer than `read` says. */
export function writeRaw(
	to: Writer,
	writes: Iterable<Write>,
	read: readonly DocumentSnapshot[]
): void {
	const snapshots = new Map(read.map((snapshot) => [snapshot.ref.path, snapshot]));
	for (const write of writes) {
		const ref = books().doc(write.path);
		if (write.kind === 'create') to.create(ref, write.data);
		else if (write.kind === 'merge') {
			const counts = Object.entries(write.add).map(
				([name, by]) => [name, FieldValue.increment(by)] as const
			);
			to.set(ref, { ...write.set, ...Object.fromEntries(counts) }, { merge: true });
		} else {
			const snapshot = snapshots.get(write.path);
			if (!snapshot?.updateTime) throw new Error(`${write.path} is missing`);
			to.update(ref, onTopOf(snapshot, write.set), { lastUpdateTime: snapshot.updateTime });
		}
	}
}

function onTopOf(snapshot: DocumentSnapshot, set: Record<string, unknown>): DocumentData {
	if (snapshot.ref.parent.id !== 'sellables') return set;
	const { available, sold } = snapshot.data() as { available: number; sold: number };
	return { ...set, available: available - 1, sold: sold + 1 };
}
