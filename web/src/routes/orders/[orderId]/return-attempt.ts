import { api, type Parsed } from '@tandem/domain/api.ts';
import type { LiveOrder } from '#lib/live/orders.ts';

type Request = Extract<Parsed<'reverseOrder'>, { action: 'return' }>;
export type Body = Pick<Request, 'lines' | 'reason' | 'note'>;
/** An announcement that was sent, or was about to be, and is not in the order yet. */
export type Attempt = { key: string; body: Body };

const KEPT = 'tandem.return';

/**
 * The attempt to send: the kept one when it says the same, so that sending it again announces once;
 * else a new one. It is kept before it is sent.
 */
export function attemptOf(order: Pick<LiveOrder, 'id' | 'returns'>, body: Body): Attempt {
	const open = openAttempt(order);
	if (open && JSON.stringify(open.body) === JSON.stringify(body)) return open;
	const attempt = { key: crypto.randomUUID(), body };
	localStorage.setItem(KEPT, JSON.stringify({ orderId: order.id, ...attempt }));
	return attempt;
}

/** The attempt about this order that has had no answer, unless the order knows it by now. */
export function openAttempt({
	id,
	returns
}: Pick<LiveOrder, 'id' | 'returns'>): Attempt | undefined {
	try {
		const kept = Object(JSON.parse(localStorage.getItem(KEPT) ?? '{}')) as Record<string, unknown>;
		const { orderId, key, body } = kept;
		const sent = { ...(Object(body) as Body), action: 'return', orderId, key };
		const request = api.reverseOrder.input.parse(sent) as Request;
		if (orderId !== id || returns.some((each) => each.key === key)) return undefined;
		const { lines, reason, note } = request;
		return { key: request.key, body: { lines, reason, note } };
	} catch {
		// None is kept, or one of an older shop whose requests were other ones.
		return undefined;
	}
}

/** Forgets the attempt of this key; one that another tab has begun since stays. */
export function dropAttempt(key: string): void {
	if (localStorage.getItem(KEPT)?.includes(key)) localStorage.removeItem(KEPT);
}
