/** The books of a simulated shop in a Firestore of their own, which each schedule finds empty. */
import { getApps, initializeApp } from 'firebase-admin/app';
import { firestoreLedger } from '../../functions/src/checkout/ledger-store.ts';
import { firestore, withDates } from '../../functions/src/firebase/admin.ts';
import type { Books } from '../../functions/src/simulation/books.ts';
import { ordersDue, readOrder } from '../../functions/src/store/orders.ts';
import { addressOf } from './emulators.ts';

/** Beside the shop's own, so that no simulated clock strikes for orders of other tests. */
const PROJECT_ID = 'demo-simulation';

/** Empty books, of the default app: it is what the shop's own queries read. */
export async function emptyBooks(): Promise<Books> {
	if (getApps().length === 0) initializeApp({ projectId: PROJECT_ID });
	await clear();
	const db = firestore();
	return {
		store: firestoreLedger(db, 'https://tandem.example'),
		readOrder,
		ordersDue,
		put: async (path, data) => void (await db.doc(path).set(data)),
		get: async (path) => withDates((await db.doc(path).get()).data()) as object | undefined,
		all: async () => {
			const collections = await db.listCollections();
			const documents = await Promise.all(collections.map(async (each) => (await each.get()).docs));
			return new Map(
				documents.flat().map((doc) => [doc.ref.path, withDates(doc.data()) as object])
			);
		}
	};
}

async function clear(): Promise<void> {
	const documents = `projects/${PROJECT_ID}/databases/(default)/documents`;
	const reply = await fetch(`http://${addressOf('firestore')}/emulator/v1/${documents}`, {
		method: 'DELETE'
	});
	if (!reply.ok) throw new Error(`the emulator could not be emptied: ${await reply.text()}`);
}
