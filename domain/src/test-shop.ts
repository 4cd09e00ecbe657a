/** A shop of a few documents for the tests of decisions: one mug, one book, a bundle of both, one shopper. */
import type { Input } from './api.ts';
import { bandOf } from './band.ts';
import type { Cart } from './cart.ts';
import { decideFlush, type Job } from './flush.ts';
import { Ledger, pathOf, type LedgerDocument } from './ledger.ts';
import type { Letter } from './mail.ts';
import { Order } from './order.ts';
import { placement } from './place.ts';
import { settlement, type Told } from './settle.ts';
import { Sellable } from './stock.ts';

export const NOW = new Date('2026-11-21T10:00:00Z');
export const PHONE = '0a1b2c3d-0000-4000-8000-000000000001';
export const DESK = '0a1b2c3d-0000-4000-8000-000000000002';
export const ORDER_ID = 'a'.repeat(32);
export const GIFT_CARD_ID = 'b'.repeat(64);

export type Documents = Record<string, LedgerDocument | null>;

export function sellable(sku: string, available: number, change: Partial<Sellable> = {}): Sellable {
	const own = change.parts ? 0 : available;
	return Sellable.parse({
		sku,
		productId: sku,
		title: sku,
		variant: '',
		category: 'home-garden',
		priceMinor: 1500,
		currency: 'EUR',
		taxClass: 'standard',
		weightGrams: 100,
		parts: [],
		bundles: [],
		active: true,
		available,
		received: own,
		sold: 0,
		restocked: 0,
		band: bandOf(available),
		...change
	});
}

export const cartOf = (lines: Record<string, number>): Cart => ({
	lines: Object.fromEntries(
		Object.entries(lines).map(([sku, quantity]) => [
			sku,
			{ quantity, seenMinor: 1500, addedAt: NOW }
		])
	),
	last: 'mug',
	device: PHONE,
	writes: { [PHONE]: 4, [DESK]: 2 },
	updatedAt: NOW
});

type Request = Omit<Input<'placeOrder'>, 'key'>;

/** A request for units of the mug and others at 15 euros each, by express: 12.90. */
export function requestOf(lines: Record<string, number>, change: Partial<Request> = {}): Request {
	const units = Object.values(lines).reduce((sum, quantity) => sum + quantity, 0);
	return {
		lines: Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity, shownMinor: 1500 })),
		contact: { name: 'Mira', email: 'mira@tandem.example' },
		address: { street: 'Lindenweg 1', postcode: '10115', city: 'Berlin', country: 'DE' },
		delivery: 'express',
		code: null,
		giftCard: null,
		shownTotalMinor: 1500 * units + 1290,
		shownGiftCardMinor: 0,
		payment: 'succeed',
		...change
	};
}

/** Seven mugs, and a cart with two of them. */
export const shop = (change: Documents = {}): Documents => ({
	'carts/mira': cartOf({ mug: 2 }),
	'sellables/mug': sellable('mug', 7),
	...change
});

/** Seven mugs and nine books; a set is two mugs and a book. */
export const shopWithSet = (cart: Record<string, number>): Documents => ({
	'carts/mira': cartOf(cart),
	'sellables/mug': sellable('mug', 7, { bundles: ['set'] }),
	'sellables/book': sellable('book', 9, { bundles: ['set'] }),
	'sellables/set': sellable('set', 3, {
		parts: [
			{ sku: 'mug', quantity: 2 },
			{ sku: 'book', quantity: 1 }
		]
	})
});

export function place(
	request: Request = requestOf({ mug: 2 }),
	requestHash = 'h'
): ReturnType<typeof placement> {
	const giftCardId = request.giftCard === null ? null : GIFT_CARD_ID;
	const asking = { orderId: ORDER_ID, uid: 'mira', requestHash, person: 'person', giftCardId };
	return placement(asking, request);
}

export function told(status: Told['status'], attempt = 1, eventId?: string): Job<unknown> {
	const event = eventId === undefined ? null : { id: eventId, type: 'payment' };
	return settlement(ORDER_ID, { attempt, status, reference: null, event });
}

/**
 * Decides one job after the other on the same documents, reading what each turns out to need, and
 * returns the verdicts and what is left.
 */
export function run(documents: Documents, jobs: readonly Job<unknown>[], now = NOW) {
	const read = new Map<string, LedgerDocument | null>(Object.entries(documents));
	for (const ref of jobs.flatMap((job) => job.refs)) {
		read.set(pathOf(ref), documents[pathOf(ref)] ?? null);
	}
	for (;;) {
		const ledger = new Ledger(read);
		const outcomes = decideFlush(jobs, ledger, now);
		const unread = outcomes.flatMap((outcome) => ('unread' in outcome ? outcome.unread : []));
		if (unread.length === 0) return resultOf(documents, outcomes, ledger);
		for (const path of unread.map(pathOf)) if (!read.has(path)) read.set(path, null);
	}
}

function resultOf(documents: Documents, outcomes: ReturnType<typeof decideFlush>, ledger: Ledger) {
	const writes = ledger.writes(3);
	const after: Documents = { ...documents };
	const letters: Letter[] = [];
	for (const write of writes) {
		if (write.kind === 'create' && 'about' in write.data) letters.push(write.data);
		else if (write.kind === 'create') after[write.path] = write.data as LedgerDocument;
		if (write.kind === 'update') {
			after[write.path] = { ...after[write.path], ...write.set } as LedgerDocument;
		}
	}
	const order = after[`orders/${ORDER_ID}`];
	const stock = (sku: string) => Sellable.parse(after[`sellables/${sku}`]);
	return {
		verdicts: outcomes.map((outcome) => ('verdict' in outcome ? outcome.verdict : outcome)),
		writes,
		after,
		letters: letters.map(({ kind }) => kind),
		order: order ? Order.parse(order) : null,
		stock,
		counts: writes.find((write) => write.path.startsWith('metrics/'))
	};
}
