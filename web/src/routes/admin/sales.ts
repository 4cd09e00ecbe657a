import { divideHalfUp } from '@tandem/domain/money.ts';
import { orderNumber } from '@tandem/domain/order-state.ts';
import { counted, money } from '@tandem/domain/format.ts';
import type { LiveOrder } from '#lib/live/orders.ts';

/** The average of paid orders in minor units, rounded half-up; null while there is none. */
export function averageMinor(revenueMinor: number, orders: number): number | null {
	return orders > 0 ? divideHalfUp(revenueMinor, orders) : null;
}

type Seen = Pick<LiveOrder, 'id' | 'placedAt' | 'totals'>;

/** What a person who does not see the screen is told of the orders, newest first, since `since`. */
export function newsWords(
	orders: readonly Seen[],
	since: Date | undefined,
	isAmountHidden: boolean
): string {
	const fresh = orders.filter(({ placedAt }) => !since || placedAt > since);
	const [newest] = fresh;
	if (!newest) return '';
	const amount = isAmountHidden ? '' : `, ${money(newest.totals.totalMinor)}`;
	return `${counted(fresh.length, 'new order')}. The newest: ${orderNumber(newest.id)}${amount}.`;
}
