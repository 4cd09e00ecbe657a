import {
	ORDER_STATES,
	ORDER_TASKS,
	type OrderState,
	type OrderTask
} from '@tandem/domain/order-state.ts';
import { STATE_WORDS } from '../order-words.ts';

/** Which orders a list has: those in a state, those where something waits, or all. */
export type Wanted = { state: OrderState } | { task: OrderTask } | undefined;

/** What the query of an address asks for; what it cannot mean is all. */
export function readWanted(query: Pick<URLSearchParams, 'get'>): Wanted {
	const state = ORDER_STATES.find((each) => each === query.get('state'));
	const task = ORDER_TASKS.find((each) => each === query.get('task'));
	return state ? { state } : task && { task };
}

const WITH: Record<OrderTask, string> = {
	return: 'with a return waiting',
	refund: 'with a failed refund'
};

/** What one of them is called, and many: "paid order", "paid orders". */
export function namesOf(wanted: Wanted): [one: string, many: string] {
	if (!wanted) return ['order', 'orders'];
	if ('task' in wanted) return [`order ${WITH[wanted.task]}`, `orders ${WITH[wanted.task]}`];
	const state = STATE_WORDS[wanted.state].toLowerCase();
	return [`${state} order`, `${state} orders`];
}
