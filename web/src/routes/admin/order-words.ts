import { nextStaffStep, type OrderState } from '@tandem/domain/order-state.ts';
import type { PaymentStatus } from '@tandem/domain/payment.ts';
import type { LiveOrder } from '#lib/live/orders.ts';

export const STATE_WORDS: Record<OrderState, string> = {
	placed: 'Placed',
	paid: 'Paid',
	packed: 'Packed',
	shipped: 'Shipped',
	delivered: 'Delivered',
	expired: 'Expired'
};

export const PAYMENT_WORDS: Record<PaymentStatus, string> = {
	pending: 'Waiting for the bank',
	challenge: 'The bank asks the customer to confirm',
	declined: 'Declined; the customer may try again',
	succeeded: 'Paid'
};

/** What staff do next with an order, as a button says it. */
export const STEPS = {
	packed: 'Mark as packed',
	shipped: 'Ship…',
	delivered: 'Mark as delivered'
} as const satisfies Partial<Record<OrderState, string>>;
export type Step = keyof typeof STEPS;

/** The next step that staff can take, if there is one. */
export function nextStep(state: OrderState): Step | undefined {
	const next = nextStaffStep(state);
	return next && next in STEPS ? (next as Step) : undefined;
}

/** "iPhone 15 Pro (Black, 256 GB) × 2 and 1 more" */
export function linesInShort(lines: LiveOrder['lines']): string {
	const [first, ...more] = lines;
	if (!first) return '';
	const { title, variant, quantity } = first;
	const words = `${title}${variant && ` (${variant})`}${quantity > 1 ? ` × ${quantity}` : ''}`;
	return more.length ? `${words} and ${more.length} more` : words;
}

/** Who made a change of an order, for the reader `me`. */
export function whoWords(
	{ state, by }: LiveOrder['history'][number],
	order: Pick<LiveOrder, 'contact'>,
	me: string
): string {
	// A guest who signs in later hands the order to another uid: who placed it is the customer.
	if (state === 'placed') return order.contact.name;
	if (by === 'payment') return 'Payment';
	if (by === 'clock') return 'Nobody paid in time';
	return by === me ? 'You' : 'A colleague';
}
