import {
	deleteField,
	doc,
	increment,
	serverTimestamp,
	setDoc,
	Timestamp,
	type DocumentData,
	type DocumentReference,
	type Firestore
} from 'firebase/firestore';
import { Cart } from '@tandem/domain/cart.ts';
import { held, stored } from '../support/rules.ts';

/** Carts as the shop's page writes them, and as the server left them. */

export const yesterday = Timestamp.fromMillis(Date.now() - 24 * 3_600_000);

/** Some more units of a SKU, with the price on screen and the server's clock. */
export const added = (more: number, seenMinor = 1_500): DocumentData => ({
	quantity: increment(more),
	seenMinor,
	addedAt: serverTimestamp()
});

/** A line of yesterday. */
export const kept = (quantity = 2): DocumentData => ({
	quantity,
	seenMinor: 900,
	addedAt: yesterday
});

/** Lines of yesterday: `book-0`, `book-1` and so on. */
export function books(count: number): Record<string, DocumentData> {
	const lines = Array.from({ length: count }, (_, i) => [`book-${i}`, kept()] as const);
	return Object.fromEntries(lines);
}

export const PHONE = '0a1b2c3d-0000-4000-8000-000000000001';
export const DESK = '0a1b2c3d-0000-4000-8000-000000000002';

let written = 1;

/** What each write says of itself; every one has a number that its device has not used. */
export const declared = (sku: string, device = PHONE): DocumentData => ({
	last: sku,
	device,
	writes: { [device]: (written += 1) },
	updatedAt: serverTimestamp()
});

export function cartOf(device: Firestore, uid = 'ada'): DocumentReference {
	return doc(device, `carts/${uid}`);
}

/** Merges one line into the cart of `ada`. */
export function put(device: Firestore, sku: string, line: DocumentData, by = PHONE): Promise<void> {
	const cart = { lines: { [sku]: line }, ...declared(sku, by) };
	return setDoc(cartOf(device), cart, { merge: true });
}

export function remove(device: Firestore, sku: string): Promise<void> {
	const cart = { lines: { [sku]: deleteField() }, ...declared(sku) };
	return setDoc(cartOf(device), cart, { merge: true });
}

/** A cart of yesterday; `last` is its first line. */
export async function storedCart(lines: DocumentData): Promise<void> {
	const last = Object.keys(lines)[0] ?? 'sapiens';
	const by = { device: PHONE, writes: { [PHONE]: 1 } };
	await stored('carts/ada', { lines, last, ...by, updatedAt: yesterday });
}

/** The cart of `ada`; throws if the domain cannot read it. */
export async function heldCart(): Promise<Cart> {
	return Cart.parse(withDates(await held('carts/ada')));
}

export async function heldQuantities(): Promise<Record<string, number>> {
	const lines = Object.entries((await heldCart()).lines);
	return Object.fromEntries(lines.map(([sku, { quantity }]) => [sku, quantity]));
}

function withDates(value: unknown): unknown {
	if (value instanceof Timestamp) return value.toDate();
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withDates(part)]));
}
