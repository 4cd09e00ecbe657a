export const ORDER_STATES = [
	'placed',
	'paid',
	'packed',
	'shipped',
	'delivered',
	'expired'
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** Every move an order may make and who makes it; nothing else moves. */
export const ORDER_TRANSITIONS = {
	placed: { paid: 'payment', expired: 'clock' },
	paid: { packed: 'staff' },
	packed: { shipped: 'staff' },
	shipped: { delivered: 'staff' },
	delivered: {},
	expired: {}
} as const satisfies Record<OrderState, Partial<Record<OrderState, 'payment' | 'clock' | 'staff'>>>;

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
