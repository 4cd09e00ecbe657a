import type { OrderState } from '@tandem/domain/order-state.ts';
import { date, money, workingDays } from '@tandem/domain/format.ts';
import type { LiveOrder } from '#lib/live/orders.ts';
import { moneyNews, partBack, reversalNews } from './refund-words.ts';

export type Headline = { title: string; words: string };

/** The states in which nothing more is to come. */
export const ENDS: readonly OrderState[] = ['cancelled', 'expired', 'refunded'];

/** How long after placing an order its page still says thank you. */
const FRESH_MINUTES = 15;

/** Whether the order was placed so recently that its page still says thank you. */
export function isFresh({ placedAt }: Pick<LiveOrder, 'placedAt'>, now: Date): boolean {
	return now.getTime() - placedAt.getTime() < FRESH_MINUTES * 60_000;
}

/** Where the order is and what comes back of it, as a person would say it at `now`. */
export function headlineOf(order: LiveOrder, now: Date): Headline {
	const { title, words } = stateOf(order, now);
	const news = ENDS.includes(order.state) ? '' : reversalNews(order);
	return { title, words: `${words} ${news}`.trim() };
}

function stateOf(order: LiveOrder, now: Date): Headline {
	const { state, payment, contact, shipment, delivery } = order;
	const within = `It reaches you ${workingDays(delivery.days)} after it leaves us.`;
	switch (state) {
		case 'placed':
			return UNPAID[payment.status];
		case 'paid':
			return {
				title: isFresh(order, now) ? `Thank you, ${firstName(contact.name)}` : 'Paid, packed soon',
				words: `Your order is in, and it is paid. ${within}`
			};
		case 'packed':
			return { title: 'Packed', words: `It waits for the carrier. ${within}` };
		case 'shipped':
			return {
				title: 'On its way',
				words: shipment ? `${shipment.carrier} has it, number ${shipment.tracking}.` : within
			};
		case 'delivered':
			return {
				title: 'Delivered',
				words: order.returns.length ? '' : 'We hope it is just what you wanted.'
			};
		case 'cancelled':
			return { title: 'Cancelled', words: moneyNews(order.refunds) || notCharged(order) };
		case 'expired':
			return {
				title: 'Not paid in time',
				words: moneyNews(order.refunds) || `${notCharged(order)} The items went back on the shelf.`
			};
		case 'refunded':
			return { title: 'Refunded', words: moneyNews(order.refunds) };
	}
}

function notCharged({ giftCard }: LiveOrder): string {
	if (!giftCard) return 'You were not charged.';
	return `You were not charged, and ${money(giftCard.amountMinor)} is back on your gift card.`;
}

const UNPAID: Record<LiveOrder['payment']['status'], Headline> = {
	pending: { title: 'Waiting for your bank', words: 'Your order is in. The payment is not yet.' },
	challenge: { title: 'One more step', words: 'Your order is in. Confirm it, and it is yours.' },
	declined: { title: 'Not paid yet', words: 'Your order is in, and its items wait for you.' },
	succeeded: { title: 'Paid', words: 'Your order is in, and it is paid.' }
};

function firstName(name: string): string {
	return name.split(/\s+/)[0] ?? name;
}

type Marked = Pick<LiveOrder, 'state' | 'payment' | 'refunds' | 'returns'>;

/** An order's state in a list, in one or two words, and how it should strike the eye. */
export function markOf(order: Marked): {
	words: string;
	tone: 'calm' | 'good' | 'warning' | 'off';
} {
	const { state, payment } = order;
	if (state !== 'placed') {
		const words = ENDS.includes(state) ? undefined : partBack(order);
		return words ? { words, tone: 'calm' } : MARKS[state];
	}
	if (payment.status === 'pending') return { words: 'Waiting for the bank', tone: 'calm' };
	if (payment.status === 'challenge') return { words: 'Confirm with your bank', tone: 'warning' };
	return { words: 'Not paid yet', tone: 'warning' };
}

const MARKS: Record<Exclude<OrderState, 'placed'>, ReturnType<typeof markOf>> = {
	paid: { words: 'Paid', tone: 'good' },
	packed: { words: 'Packed', tone: 'good' },
	shipped: { words: 'On its way', tone: 'good' },
	delivered: { words: 'Delivered', tone: 'calm' },
	cancelled: { words: 'Cancelled', tone: 'off' },
	expired: { words: 'Not paid in time', tone: 'off' },
	refunded: { words: 'Refunded', tone: 'off' }
};

/** "Sony WH-1000XM5, Atomic Habits and 2 more" */
export function linesInShort(lines: readonly { title: string }[]): string {
	const titles = lines.slice(0, 2).map((line) => line.title);
	const more = lines.length - titles.length;
	return more > 0 ? `${titles.join(', ')} and ${more} more` : titles.join(' and ');
}

/** "placed on 21 Nov 2026" */
export function placedOn(placedAt: Date): string {
	return `placed on ${date(placedAt)}`;
}
