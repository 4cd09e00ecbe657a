import type { OrderState, OrderTask } from '@tandem/domain/order-state.ts';
import { followDocument, followQuery, shared, type Live, type Stored } from './live.ts';

export type LiveOrder = Stored<'orders'> & { id: string };

/** At most this many orders are in a list: the rules give no more at once. */
export const NEWEST = 50;

/** One order; null when there is none of this id. One who may not see it gets `failed`. */
export const orderOf = shared((id) =>
	followDocument('orders', id, (order): LiveOrder | null => (order ? { ...order, id } : null))
);

/** A person's newest orders. */
export const ordersOf: (uid: string) => Live<LiveOrder[]> = shared((uid) =>
	newest('uid', '==', uid)
);

/** The shop's newest orders, for staff. */
export const newestOrders = followQuery(
	'orders',
	({ collection, db, limit, orderBy, query }) =>
		query(collection(db, 'orders'), orderBy('placedAt', 'desc'), limit(NEWEST)),
	(orders): LiveOrder[] => orders
);

/** The newest orders in one state, for staff. */
export const ordersIn: (state: OrderState) => Live<LiveOrder[]> = shared((state) =>
	newest('state', '==', state)
);

/** The newest orders with something that waits for staff. */
export const ordersWith: (task: OrderTask) => Live<LiveOrder[]> = shared((task) =>
	newest('tasks', 'array-contains', task)
);

function newest(
	field: 'uid' | 'state' | 'tasks',
	operator: '==' | 'array-contains',
	value: string
): Live<LiveOrder[]> {
	return followQuery(
		'orders',
		({ collection, db, limit, orderBy, query, where }) =>
			query(
				collection(db, 'orders'),
				where(field, operator, value),
				orderBy('placedAt', 'desc'),
				limit(NEWEST)
			),
		(orders): LiveOrder[] => orders
	);
}
