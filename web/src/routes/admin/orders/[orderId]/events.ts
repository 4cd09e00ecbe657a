import type { LiveOrder } from '#lib/live/orders.ts';
import { RETURN_REASON_WORDS, STATE_WORDS, unitsWords } from '../../order-words.ts';

export type Event = {
	id: string;
	at: Date;
	title: string;
	/** Who did it; null where the order does not say. */
	by: string | null;
	detail: string;
	refund: LiveOrder['refunds'][number] | null;
};

/** All that happened with an order, first things first. */
export function eventsOf(order: LiveOrder): Event[] {
	const { history, returns, refunds, withdrawnAt, uid } = order;
	const events = [
		...withdrawalEvents(order),
		...history.map(({ state, at, by }): Event => {
			// A guest may withdraw from any device: whoever that is, it was the customer.
			const isWithdrawn = at.getTime() === withdrawnAt?.getTime();
			const who = isWithdrawn ? uid : by;
			return { id: state, at, title: STATE_WORDS[state], by: who, detail: '', refund: null };
		}),
		...returns.flatMap((each) => returnEvents(each, order)),
		...refunds.map((refund): Event => {
			const { id, at, by, lines } = refund;
			const detail = unitsWords(lines, order.lines);
			return { id: `refund-${id}`, at, title: 'Refund', by, detail, refund };
		})
	];
	return events.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function withdrawalEvents({ withdrawnAt, uid }: LiveOrder): Event[] {
	if (!withdrawnAt) return [];
	const title = 'Withdrawal from the contract';
	return [{ id: 'withdrawal', at: withdrawnAt, title, by: uid, detail: '', refund: null }];
}

function returnEvents(each: LiveOrder['returns'][number], order: LiveOrder): Event[] {
	const announced: Event = {
		id: `return-${each.key}`,
		at: each.at,
		title: 'Return announced',
		by: order.uid,
		detail: `${unitsWords(each.lines, order.lines)}. ${RETURN_REASON_WORDS[each.reason]}.`,
		refund: null
	};
	if (!each.closedAt) return [announced];
	const isIn = each.state === 'received';
	const closed: Event = {
		id: `return-${each.key}-closed`,
		at: each.closedAt,
		title: isIn ? 'Return received' : 'Return refused',
		by: null,
		detail: each.answer,
		refund: null
	};
	return [announced, closed];
}
