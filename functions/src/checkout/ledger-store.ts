import { FieldValue } from 'firebase-admin/firestore';
import type {
	DocumentData,
	DocumentSnapshot,
	Firestore,
	Timestamp
} from 'firebase-admin/firestore';
import { collections } from '@tandem/domain/collections.ts';
import type { Letter } from '@tandem/domain/mail.ts';
import { pathOf, type LedgerDocument, type LedgerRef, type Write } from '@tandem/domain/ledger.ts';
import { withDates } from '../firebase/admin.ts';
import { messageOf } from '../mail/message.ts';

/** Documents of one instant, and what it takes to write back only if nobody else did meanwhile. */
export type Snapshot = {
	documents: Map<string, LedgerDocument | null | Error>;
	/** Writes all or nothing; throws if any document of an `update` or `create` changed since. */
	commit: (writes: readonly Write[]) => Promise<void>;
};

/** Where a lane keeps its ledger. */
export type LedgerStore = { read(refs: readonly LedgerRef[]): Promise<Snapshot> };

/**
 * The ledger in Firestore: one `getAll`, one batch guarded by update times, no locks. A letter is put
 * into words as it is written; its links lead to `origin`.
 */
export function firestoreLedger(db: Firestore, origin: string): LedgerStore {
	return {
		async read(refs) {
			const snapshots = await db.getAll(...refs.map((ref) => db.doc(pathOf(ref))));
			const documents = new Map<string, LedgerDocument | null | Error>();
			const versions = new Map<string, Timestamp>();
			refs.forEach((ref, i) => {
				const snapshot = snapshots[i];
				if (snapshot?.updateTime) versions.set(pathOf(ref), snapshot.updateTime);
				documents.set(pathOf(ref), snapshot ? parse(ref, snapshot) : null);
			});
			return { documents, commit: (writes) => commit(db, origin, writes, versions) };
		}
	};
}

function parse(ref: LedgerRef, snapshot: DocumentSnapshot): LedgerDocument | null | Error {
	if (!snapshot.exists) return null;
	const parsed = collections[ref.collection].schema.safeParse(withDates(snapshot.data()));
	return parsed.success
		? parsed.data
		: new Error(`${pathOf(ref)} is unreadable`, { cause: parsed.error });
}

function wordsOf(data: LedgerDocument | Letter, origin: string): DocumentData {
	return 'kind' in data ? messageOf(data, origin) : data;
}

async function commit(
	db: Firestore,
	origin: string,
	writes: readonly Write[],
	versions: ReadonlyMap<string, Timestamp>
): Promise<void> {
	const batch = db.batch();
	for (const write of writes) {
		const ref = db.doc(write.path);
		if (write.kind === 'create') batch.create(ref, wordsOf(write.data, origin));
		else if (write.kind === 'merge') {
			const counts = Object.entries(write.add).map(([k, by]) => [k, FieldValue.increment(by)]);
			batch.set(ref, { ...write.set, ...Object.fromEntries(counts) }, { merge: true });
		} else {
			const lastUpdateTime = versions.get(write.path);
			if (!lastUpdateTime) throw new Error(`${write.path} is updated but was not read`);
			batch.update(ref, write.set, { lastUpdateTime });
		}
	}
	await batch.commit();
}
