/**
 * Serves the Firestore emulator its first two clients. Right after its start it can lose a write
 * for a listener that attaches at the same moment, which would look like a fault of the shop. So
 * one client listens and another writes what it waits for, both through the rules, until that
 * works; only then do people come in.
 */
import { deleteApp, initializeApp } from 'firebase/app';
import {
	collection,
	connectFirestoreEmulator,
	doc,
	getFirestore,
	limit,
	onSnapshot,
	query,
	serverTimestamp,
	setDoc,
	setLogLevel,
	where,
	type DocumentReference,
	type Firestore
} from 'firebase/firestore';

const uid = 'warm-up';
const device = crypto.randomUUID();
const patienceMs = 2000;
const tries = 6;

const projectId = process.env['GCLOUD_PROJECT'] ?? '';
const address = process.env['FIRESTORE_EMULATOR_HOST'] ?? '';

setLogLevel('silent');
let tried = 0;
while (!(await seesAWrite())) {
	if (++tried === tries) throw new Error(`no listener saw a write in ${tries} tries`);
}
await deleteCart();
process.exit();

/** True if one client sees in time what the other writes. */
async function seesAWrite(): Promise<boolean> {
	const [listening, writing] = [client('listening'), client('writing')];
	const tooLate = new Promise<false>((resolve) => setTimeout(resolve, patienceMs, false));
	const seen = Promise.all([
		hasWrite(cartOf(listening.firestore)),
		asksForOrders(listening.firestore),
		setDoc(cartOf(writing.firestore), emptyCart())
	]).then(() => true);
	const outcome = await Promise.race([seen, tooLate]);
	await Promise.all([listening, writing].map(({ app }) => deleteApp(app)));
	return outcome;
}

function client(name: string) {
	const app = initializeApp({ projectId, apiKey: 'any' }, `${name}-${tried}`);
	const firestore = getFirestore(app);
	const { hostname, port } = new URL(`http://${address}`);
	const mockUserToken = { sub: uid };
	connectFirestoreEmulator(firestore, hostname, Number(port), { mockUserToken });
	return { app, firestore };
}

/** What the rules take for a cart: a device numbers its writes. */
function emptyCart() {
	const writes = { [device]: tried + 1 };
	return { lines: {}, last: uid, device, writes, updatedAt: serverTimestamp() };
}

function cartOf(firestore: Firestore): DocumentReference {
	return doc(firestore, 'carts', uid);
}

function hasWrite(cart: DocumentReference): Promise<void> {
	return new Promise((resolve, reject) => {
		onSnapshot(cart, (snapshot) => snapshot.exists() && resolve(), reject);
	});
}

function asksForOrders(firestore: Firestore): Promise<void> {
	const own = query(collection(firestore, 'orders'), where('uid', '==', uid), limit(1));
	return new Promise((resolve, reject) => onSnapshot(own, () => resolve(), reject));
}

/** No shopper may delete a cart, so this goes past the rules. */
async function deleteCart(): Promise<void> {
	const cart = `projects/${projectId}/databases/(default)/documents/carts/${uid}`;
	const headers = { authorization: 'Bearer owner' };
	await fetch(`http://${address}/v1/${cart}`, { method: 'DELETE', headers });
}
