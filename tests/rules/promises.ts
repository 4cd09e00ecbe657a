import {
	collection,
	deleteDoc,
	doc,
	documentId,
	getCountFromServer,
	getDoc,
	getDocs,
	limit,
	query,
	setDoc,
	updateDoc,
	where,
	type DocumentData,
	type Firestore
} from 'firebase/firestore';
import { expect, test } from 'vitest';
import {
	aGuest,
	allowed,
	aShopper,
	denied,
	everyone,
	signedOut,
	staff,
	stored
} from '../support/rules.ts';

/** Promises that several collections make, as tests. */

export function everyoneReads(path: string, document: DocumentData): void {
	test.for(everyone)('%s reads it', async ([, device]) => {
		await stored(path, document);
		const snapshot = await allowed(getDoc(doc(device(), path)));
		expect(snapshot.data()).toEqual(document);
	});

	test.for(everyone)('%s learns that there is none', async ([, device]) => {
		const snapshot = await allowed(getDoc(doc(device(), path)));
		expect(snapshot.exists()).toBe(false);
	});
}

export function nobodyLists(path: string, document: DocumentData): void {
	const [name = '', id = ''] = path.split('/');

	test.for(everyone)('%s cannot list them', async ([, device]) => {
		await stored(path, document);
		const all = collection(device(), name);
		await denied(getDocs(all));
		await denied(getDocs(query(all, limit(1))));
		await denied(getDocs(query(all, where(documentId(), '==', id), limit(1))));
	});

	test.for(everyone)('%s cannot count them', async ([, device]) => {
		await denied(getCountFromServer(query(collection(device(), name), limit(1))));
	});
}

export function nobodyReads(path: string, document: DocumentData): void {
	test.for(everyone)('%s cannot read it', async ([, device]) => {
		await stored(path, document);
		await denied(getDoc(doc(device(), path)));
	});

	test.for(everyone)('%s cannot learn that there is none', async ([, device]) => {
		await denied(getDoc(doc(device(), path)));
	});

	nobodyLists(path, document);
}

const STAFF = ['support', 'admin'] as const;
type Staff = (typeof STAFF)[number];

/** People who would like to be staff, by words that are not the signed claim. */
const pretenders: readonly (readonly [who: string, device: () => Firestore])[] = [
	['someone signed out', signedOut],
	['a guest', () => aGuest()],
	['a shopper', () => aShopper()],
	['a shopper called admin', () => aShopper('admin')],
	['someone whose role is shopper', () => aShopper('ada', { role: 'shopper' })],
	['someone whose role is Admin', () => aShopper('ada', { role: 'Admin' })],
	['someone whose role is a list', () => aShopper('ada', { role: ['admin'] })],
	['someone whose role is a map', () => aShopper('ada', { role: { admin: true } })],
	['someone whose role is true', () => aShopper('ada', { role: true })],
	['someone with a claim admin', () => aShopper('ada', { admin: true })],
	['someone with a claim roles', () => aShopper('ada', { roles: ['admin', 'support'] })]
];

/** Staff of these roles read them one by one and list them, 50 at most; nobody else does either. */
export function onlyReadBy(roles: readonly Staff[], path: string, document: DocumentData): void {
	const [name = ''] = path.split('/');

	test.for(roles)('%s reads it', async (role) => {
		await stored(path, document);
		const snapshot = await allowed(getDoc(doc(staff(role), path)));
		expect(snapshot.data()).toEqual(document);
	});

	test.for(roles)('%s lists and counts 50 of them at most', async (role) => {
		await stored(path, document);
		const all = collection(staff(role), name);
		await allowed(getDocs(query(all, limit(50))));
		await allowed(getCountFromServer(query(all, limit(50))));
		for (const most of [51, 500]) await denied(getDocs(query(all, limit(most))));
		await denied(getDocs(all));
		await denied(getCountFromServer(all));
	});

	const others = STAFF.filter((role) => !roles.includes(role));
	const outsiders = [...pretenders, ...others.map((role) => [role, () => staff(role)] as const)];

	test.for(outsiders)('%s sees none of them', async ([, device]) => {
		await stored(path, { ...document, uid: 'ada', role: 'admin' });
		await stored('users/ada', { role: 'admin' });
		await denied(getDoc(doc(device(), path)));
		await denied(getDoc(doc(device(), `${name}/none`)));
		const page = query(collection(device(), name), limit(1));
		await denied(getDocs(page));
		await denied(getCountFromServer(page));
	});
}

export function nobodyWrites(
	path: string,
	document: DocumentData,
	...changes: readonly DocumentData[]
): void {
	test.for(everyone)('%s cannot create it', async ([, device]) => {
		await denied(setDoc(doc(device(), path), document));
	});

	test.for(everyone)('%s cannot change it', async ([, device]) => {
		await stored(path, document);
		const ref = doc(device(), path);
		for (const change of changes) {
			await denied(updateDoc(ref, change));
			await denied(setDoc(ref, change, { merge: true }));
			await denied(setDoc(ref, { ...document, ...change }));
		}
	});

	test.for(everyone)('%s cannot delete it', async ([, device]) => {
		await stored(path, document);
		await denied(deleteDoc(doc(device(), path)));
	});
}
