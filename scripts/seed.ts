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
import { GiftCard, GiftCardCode } from '@tandem/domain/gift-card.ts';
import { expandCatalogue, Listing } from '@tandem/domain/listing.ts';
import { Offers, Promotion, PromotionCode, Terms } from '@tandem/domain/promotion.ts';
import { ROLES } from '@tandem/domain/role.ts';
import { Shelf, shelfEntry } from '@tandem/domain/shelf.ts';
import { giftCardIdOf } from '../functions/src/checkout/order-id.ts';
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

const Promotions = z.strictObject({ offers: z.array(Terms), codes: z.array(Promotion) });

const GiftCards = z.array(
	z.strictObject({
		code: GiftCardCode,
		amountMinor: GiftCard.shape.issuedMinor,
		issuedAt: z.iso.date()
	})
);

function readSeed(file: string): unknown {
	return JSON.parse(readFileSync(join(seedFolder, file), 'utf8'));
}

async function seedCatalogue(db: Firestore): Promise<string> {
	const writer = db.bulkWriter();
	const listings = CATEGORIES.flatMap(({ id }) =>
		Listing.array().parse(readSeed(`products/${id}.json`))
	);
	const catalogue = expandCatalogue(listings);
	for (const { product, sellables } of catalogue) {
		void writer.create(db.doc(`products/${product.id}`), product);
		for (const sellable of sellables) {
			void writer.create(db.doc(`sellables/${sellable.sku}`), sellable);
		}
	}
	for (const { id: category } of CATEGORIES) {
		const entries = catalogue
			.filter(({ product }) => product.category === category)
			.map(({ product, sellables }, rank) => {
				return [product.id, shelfEntry(product, sellables, rank)] as const;
			});
		const shelf = Shelf.parse({ category, products: Object.fromEntries(entries) });
		void writer.create(db.doc(`shelves/${category}`), shelf);
	}
	await writer.close();
	const skus = catalogue.flatMap(({ sellables }) => sellables);
	return `${catalogue.length} products, ${skus.length} SKUs`;
}

async function seedPromotions(db: Firestore): Promise<string> {
	const { offers, codes } = Promotions.parse(readSeed('promotions.json'));
	await db.doc('offers/automatic').create(Offers.parse({ terms: offers }));
	for (const promotion of codes) {
		await db.doc(`promotions/${PromotionCode.parse(promotion.terms.id)}`).create(promotion);
	}
	return `${offers.length} offers, ${codes.length} codes`;
}

async function seedGiftCards(db: Firestore): Promise<string> {
	const cards = GiftCards.parse(readSeed('gift-cards.json'));
	for (const { code, amountMinor, issuedAt } of cards) {
		const card = GiftCard.parse({
			last4: code.slice(-4),
			issuedMinor: amountMinor,
			balanceMinor: amountMinor,
			entries: [],
			issuedBy: 'seed',
			at: new Date(issuedAt)
		});
		await db.doc(`giftCards/${giftCardIdOf(code)}`).create(card);
	}
	return `${cards.length} gift cards`;
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
	await step('Writing promotions', () => seedPromotions(getFirestore()));
	await step('Charging gift cards', () => seedGiftCards(getFirestore()));
	await step('Inviting people', seedPeople);
	await step('Exporting', exportAll);
} finally {
	await stopAll();
}
