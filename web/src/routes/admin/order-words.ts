import { nextStaffStep, type OrderState, type OrderTask } from '@tandem/domain/order-state.ts';
import type { PaymentStatus } from '@tandem/domain/payment.ts';
import type { RefundStatus, ReturnReason } from '@tandem/domain/refund.ts';
import { listed } from '@tandem/domain/format.ts';
import type { LiveOrder } from '#lib/live/orders.ts';

export const STATE_WORDS: Record<OrderState, string> = {
	placed: 'Placed',
	paid: 'Paid',
	packed: 'Packed',
	shipped: 'Shipped',
	delivered: 'Delivered',
	cancelled: 'Cancelled',
	expired: 'Expired',
	refunded: 'Refunded'
};

export const TASK_WORDS: Record<OrderTask, string> = {
	return: 'Return waiting',
	refund: 'Refund failed'
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
	const words = `${nameOf(first)}${first.quantity > 1 ? ` × ${first.quantity}` : ''}`;
	return more.length ? `${words} and ${more.length} more` : words;
}

/** Who did something with an order, for the reader `me`. */
export function whoWords(
	by: string,
	{ uid, history, contact }: Pick<LiveOrder, 'uid' | 'history' | 'contact'>,
	me: string
): string {
	if (by === 'payment') return 'Payment';
	if (by === 'clock') return 'Nobody paid in time';
	// A guest who signs in later hands the order to another uid: who placed it is the customer too.
	if (by === uid || by === history[0]?.by) return contact.name;
	return by === me ? 'You' : 'A colleague';
}

export const REFUND_REASON_WORDS: Record<LiveOrder['refunds'][number]['reason'], string> = {
	cancelled: 'The order was cancelled',
	withdrawn: 'The customer withdrew from the contract',
	returned: 'Goods came back',
	goodwill: 'Good will',
	'late-payment': 'The payment came too late',
	'double-payment': 'It was paid twice'
};

export const REFUND_STATUS_WORDS: Record<RefundStatus, string> = {
	due: 'On its way to the bank',
	done: 'Given back',
	failed: 'The bank did not take it'
};

export const RETURN_REASON_WORDS: Record<ReturnReason, string> = {
	withdrawal: 'Withdrawal from the contract',
	'does-not-fit': 'Does not fit',
	'not-as-described': 'Not as described',
	damaged: 'Arrived damaged',
	'arrived-late': 'Arrived too late',
	'changed-mind': 'Changed their mind'
};

/** "2 × Mug (Blue) and 1 × Pan" */
export function unitsWords(
	units: readonly { sku: string; quantity: number }[],
	lines: LiveOrder['lines']
): string {
	return listed(
		units.map(({ sku, quantity }) => {
			const line = lines.find((each) => each.sku === sku);
			return `${quantity} × ${line ? nameOf(line) : sku}`;
		})
	);
}

/** "Mug (Blue)" */
export function nameOf({ title, variant }: { title: string; variant: string }): string {
	return variant ? `${title} (${variant})` : title;
}
