import { readdir } from 'node:fs/promises';
import {
	collection,
	collectionGroup,
	deleteDoc,
	doc,
	getCountFromServer,
	getDoc,
	getDocs,
	limit,
	query,
	setDoc,
	where
} from 'firebase/firestore';
import { describe, expect, test } from 'vitest';
import { Cart, CartLine } from '@tandem/domain/cart.ts';
import { collections } from '@tandem/domain/collections.ts';
import { STAFF_ROLES } from '@tandem/domain/role.ts';
import { denied, everyone, readRules, stored, useRules } from '../support/rules.ts';

useRules();

const names = Object.keys(collections);
const PUBLIC = ['products', 'sellables', 'shelves', 'offers'];

describe('The rules file', () => {
	test('has one block for each collection, in the order of collections.ts', async () => {
		const blocks = [...(await readRules()).matchAll(/^\t\tmatch \/(\w+)\/\{\w+\} \{$/gm)];
		expect(blocks.map(([, name]) => name)).toEqual(names);
	});

	test('has no other match than those blocks', async () => {
		const matches = [...(await readRules()).matchAll(/\bmatch\s+\//g)];
		expect(matches).toHaveLength(names.length + 1);
	});

	test('has tests for each collection', async () => {
		const files = await readdir(import.meta.dirname);
		expect(files).toEqual(expect.arrayContaining(names.map((name) => `${name}.test.ts`)));
	});

	test('reads no other document', async () => {
		expect(await readRules()).not.toMatch(/\b(get|exists|getAfter|existsAfter)\s*\(/);
	});

	test('opens only public documents to everyone, and only by id', async () => {
		const open = [
			...(await readRules()).matchAll(/match \/(\w+)\/[^}]*\} \{\s*(allow [^;]*\btrue\b[^;]*;)/g)
		];
		expect(open.map(([, name, rule]) => [name, rule])).toEqual(
			PUBLIC.map((name) => [name, 'allow get: if true;'])
		);
		expect([...(await readRules()).matchAll(/\btrue\b/g)]).toHaveLength(PUBLIC.length);
	});

	test('has a condition on every allow', async () => {
		const allows = [...(await readRules()).matchAll(/\ballow\b[^;]*;/g)];
		expect(allows.filter(([allow]) => !/^allow [\w, ]+: if /.test(allow))).toEqual([]);
	});
});

test('Whatever the rules list by name, they list as the domain does', async () => {
	const lists = [...(await readRules()).matchAll(/\[('[^\]]*')\]/g)].map(([, list = '']) =>
		list.replaceAll("'", '').split(', ')
	);
	const fieldsOf = ({ shape }: typeof Cart | typeof CartLine) => Object.keys(shape);
	expect(lists).toEqual([STAFF_ROLES, fieldsOf(Cart), fieldsOf(CartLine)]);
});

describe.for(names)('Beyond the documents of %s', (name) => {
	test.for(everyone)('%s finds no collection group', async ([, device]) => {
		await stored(`${name}/ada`, { uid: 'ada' });
		const group = collectionGroup(device(), name);
		await denied(getDocs(query(group, limit(1))));
		await denied(getDocs(query(group, where('uid', '==', 'ada'), limit(1))));
		await denied(getCountFromServer(query(group, limit(1))));
	});

	test.for(everyone)('%s finds no subcollection', async ([, device]) => {
		await stored(`${name}/ada`, { uid: 'ada' });
		const [ref, path] = [doc(device(), `${name}/ada/notes/1`), `${name}/ada/notes`];
		await denied(getDoc(ref));
		await denied(getDocs(query(collection(device(), path), limit(1))));
		await denied(setDoc(ref, { uid: 'ada', role: 'admin' }));
		await denied(deleteDoc(ref));
	});
});

const unknown = ['users', 'coupons', 'Carts', 'anything'];

describe.for(unknown.filter((name) => !names.includes(name)))(
	'The unknown collection %s',
	(name) => {
		test.for(everyone)('is closed to %s', async ([, device]) => {
			const ref = doc(device(), `${name}/ada`);
			await denied(setDoc(ref, { uid: 'ada', role: 'admin' }));
			await stored(`${name}/ada`, { uid: 'ada' });
			await denied(getDoc(ref));
			await denied(getDocs(query(collection(device(), name), limit(1))));
			await denied(setDoc(ref, { uid: 'ada', role: 'admin' }, { merge: true }));
			await denied(deleteDoc(ref));
		});
	}
);
