import type { Order } from '@tandem/domain/order.ts';

/** What an order has been through, to be counted. */
export function marksOf({ state, history, lines, refunds, giftCard, promotions }: Order): string[] {
	const states = history.map((change) => change.state);
	const isRevived = states.includes('expired') && states.includes('paid');
	return [
		`an order ends ${state}`,
		...(isRevived ? ['an order is paid after its expiry'] : []),
		...(lines.some(({ parts }) => parts.length > 0) ? ['a bundle is sold'] : []),
		...(giftCard ? ['a gift card is used'] : []),
		...(promotions.some(({ limitId }) => limitId !== null) ? ['a code is used'] : []),
		...refunds.map(({ reason }) => `a refund: ${reason}`)
	];
}

/** One word for an answer: yes, or why not. */
export function wordOf(answer: unknown): string {
	if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return 'done';
	return answer.ok === true || !('reason' in answer) ? 'yes' : String(answer.reason);
}
