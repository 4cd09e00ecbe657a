import { FieldPath, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { Order } from '@tandem/domain/order.ts';
import { firestore, withDates } from '../firebase/admin.ts';
import { log } from '../firebase/log.ts';

const PAGE = 200;

export type Found = { orderId: string; order: Order };

function orders() {
	return firestore().collection('orders');
}

/** The order, or null. */
export async function readOrder(orderId: string): Promise<Order | null> {
	const snapshot = await orders().doc(orderId).get();
	return snapshot.exists ? Order.parse(withDates(snapshot.data())) : null;
}

/** Pages of orders that the clock must look at, those due longest first. */
export async function* ordersDue(now: Date): AsyncGenerator<Found[]> {
	const due = orders().where('dueAt', '<=', now).orderBy('dueAt').limit(PAGE);
	for (let page = await due.get(); !page.empty;) {
		yield page.docs.flatMap(readable);
		const last = page.docs.at(-1);
		if (!last || page.size < PAGE) return;
		page = await due.startAfter(last).get();
	}
}

/** The id of the order with this number (as in `1A2B-3C4D`) and e-mail address, if there is one. */
export async function findByNumber(number: string, email: string): Promise<string | undefined> {
	const prefix = number.replace('-', '').toLowerCase();
	const { docs } = await orders()
		.where(FieldPath.documentId(), '>=', prefix)
		.where(FieldPath.documentId(), '<', `${prefix}~`)
		.limit(PAGE)
		.get();
	return docs
		.flatMap(readable)
		.find(({ order }) => order.contact.email.toLowerCase() === email.toLowerCase())?.orderId;
}

/** An unreadable order is logged and left out, so that it cannot stop the sweep of all others. */
function readable(doc: QueryDocumentSnapshot): Found[] {
	const parsed = Order.safeParse(withDates(doc.data()));
	if (parsed.success) return [{ orderId: doc.id, order: parsed.data }];
	log.error(`orders/${doc.id} is unreadable`, { cause: parsed.error.message });
	return [];
}
