/**
 * Makes `emulator-data/export`, which the emulators import, from the readable files in
 * `emulator-data/seed`: on empty emulators and in a fixed order, so that the same files give the
 * same shop. The people in it are invented; what it says of products is true.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore, type Firestore } from 'firebase-admin/firestore';
import * as z from 'zod';
import { CATEGORIES } from '@tandem/domain/category.ts';
import { expandListing, Listing } from '@tandem/domain/listing.ts';
import { ROLES } from '@tandem/domain/role.ts';
import { Shelf, shelfEntry } from '@tandem/domain/shelf.ts';
import { startEmulators } from './toolchain/emulators.mjs';
import { checkJava, findFirestoreEmulator } from './toolchain/firestore-emulator.mjs';
import { checkPorts } from './toolchain/free-ports.mjs';
import { stopAll } from './toolchain/processes.mjs';
import { emulatorEnvironment, hubAddress, projectId, root } from './toolchain/project.mjs';
import { step } from './toolchain/steps.mjs';

const seedFolder = join(root, 'emulator-data', 'seed');
const exportFolder = join(root, 'emulator-data', 'export');

const People = z.array(
	z.strictObject({
		uid: z.string(),
		email: z.email(),
		password: z.string().min(8),
		displayName: z.string(),
		role: z.enum(ROLES)
	})
);

function readSeed(file: string): unknown {
	return JSON.parse(readFileSync(join(seedFolder, file), 'utf8'));
}

async function seedCatalogue(db: Firestore): Promise<string> {
	const writer = db.bulkWriter();
	let products = 0;
	let skus = 0;
	for (const { id: category } of CATEGORIES) {
		const listings = Listing.array().parse(readSeed(`products/${category}.json`));
		const entries = listings.map((listing, rank) => {
			const { product, sellables } = expandListing(listing);
			void writer.create(db.doc(`products/${product.id}`), product);
			for (const sellable of sellables) {
				void writer.create(db.doc(`sellables/${sellable.sku}`), sellable);
			}
			skus += sellables.length;
			return [product.id, shelfEntry(product, sellables, rank)] as const;
		});
		products += listings.length;
		const shelf = Shelf.parse({ category, products: Object.fromEntries(entries) });
		void writer.create(db.doc(`shelves/${category}`), shelf);
	}
	await writer.close();
	return `${products} products, ${skus} SKUs`;
}

async function seedPeople(): Promise<string> {
	const people = People.parse(readSeed('people.json'));
	for (const { role, ...person } of people) {
		await getAuth().createUser({ ...person, emailVerified: true });
		await getAuth().setCustomUserClaims(person.uid, { role });
	}
	return `${people.length} people`;
}

async function exportAll(): Promise<string> {
	const reply = await fetch(`${hubAddress}/_admin/export`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ path: exportFolder, initiatedBy: 'emulators:export' })
	});
	if (!reply.ok) throw new Error(`the emulators could not export: ${await reply.text()}`);
	return 'written';
}

try {
	await step('Looking for Java', checkJava);
	const { jar } = await findFirestoreEmulator();
	await step('Checking ports', checkPorts);
	rmSync(exportFolder, { recursive: true, force: true });
	await step('Starting empty emulators', async () => {
		await startEmulators({ jar, only: ['auth', 'firestore'] });
		return 'ready';
	});
	Object.assign(process.env, emulatorEnvironment);
	initializeApp({ projectId });
	await step('Writing the catalogue', () => seedCatalogue(getFirestore()));
	await step('Inviting people', seedPeople);
	await step('Exporting', exportAll);
} finally {
	await stopAll();
}
