import { api, type Input, type Output } from '@tandem/domain/api.ts';
import type { Values } from './fields.ts';

export type Body = Omit<Input<'placeOrder'>, 'key'>;
/** A request that was sent, or was about to be, and has had no answer that ends it. */
export type Attempt = { uid: string; key: string; body: Body };

const KEPT = 'tandem.attempt';

/**
 * The attempt to send: the kept one when it is of this person and this body, so that sending it
 * again cannot buy twice; else a new one. It is kept before it is sent.
 */
export function attemptOf(uid: string, body: Body): Attempt {
	const open = openAttempt(uid);
	if (open && JSON.stringify(open.body) === JSON.stringify(body)) return open;
	const attempt = { uid, key: crypto.randomUUID(), body };
	localStorage.setItem(KEPT, JSON.stringify(attempt));
	return attempt;
}

/** The attempt of this person that still waits for its answer, if there is one. */
export function openAttempt(uid: string): Attempt | undefined {
	try {
		const kept = Object(JSON.parse(localStorage.getItem(KEPT) ?? '{}')) as Partial<Attempt>;
		if (kept.uid !== uid) return undefined;
		const { key, ...body } = api.placeOrder.input.parse({ key: kept.key, ...kept.body });
		return { uid, key, body };
	} catch {
		// Kept by an older shop whose requests were other ones.
		return undefined;
	}
}

/** Forgets the attempt of this key; one that another tab has begun since stays. */
export function dropAttempt(key: string): void {
	if (localStorage.getItem(KEPT)?.includes(key)) localStorage.removeItem(KEPT);
}

/** `busy` may have been written after all: only the same key finds out without buying twice. */
export function endsAttempt(answer: Output<'placeOrder'>): boolean {
	return answer.ok || answer.reason !== 'busy';
}

/** The request that buys these lines as the screen shows them. */
export function bodyOf(
	lines: readonly { sku: string; quantity: number; unitMinor: number }[],
	values: Values,
	shown: Pick<Body, 'shownTotalMinor' | 'shownGiftCardMinor'>
): Body {
	const { name, email, street, postcode, city, country, delivery, code, giftCard, payment } =
		values;
	return {
		lines: lines.map(({ sku, quantity, unitMinor }) => ({ sku, quantity, shownMinor: unitMinor })),
		contact: { name: name.trim(), email: email.trim() },
		address: { street: street.trim(), postcode: postcode.trim(), city: city.trim(), country },
		delivery,
		code: code || null,
		giftCard: giftCard || null,
		...shown,
		payment
	};
}
