import type { OrderState } from '@tandem/domain/order-state.ts';
import type { Refund, Return } from '@tandem/domain/refund.ts';
import { WITHDRAWAL_KEY } from '@tandem/domain/reverse.ts';
import { listed, money, workingDays } from '@tandem/domain/format.ts';
import type { LiveOrder } from '#lib/live/orders.ts';
import { ENDS } from '../order-words.ts';
import { whereTo } from '../refund-words.ts';
import { goodsOf } from './goods.ts';

export type Step = {
	/** Unlike those of all other steps of the order. */
	id: string;
	title: string;
	/** When it happened; null: it is still to come. */
	at: Date | null;
	detail: string;
	/** `waiting`: begun, not done; `bad`: not as the shopper wished. */
	tone: 'good' | 'waiting' | 'bad';
	isLatest: boolean;
};
type Event = Omit<Step, 'isLatest' | 'at'> & { at: Date };

const TITLES: Record<OrderState, string> = {
	placed: 'Placed',
	paid: 'Paid',
	packed: 'Packed',
	shipped: 'Shipped',
	delivered: 'Delivered',
	cancelled: 'Cancelled',
	expired: 'Given back',
	refunded: 'Refunded in full'
};

const WAY: readonly OrderState[] = ['placed', 'paid', 'packed', 'shipped', 'delivered'];

/** What has happened to the order, its returns and its money, and what is still to come unless it ended. */
export function stepsOf(order: LiveOrder): Step[] {
	const moves = order.history.map((_, i) => moveOf(order, i));
	const isFull = ({ id }: Event) => id === 'refunded';
	// Of what happened at once, the cause comes first.
	const past = [
		...moves.filter((move) => !isFull(move)),
		...order.returns.flatMap((each) => eventsOfReturn(each, order)),
		...order.refunds.map((refund) => eventOfRefund(refund, order)),
		...moves.filter(isFull)
	].sort((a, b) => a.at.getTime() - b.at.getTime());
	const isOver = ENDS.includes(order.state);
	const coming = WAY.filter((state) => !isOver && !past.some(({ id }) => id === state));
	return [
		...past.map((event, i) => ({ ...event, isLatest: i === past.length - 1 })),
		...coming.map((state) => {
			const detail = state === 'delivered' ? whenOf(order) : '';
			const [tone, isLatest] = ['good', false] as const;
			return { id: state, title: TITLES[state], at: null, detail, tone, isLatest };
		})
	];
}

function whenOf({ delivery }: LiveOrder): string {
	return `${delivery.title}: ${workingDays(delivery.days)} after it leaves us`;
}

function moveOf(order: LiveOrder, i: number): Event {
	const { state, at } = order.history[i] ?? { state: 'placed' as const, at: order.placedAt };
	const isLate = state === 'paid' && order.history[i - 1]?.state === 'expired';
	return {
		id: state,
		title: TITLES[state],
		at,
		detail: isLate ? 'Late, but everything was still there' : detailOf(state, order),
		tone: state === 'expired' || state === 'cancelled' ? 'bad' : 'good'
	};
}

function detailOf(state: OrderState, { shipment, refunds, giftCard, payment }: LiveOrder): string {
	if (state === 'shipped' && shipment) return `${shipment.carrier}, ${shipment.tracking}`;
	if (state !== 'expired' && state !== 'cancelled') return '';
	const isWithdrawn = refunds.some(({ reason }) => reason === 'withdrawn');
	if (isWithdrawn) return 'You withdrew from the contract';
	const lead = state === 'expired' ? 'Nobody paid in time' : 'Nothing will be sent';
	if (payment.captures.length > 0) return lead;
	const card = giftCard ? `; ${money(giftCard.amountMinor)} back on your gift card` : '';
	return `${lead}; nothing was charged${card}`;
}

function eventsOfReturn({ key, state, lines, answer, at, closedAt }: Return, order: LiveOrder) {
	const what = listed(goodsOf(lines, order.lines));
	const isWithdrawal = key === WITHDRAWAL_KEY;
	const events: Event[] = [
		{
			id: `return-${key}`,
			title: isWithdrawal ? 'You withdrew from the contract' : 'Return announced',
			at,
			detail: what,
			tone: 'good'
		}
	];
	if (!closedAt) return events;
	const isTaken = state === 'received';
	events.push({
		id: `return-${key}-${state}`,
		title: isTaken ? 'Return arrived' : 'Return not taken',
		at: closedAt,
		detail: isTaken ? '' : answer,
		tone: isTaken ? 'good' : 'bad'
	});
	return events;
}

const WHERE: Record<Refund['status'], string> = {
	due: 'on its way back',
	done: 'sent back',
	failed: 'could not be sent back'
};

const WHY: Partial<Record<Refund['reason'], string>> = {
	goodwill: 'For your trouble',
	'late-payment': 'Your payment came too late for this order',
	'double-payment': 'You had paid twice'
};

function eventOfRefund(refund: Refund, order: LiveOrder): Event {
	const { id, status, reason, amountMinor, at } = refund;
	return {
		id: `refund-${id}`,
		title: `${money(amountMinor)} ${WHERE[status]}`,
		at,
		detail: [WHY[reason], whereTo(refund, order), NEXT[status]].filter(Boolean).join('. '),
		tone: TONES[status]
	};
}

const TONES = { due: 'waiting', done: 'good', failed: 'bad' } as const;

const NEXT: Record<Refund['status'], string> = {
	due: 'The bank has been asked',
	done: '',
	failed: 'We are on it; you need do nothing'
};
