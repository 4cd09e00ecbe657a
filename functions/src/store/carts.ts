import { Cart, mergeCartLines } from '@tandem/domain/cart.ts';
import { firestore, withDates } from '../firebase/admin.ts';

/** Orders moved to another owner at once; a guest has few. */
const MAX_ORDERS = 400;

/**
 * Moves a guest's cart and orders to an account in one guarded batch; throws if a cart changed
 * meanwhile. Returns how many lines and orders came along.
 */
export async function moveToAccount(guest: string, account: string, now: Date) {
	const db = firestore();
	const [guestRef, accountRef] = [db.doc(`carts/${guest}`), db.doc(`carts/${account}`)];
	const [theirs, own] = await Promise.all([guestRef.get(), accountRef.get()]);
	const orders = await db.collection('orders').where('uid', '==', guest).limit(MAX_ORDERS).get();
	const batch = db.batch();
	let moved = 0;
	if (theirs.updateTime) {
		const cart = Cart.parse(withDates(theirs.data()));
		moved = Object.keys(cart.lines).length;
		const before = own.exists ? Cart.parse(withDates(own.data())) : { ...cart, lines: {} };
		const lines = mergeCartLines(before.lines, cart.lines);
		const merged = { ...before, lines, updatedAt: now };
		if (own.updateTime) batch.update(accountRef, merged, { lastUpdateTime: own.updateTime });
		else batch.create(accountRef, merged);
		batch.delete(guestRef, { lastUpdateTime: theirs.updateTime });
	}
	for (const order of orders.docs) {
		batch.update(order.ref, { uid: account, updatedAt: now }, { lastUpdateTime: order.updateTime });
	}
	await batch.commit();
	return { lines: moved, orders: orders.size };
}
