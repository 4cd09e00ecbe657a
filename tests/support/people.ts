/** People of the flow tests: each is a client of its own with the real SDK, through rules and functions. */
import { randomUUID } from 'node:crypto';
import { deleteApp, initializeApp, type FirebaseApp } from 'firebase/app';
import {
	connectAuthEmulator,
	initializeAuth,
	inMemoryPersistence,
	signInAnonymously,
	signInWithEmailAndPassword,
	type Auth
} from 'firebase/auth';
import {
	connectFirestoreEmulator,
	doc,
	getDoc,
	increment,
	initializeFirestore,
	memoryLocalCache,
	serverTimestamp,
	setDoc,
	type Firestore
} from 'firebase/firestore';
import { connectFunctionsEmulator, getFunctions, httpsCallable } from 'firebase/functions';
import type { CallableName, Input, Output } from '@tandem/domain/api.ts';
import { addressOf, PROJECT_ID, REGION } from './emulators.ts';

const open: FirebaseApp[] = [];

export type Person = {
	auth: Auth;
	db: Firestore;
	uid: string;
	device: string;
	/** How many writes to the cart this device has made. */
	written: number;
	call<N extends CallableName>(name: N, input: Input<N>): Promise<Output<N>>;
	/** Calls with anything at all, as an attacker would. */
	callRaw(name: CallableName, input: unknown): Promise<unknown>;
};

/** A client that has not signed in. */
export function aVisitor(): Omit<Person, 'uid'> {
	const app = initializeApp({ projectId: PROJECT_ID, apiKey: 'demo' }, randomUUID());
	open.push(app);
	const auth = initializeAuth(app, { persistence: inMemoryPersistence });
	connectAuthEmulator(auth, `http://${addressOf('auth')}`, { disableWarnings: true });
	const db = initializeFirestore(app, { localCache: memoryLocalCache() });
	const [host = '', port] = addressOf('firestore').split(':');
	connectFirestoreEmulator(db, host, Number(port));
	const functions = getFunctions(app, REGION);
	const [functionsHost = '', functionsPort] = addressOf('functions').split(':');
	connectFunctionsEmulator(functions, functionsHost, Number(functionsPort));
	const callRaw = async (name: CallableName, input: unknown): Promise<unknown> =>
		(await httpsCallable(functions, name)(input)).data;
	return {
		auth,
		db,
		device: randomUUID(),
		written: 0,
		callRaw,
		call: async (name, input) => (await callRaw(name, input)) as Output<typeof name>
	};
}

export async function aGuest(): Promise<Person> {
	const visitor = aVisitor();
	const { user } = await signInAnonymously(visitor.auth);
	return { ...visitor, uid: user.uid };
}

/** One with an account. */
export async function known(account: { email: string; password: string }): Promise<Person> {
	const visitor = aVisitor();
	const { email, password } = account;
	const { user } = await signInWithEmailAndPassword(visitor.auth, email, password);
	return { ...visitor, uid: user.uid };
}

/** One of the seeded people, by the name before the @. */
export function seeded(name: 'admin' | 'support' | 'shopper'): Promise<Person> {
	return known({ email: `${name}@tandem.example`, password: `tandem-${name}` });
}

/** Puts units into the person's own cart as the shop's pages do. */
export async function addToCart(person: Person, sku: string, quantity: number, seenMinor: number) {
	const line = { quantity: increment(quantity), seenMinor, addedAt: serverTimestamp() };
	const writes = { [person.device]: (person.written += 1) };
	const which = { last: sku, device: person.device, writes };
	const cart = { lines: { [sku]: line }, ...which, updatedAt: serverTimestamp() };
	await setDoc(doc(person.db, 'carts', person.uid), cart, { merge: true });
}

export async function read(person: Person, path: string): Promise<Record<string, unknown> | null> {
	const snapshot = await getDoc(doc(person.db, path));
	return snapshot.data() ?? null;
}

/** Ends the connections of all people that a test made. */
export async function everyoneLeaves(): Promise<void> {
	await Promise.all(open.splice(0).map((app) => deleteApp(app)));
}
