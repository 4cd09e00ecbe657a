import type { FieldValue, WithFieldValue } from 'firebase/firestore';
import type { CartLine } from '@tandem/domain/cart.ts';
import { MAX_LINES, MAX_QUANTITY } from '@tandem/domain/quantity.ts';
import { account, ensureSignedIn } from '../account.svelte.ts';
import { toasts } from '../toasts.svelte.ts';
import { firebaseNow, type Firebase } from '../wake.ts';
import { followDocument, shared, type LiveState } from './live.ts';

export type CartItem = CartLine & { sku: string };

/** The lines of a person's cart, first added first; empty when there is no cart yet. */
export const cartOf = shared((uid) =>
	followDocument('carts', uid, (cart): CartItem[] =>
		Object.entries(cart?.lines ?? {})
			.map(([sku, line]) => ({ sku, ...line }))
			.sort((a, b) => a.addedAt.getTime() - b.addedAt.getTime() || (a.sku < b.sku ? -1 : 1))
	)
);

const nothing: LiveState<CartItem[]> = {
	status: 'ready',
	value: [],
	fromCache: false,
	hasPendingWrites: false
};

/** The cart of whoever is here; one who has not signed in has an empty one. */
export const myCart = {
	get current(): LiveState<CartItem[]> {
		const who = account.current;
		if (who.status === 'loading') return { status: 'loading' };
		return who.status === 'signed-out' ? nothing : cartOf(who.uid).current;
	},
	retry(): void {
		const who = account.current;
		if ('uid' in who) cartOf(who.uid).retry();
	}
};

/** Adds units of a SKU that costs `seenMinor` on this screen; returns once the cart shows them. */
export function addToCart(sku: string, quantity: number, seenMinor: number): Promise<boolean> {
	return writeLine(sku, ({ increment, serverTimestamp }) => ({
		quantity: increment(quantity),
		seenMinor,
		addedAt: serverTimestamp()
	}));
}

export function setQuantity(sku: string, quantity: number): Promise<boolean> {
	return writeLine(sku, () => ({ quantity }));
}

export function acceptPrice(sku: string, seenMinor: number): Promise<boolean> {
	return writeLine(sku, () => ({ seenMinor }));
}

export function removeFromCart(sku: string): Promise<boolean> {
	return writeLine(sku, ({ deleteField }) => deleteField());
}

/**
 * Writes one line of the own cart and names it in `last`, as the rules ask. The cart on screen
 * shows it at once; the server's answer may be hours away when offline, so nobody waits for it, and
 * a refusal takes the line back and is told. False: it could not even be written here, which is told.
 */
async function writeLine(
	sku: string,
	change: (firebase: Firebase) => FieldValue | Partial<WithFieldValue<CartLine>>
): Promise<boolean> {
	try {
		const firebase = await firebaseNow();
		const { db, doc, getDocFromCache, serverTimestamp, setDoc } = firebase;
		const cart = doc(db, 'carts', await ensureSignedIn());
		const lines = { [sku]: change(firebase) };
		const written = { lines, last: sku, ...nextWrite(), updatedAt: serverTimestamp() };
		setDoc(cart, written, { merge: true }).catch(tellRefusal);
		// Answered after the write is kept on this device: from here on a reload does not lose it.
		await getDocFromCache(cart);
		return true;
	} catch (cause) {
		console.warn('the cart was not written', cause);
		toasts.fail('The shop cannot be reached, so your cart is unchanged. Please try again.');
		return false;
	}
}

const DEVICE = 'tandem.device';
const WRITES = 'tandem.writes';

/**
 * Numbers this device's writes. A write whose answer has not come when the page closes is sent once
 * more by the next page, and the rules know it by its number: an addition never counts twice.
 */
function nextWrite(): { device: string; writes: Record<string, number> } {
	const device = localStorage.getItem(DEVICE) ?? crypto.randomUUID();
	const number = Number(localStorage.getItem(WRITES) ?? 0) + 1;
	localStorage.setItem(DEVICE, device);
	localStorage.setItem(WRITES, String(number));
	return { device, writes: { [device]: number } };
}

function tellRefusal(cause: unknown): void {
	console.warn('the cart refused a line', cause);
	toasts.fail(
		`Your cart did not take that change: it holds up to ${MAX_QUANTITY} of one item ` +
			`and ${MAX_LINES} different items.`
	);
}
