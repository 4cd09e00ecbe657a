/**
 * The heavy module: Firebase's SDK, and the domain's schemas with it. It is loaded through
 * `wake.ts` only, so that no page waits for it; a static import of it would put it in every bundle.
 */
import { initializeApp } from 'firebase/app';
import {
	browserLocalPersistence,
	connectAuthEmulator,
	indexedDBLocalPersistence,
	initializeAuth
} from 'firebase/auth';
import {
	connectFirestoreEmulator,
	initializeFirestore,
	memoryLocalCache,
	persistentLocalCache,
	persistentMultipleTabManager
} from 'firebase/firestore';
import { emulators } from '../../../firebase.json';

export {
	createUserWithEmailAndPassword,
	EmailAuthProvider,
	linkWithCredential,
	onIdTokenChanged,
	sendPasswordResetEmail,
	signInAnonymously,
	signInWithEmailAndPassword,
	signOut
} from 'firebase/auth';
export {
	collection,
	deleteField,
	doc,
	getDocFromCache,
	increment,
	limit,
	onSnapshot,
	orderBy,
	query,
	serverTimestamp,
	setDoc,
	Timestamp,
	where
} from 'firebase/firestore';
export { collections } from '@tandem/domain/collections.ts';
export { LIVE_SHARDS, sumCounts } from '@tandem/domain/metrics.ts';
export { shelfOffer } from '@tandem/domain/shelf.ts';

const projectId = 'demo-tandem';

/** A `demo-` project exists nowhere but in the emulators: nothing real can be reached by mistake. */
export const isDemo = projectId.startsWith('demo-');
export const emulatorHost = location.hostname;

export const app = initializeApp({ projectId, apiKey: 'demo' });

export const auth = initializeAuth(app, {
	persistence: [indexedDBLocalPersistence, browserLocalPersistence]
});

export const db = initializeFirestore(app, {
	localCache:
		'indexedDB' in globalThis
			? persistentLocalCache({ tabManager: persistentMultipleTabManager() })
			: memoryLocalCache()
});

if (isDemo) {
	const address = `http://${emulatorHost}:${emulators.auth.port}`;
	connectAuthEmulator(auth, address, { disableWarnings: true });
	connectFirestoreEmulator(db, emulatorHost, emulators.firestore.port);
}
