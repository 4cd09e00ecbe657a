import type { Query } from 'firebase-admin/firestore';
import { Order } from '@tandem/domain/order.ts';
import { addMinutes } from '@tandem/domain/time.ts';
import { firestore, withDates } from '../firebase/admin.ts';
import { log } from '../firebase/log.ts';

/** At most this many orders a sweep; the rest is met a minute later. */
const SWEEP = 200;

type Found = { orderId: string; order: Order };

function orders() {
	return firestore().collection('orders');
}

/** The order, or null. */
export async function readOrder(orderId: string): Promise<Order | null> {
	const snapshot = await orders().doc(orderId).get();
	return snapshot.exists ? Order.parse(withDates(snapshot.data())) : null;
}

/** Orders whose bank has not answered for a quarter of a minute. */
export function ordersAwaitingBank(now: Date): Promise<Found[]> {
	const since = addMinutes(now, -0.25);
	return find(
		orders().where('payment.status', '==', 'pending').where('payment.askedAt', '<=', since)
	);
}

/** Unpaid orders whose reservation is over. */
export function ordersPastReservation(now: Date): Promise<Found[]> {
	return find(orders().where('state', '==', 'placed').where('reservedUntil', '<=', now));
}

/** An unreadable order is logged and left out, so that it cannot stop the sweep of all others. */
async function find(query: Query): Promise<Found[]> {
	const { docs } = await query.limit(SWEEP).get();
	return docs.flatMap((doc) => {
		const parsed = Order.safeParse(withDates(doc.data()));
		if (parsed.success) return [{ orderId: doc.id, order: parsed.data }];
		log.error(`orders/${doc.id} is unreadable`, { cause: parsed.error.message });
		return [];
	});
}
