export const ORDER_STATES = [
	'placed',
	'paid',
	'packed',
	'shipped',
	'delivered',
	'cancelled',
	'expired',
	'refunded'
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/**
 * Every move an order may make and who makes it; nothing else moves. `shopper`: or staff in their
 * name. A payment that comes after the expiry may still pay, when the units are there.
 */
export const ORDER_TRANSITIONS = {
	placed: { paid: 'payment', expired: 'clock', cancelled: 'shopper' },
	paid: { packed: 'staff', cancelled: 'shopper' },
	packed: { shipped: 'staff', refunded: 'refund' },
	shipped: { delivered: 'staff', refunded: 'refund' },
	delivered: { refunded: 'refund' },
	cancelled: {},
	expired: { paid: 'payment' },
	refunded: {}
} as const satisfies Record<
	OrderState,
	Partial<Record<OrderState, 'payment' | 'clock' | 'shopper' | 'staff' | 'refund'>>
>;

/** What staff must look at beside the states: a return that is announced, a refund that failed. */
export const ORDER_TASKS = ['return', 'refund'] as const;
export type OrderTask = (typeof ORDER_TASKS)[number];

/** Whether the table has the move. */
export function canMove(from: OrderState, to: OrderState): boolean {
	return to in ORDER_TRANSITIONS[from];
}

/** What staff do next with an order in this state, if anything. */
export function nextStaffStep(state: OrderState): OrderState | undefined {
	const moves: Partial<Record<OrderState, string>> = ORDER_TRANSITIONS[state];
	return ORDER_STATES.find((to) => moves[to] === 'staff');
}

/** The short number a person reads out: the first eight characters of the order id, in two halves. */
export function orderNumber(orderId: string): string {
	const head = orderId.slice(0, 8).toUpperCase();
	return `${head.slice(0, 4)}-${head.slice(4)}`;
}
