import { readFile } from 'node:fs/promises';
import {
	assertFails,
	assertSucceeds,
	initializeTestEnvironment,
	type RulesTestContext,
	type RulesTestEnvironment,
	type TokenOptions
} from '@firebase/rules-unit-testing';
import { initializeApp } from 'firebase/app';
import {
	connectFirestoreEmulator,
	doc,
	getDoc,
	getFirestore,
	setDoc,
	setLogLevel,
	terminate,
	type DocumentData,
	type Firestore
} from 'firebase/firestore';
import { afterAll, afterEach, beforeAll } from 'vitest';

let environment: RulesTestEnvironment;
let server: Firestore;
const devices = new Map<string, Firestore>();

/** The rules as they are deployed. */
export function readRules(): Promise<string> {
	return readFile(new URL('../../firestore.rules', import.meta.url), 'utf8');
}

/** Loads the rules into the emulator for this file; each test begins with an empty database. */
export function useRules(): void {
	beforeAll(async () => {
		// Refusals are what these tests provoke; the SDK would print each one.
		setLogLevel('silent');
		const projectId = process.env['GCLOUD_PROJECT'] ?? 'demo-rules';
		const firestore = { rules: await readRules() };
		environment = await initializeTestEnvironment({ projectId, firestore });
		server = openServer(environment);
	});
	afterEach(() => environment.clearFirestore());
	afterAll(async () => {
		devices.clear();
		await Promise.all([terminate(server), environment.cleanup()]);
	});
}

/** The emulator lets the token `owner` pass the rules, as the Admin SDK does. */
function openServer({ projectId, emulators }: RulesTestEnvironment): Firestore {
	if (!emulators.firestore) throw new Error('FIRESTORE_EMULATOR_HOST names no emulator');
	const { host, port } = emulators.firestore;
	const firestore = getFirestore(initializeApp({ projectId }, 'server'));
	connectFirestoreEmulator(firestore, host, port, { mockUserToken: 'owner' });
	return firestore;
}

/** The testing library has the older type of device; the functions of the SDK take both. */
function deviceOf(person: RulesTestContext): Firestore {
	return person.firestore() as unknown as Firestore;
}

/** A device of its own, for tests of several devices; the others are shared: opening one is slow. */
export function aDevice(uid: string, claims: TokenOptions = {}): Firestore {
	return deviceOf(environment.authenticatedContext(uid, claims));
}

function shared(who: string, open: () => Firestore): Firestore {
	const device = devices.get(who) ?? open();
	devices.set(who, device);
	return device;
}

export function signedOut(): Firestore {
	return shared('', () => deviceOf(environment.unauthenticatedContext()));
}

export function aShopper(uid = 'ada', claims: TokenOptions = {}): Firestore {
	return shared(JSON.stringify([uid, claims]), () => aDevice(uid, claims));
}

export function aGuest(uid = 'guest'): Firestore {
	return aShopper(uid, {
		provider_id: 'anonymous',
		firebase: { sign_in_provider: 'anonymous', identities: {} }
	});
}

export function staff(role: 'support' | 'admin'): Firestore {
	return aShopper(role, { role });
}

/** Everyone who can knock at the door. */
export const everyone: readonly (readonly [who: string, device: () => Firestore])[] = [
	['someone signed out', signedOut],
	['a guest', aGuest],
	['a shopper', aShopper],
	['support', () => staff('support')],
	['an admin', () => staff('admin')]
];

/** Fails unless the rules refuse; any other error is a failure too. */
export const denied = assertFails;
export const allowed = assertSucceeds;

/** Stores a document as the server would, past the rules. */
export function stored(path: string, data: DocumentData): Promise<void> {
	return setDoc(doc(server, path), data);
}

/** What the database holds at this path. */
export async function held(path: string): Promise<DocumentData | undefined> {
	return (await getDoc(doc(server, path))).data();
}
