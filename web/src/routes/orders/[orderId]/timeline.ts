import type { OrderState } from '@tandem/domain/order-state.ts';
import { workingDays } from '#lib/format.ts';
import type { LiveOrder } from '#lib/live/orders.ts';

export type Step = {
	state: OrderState;
	title: string;
	/** When it happened; null: it is still to come. */
	at: Date | null;
	detail: string;
	isLatest: boolean;
};

const TITLES: Record<OrderState, string> = {
	placed: 'Placed',
	paid: 'Paid',
	packed: 'Packed',
	shipped: 'Shipped',
	delivered: 'Delivered',
	expired: 'Given back'
};

const WAY: readonly OrderState[] = ['placed', 'paid', 'packed', 'shipped', 'delivered'];

/** What has happened to the order, and what is still to come unless it ended early. */
export function stepsOf(order: LiveOrder): Step[] {
	const past = order.history.map(({ state, at }) => ({ state, at }));
	const isOver = order.state === 'expired';
	const coming = WAY.filter((state) => !isOver && !past.some((step) => step.state === state)).map(
		(state) => ({ state, at: null })
	);
	return [...past, ...coming].map(({ state, at }, i) => ({
		state,
		title: TITLES[state],
		at,
		detail: detailOf(state, at !== null, order),
		isLatest: i === past.length - 1
	}));
}

function detailOf(state: OrderState, isPast: boolean, { shipment, delivery }: LiveOrder): string {
	if (state === 'shipped' && isPast && shipment) return `${shipment.carrier}, ${shipment.tracking}`;
	if (state === 'delivered' && !isPast) {
		return `${delivery.title}: ${workingDays(delivery.days)} after it leaves us`;
	}
	return state === 'expired' ? 'Nobody paid in time; nothing was charged' : '';
}
