import { RETURN_DAYS, WITHDRAWAL_DAYS, type Return } from '@tandem/domain/refund.ts';
import { isPast, returnable, WITHDRAWAL_KEY } from '@tandem/domain/reverse.ts';
import { addMinutes } from '@tandem/domain/time.ts';
import type { LiveOrder } from '#lib/live/orders.ts';

/** What a shopper may undo of an order; the server judges again when they do. */
export type Rights = {
	canCancel: boolean;
	/** The units that may be sent back. */
	returnable: Return['lines'];
	canWithdraw: boolean;
};

const DAY = 24 * 60;

/** What the shopper may undo at `now`. The law's way out stays open while a bank is asked. */
export function rightsOf(order: LiveOrder, now: Date): Rights {
	const { state, payment } = order;
	const isHere = state === 'placed' || state === 'paid';
	const isSent = state === 'shipped' || state === 'delivered';
	const isAsked = state === 'placed' && payment.status === 'pending';
	const units = returnable(order);
	const isLeft = units.length > 0 && !isPast(order, WITHDRAWAL_DAYS, now);
	return {
		canCancel: isHere && !isAsked,
		returnable: isSent && !isPast(order, RETURN_DAYS, now) ? units : [],
		canWithdraw: isHere || ((isSent || state === 'packed') && isLeft && !order.withdrawnAt)
	};
}

/** The last moment to return or to withdraw; undefined while the goods have not arrived. */
export function deadlineOf({ history }: LiveOrder, days: number): Date | undefined {
	const delivered = history.find(({ state }) => state === 'delivered');
	return delivered && addMinutes(delivered.at, days * DAY);
}

/** When the shopper withdrew from the contract, if they did, and from which units. */
export function withdrawalOf({ withdrawnAt, returns, lines }: LiveOrder) {
	if (!withdrawnAt) return undefined;
	const announced = returns.find(({ key }) => key === WITHDRAWAL_KEY);
	return { at: withdrawnAt, lines: announced?.lines ?? lines };
}
