import type { AuditEntry } from './audit.ts';
import type { Cart } from './cart.ts';
import type { GiftCard } from './gift-card.ts';
import type { Letter } from './mail.ts';
import type { LiveCount } from './metrics.ts';
import type { Order } from './order.ts';
import type { Limit, Offers, Promotion } from './promotion.ts';
import type { Sequence } from './sequence.ts';
import type { Sellable } from './stock.ts';
import { businessDate } from './time.ts';
import type { WebhookEvent } from './webhook-event.ts';

/** The documents that a flush decides about, by collection. */
export type LedgerDocuments = {
	orders: Order;
	sellables: Sellable;
	carts: Cart;
	offers: Offers;
	promotions: Promotion;
	limits: Limit;
	giftCards: GiftCard;
	sequences: Sequence;
	webhookEvents: WebhookEvent;
	audit: AuditEntry;
};
export type LedgerCollection = keyof LedgerDocuments;
export type LedgerDocument = LedgerDocuments[LedgerCollection];
export type LedgerRef = { collection: LedgerCollection; id: string };

/** Read by every order and written by none, so it makes nobody wait for anybody. */
export function isShared({ collection }: LedgerRef): boolean {
	return collection === 'offers';
}

/** `collection/id`. */
export function pathOf({ collection, id }: LedgerRef): string {
	return `${collection}/${id}`;
}

/**
 * What a flush writes, all or nothing. `create` fails if the document exists; `update` replaces
 * top-level fields and fails if the document changed since it was read; `merge` is blind.
 */
export type Write =
	| { kind: 'create'; path: string; data: LedgerDocument | Letter }
	| { kind: 'update'; path: string; set: Record<string, unknown> }
	| { kind: 'merge'; path: string; set: Record<string, unknown>; add: Record<string, number> };

/** A job needs documents that were not read: it is decided again with all that it has asked for. */
export class Unread extends Error {
	readonly refs: readonly LedgerRef[];
	constructor(refs: readonly LedgerRef[]) {
		super(`${refs.map(pathOf).join(', ')} not read`);
		this.refs = refs;
	}
}

/** One snapshot of documents and what jobs, one after the other, make of it. */
export class Ledger {
	readonly #read: ReadonlyMap<string, LedgerDocument | null | Error>;
	readonly #kept = new Map<string, LedgerDocument>();
	readonly #counts = new Map<string, Map<LiveCount, number>>();
	readonly #letters = new Map<string, Letter>();
	/** What the current job has asked for; some of it may be here only because another job named it. */
	#asked: LedgerRef[] = [];
	#staged = new Map<string, LedgerDocument>();
	#stagedLetters: Letter[] = [];
	#stagedCounts: { date: string; name: LiveCount; by: number }[] = [];

	/** `read` maps each path to its document, null where there is none, or why it cannot be parsed. */
	constructor(read: ReadonlyMap<string, LedgerDocument | null | Error>) {
		this.#read = read;
	}

	/** The document as the jobs so far leave it, or null; throws if it could not be parsed, `Unread` if it was not read. */
	get<C extends LedgerCollection>(collection: C, id: string): LedgerDocuments[C] | null {
		this.require([{ collection, id }]);
		const path = pathOf({ collection, id });
		const document = this.#staged.get(path) ?? this.#kept.get(path) ?? this.#read.get(path);
		if (document instanceof Error) throw document;
		return document as LedgerDocuments[C] | null;
	}

	/** Throws `Unread` with all of these that were not read: one more round is enough for them. */
	require(refs: readonly LedgerRef[]): void {
		this.#asked.push(...refs);
		if (refs.some((ref) => !this.#read.has(pathOf(ref)))) throw new Unread(this.#asked);
	}

	put<C extends LedgerCollection>(collection: C, id: string, document: LedgerDocuments[C]): void {
		this.#staged.set(pathOf({ collection, id }), document);
	}

	/** Makes the commit fail if this document, on which a decision rests, is changed by others meanwhile. */
	guard(collection: LedgerCollection, id: string): void {
		const document = this.get(collection, id);
		if (document) this.#staged.set(pathOf({ collection, id }), document);
	}

	/** Adds to a live counter of the business day of `now`. */
	count(name: LiveCount, by: number, now: Date): void {
		this.#stagedCounts.push({ date: businessDate(now), name, by });
	}

	/** Sends a letter with this commit. One kind goes out once for what it is about. */
	send(letter: Letter): void {
		this.#stagedLetters.push(letter);
	}

	/** Takes over what the current job put, or forgets it when the job threw. */
	settleJob(succeeded: boolean): void {
		if (succeeded) {
			for (const [path, document] of this.#staged) this.#kept.set(path, document);
			for (const letter of this.#stagedLetters) {
				const about = letter.about === null ? '' : `-${letter.about}`;
				this.#letters.set(`mail/${letter.orderId}-${letter.kind}${about}`, letter);
			}
			for (const { date, name, by } of this.#stagedCounts) {
				const day = this.#counts.get(date) ?? new Map<LiveCount, number>();
				this.#counts.set(date, day.set(name, (day.get(name) ?? 0) + by));
			}
		}
		this.#asked = [];
		this.#staged = new Map();
		this.#stagedLetters = [];
		this.#stagedCounts = [];
	}

	/** The writes that bring the store where the jobs left the ledger; counters go to shard `shard`. */
	writes(shard: number): Write[] {
		const writes: Write[] = [];
		const shelves = new Map<string, Record<string, unknown>>();
		for (const [path, after] of this.#kept) {
			const before = this.#read.get(path);
			if (!before) writes.push({ kind: 'create', path, data: after });
			else writes.push({ kind: 'update', path, set: changedFields(before, after) });
			if (path.startsWith('sellables/')) {
				noteOnShelf(shelves, before as Sellable | null, after as Sellable);
			}
		}
		for (const [path, data] of this.#letters) writes.push({ kind: 'create', path, data });
		for (const [category, products] of shelves) {
			writes.push({ kind: 'merge', path: `shelves/${category}`, set: { products }, add: {} });
		}
		for (const [date, counts] of this.#counts) {
			const add = Object.fromEntries(counts);
			writes.push({ kind: 'merge', path: `metrics/${date}-${shard}`, set: { date }, add });
		}
		return writes;
	}
}

function changedFields(before: object, after: object): Record<string, unknown> {
	const old = new Map(Object.entries(before));
	const changed = Object.entries(after).filter(([key, value]) => old.get(key) !== value);
	// What is only guarded is written as it is; Firestore leaves its update time, so nobody else must wait.
	return Object.fromEntries(changed.length > 0 ? changed : Object.entries(after));
}

/** A shelf hears of what it sells, and only when something it shows changes: a price or a band. */
function noteOnShelf(
	shelves: Map<string, Record<string, unknown>>,
	before: Sellable | null,
	after: Sellable
): void {
	const looksTheSame = before?.band === after.band && before.priceMinor === after.priceMinor;
	if (looksTheSame || !after.active) return;
	const products = shelves.get(after.category) ?? {};
	const entry = (products[after.productId] ?? { skus: {} }) as { skus: Record<string, unknown> };
	entry.skus[after.sku] = { priceMinor: after.priceMinor, band: after.band };
	shelves.set(after.category, { ...products, [after.productId]: entry });
}
