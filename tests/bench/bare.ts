/** The floor of the live bench, in a browser: the SDK's write and listener, and nothing of the shop. */
import { initializeApp } from 'firebase/app';
import {
	connectAuthEmulator,
	inMemoryPersistence,
	initializeAuth,
	signInWithEmailAndPassword
} from 'firebase/auth';
import {
	connectFirestoreEmulator,
	doc,
	initializeFirestore,
	onSnapshot,
	persistentLocalCache,
	persistentMultipleTabManager,
	serverTimestamp,
	setDoc
} from 'firebase/firestore';

export type Bare = {
	open(where: { projectId: string; auth: string; firestore: string }, who: Account): Promise<void>;
	/** Writes the cart with `quantity` units; returns when it began, in milliseconds since the epoch. */
	write(sku: string, quantity: number): number;
	/** The moment at which the cart has `quantity` units here. */
	seen(sku: string, quantity: number): Promise<number>;
};
type Account = { email: string; password: string };

declare global {
	interface Window {
		bare: Bare;
	}
}

const device = crypto.randomUUID();
let written = 0;
let cart: ReturnType<typeof doc>;
let lines: Record<string, { quantity: number }> = {};
let whenSeen = () => {};

window.bare = {
	async open({ projectId, auth, firestore }, { email, password }) {
		const app = initializeApp({ projectId, apiKey: 'demo' });
		const session = initializeAuth(app, { persistence: inMemoryPersistence });
		connectAuthEmulator(session, `http://${auth}`, { disableWarnings: true });
		const tabManager = persistentMultipleTabManager();
		const db = initializeFirestore(app, { localCache: persistentLocalCache({ tabManager }) });
		const [host = '', port] = firestore.split(':');
		connectFirestoreEmulator(db, host, Number(port));
		const { user } = await signInWithEmailAndPassword(session, email, password);
		cart = doc(db, 'carts', user.uid);
		await new Promise<void>((resolve) => {
			onSnapshot(cart, (snapshot) => {
				lines = (snapshot.get('lines') ?? {}) as typeof lines;
				whenSeen();
				if (!snapshot.metadata.fromCache) resolve();
			});
		});
	},
	write(sku, quantity) {
		const began = Date.now();
		const line = { quantity, seenMinor: 100, addedAt: serverTimestamp() };
		const which = { last: sku, device, writes: { [device]: (written += 1) } };
		void setDoc(cart, { lines: { [sku]: line }, ...which, updatedAt: serverTimestamp() });
		return began;
	},
	seen(sku, quantity) {
		return new Promise((resolve) => {
			whenSeen = () => lines[sku]?.quantity === quantity && resolve(Date.now());
			whenSeen();
		});
	}
};
