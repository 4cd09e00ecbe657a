import { getApps, initializeApp } from 'firebase-admin/app';
import { getAuth, type Auth } from 'firebase-admin/auth';
import { getFirestore, Timestamp, type Firestore } from 'firebase-admin/firestore';

/** Where every function runs. */
export const REGION = 'europe-west1';

function app() {
	return getApps()[0] ?? initializeApp();
}

export function firestore(): Firestore {
	return getFirestore(app());
}

export function auth(): Auth {
	return getAuth(app());
}

/** A stored value with every `Timestamp` in it made a `Date`; schemas know dates only. */
export function withDates(value: unknown): unknown {
	if (value instanceof Timestamp) return value.toDate();
	if (Array.isArray(value)) return value.map(withDates);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withDates(each)]));
}
