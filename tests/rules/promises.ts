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
	type DocumentData
} from 'firebase/firestore';
import { expect, test } from 'vitest';
import { allowed, denied, everyone, stored } from '../support/rules.ts';

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
