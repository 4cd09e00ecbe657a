import type { AuditEntry } from './audit.ts';
import type { Cart } from './cart.ts';
import type { LiveCount } from './metrics.ts';
import type { Order } from './order.ts';
import type { Sellable } from './stock.ts';
import { businessDate } from './time.ts';

/** The documents that a flush decides about, by collection. */
export type LedgerDocuments = {
	orders: Order;
	sellables: Sellable;
	carts: Cart;
	audit: AuditEntry;
};
export type LedgerCollection = keyof LedgerDocuments;
export type LedgerDocument = LedgerDocuments[LedgerCollection];
export type LedgerRef = { collection: LedgerCollection; id: string };

/** `collection/id`. */
export function pathOf({ collection, id }: LedgerRef): string {
	return `${collection}/${id}`;
}

/**
 * What a flush writes, all or nothing. `create` fails if the document exists; `update` replaces
 * top-level fields and fails if the document changed since it was read; `merge` is blind.
 */
export type Write =
	| { kind: 'create'; path: string; data: LedgerDocument }
	| { kind: 'update'; path: string; set: Record<string, unknown> }
	| { kind: 'merge'; path: string; set: Record<string, unknown>; add: Record<string, number> };

/** One snapshot of documents and what jobs, one after the other, make of it. */
export class Ledger {
	readonly #read: ReadonlyMap<string, LedgerDocument | null | Error>;
	readonly #kept = new Map<string, LedgerDocument>();
	readonly #counts = new Map<string, Map<LiveCount, number>>();
	#staged = new Map<string, LedgerDocument>();
	#stagedCounts: { date: string; name: LiveCount; by: number }[] = [];

	/** `read` maps each path to its document, null where there is none, or why it cannot be parsed. */
	constructor(read: ReadonlyMap<string, LedgerDocument | null | Error>) {
		this.#read = read;
	}

	/** The document as the jobs so far leave it, or null; throws if it could not be parsed or was not read. */
	get<C extends LedgerCollection>(collection: C, id: string): LedgerDocuments[C] | null {
		const path = pathOf({ collection, id });
		const document = this.#staged.get(path) ?? this.#kept.get(path) ?? this.#read.get(path);
		if (document === undefined) throw new Error(`${path} was not read`);
		if (document instanceof Error) throw document;
		return document as LedgerDocuments[C] | null;
	}

	put<C extends LedgerCollection>(collection: C, id: string, document: LedgerDocuments[C]): void {
		this.#staged.set(pathOf({ collection, id }), document);
	}

	/** Adds to a live counter of the business day of `now`. */
	count(name: LiveCount, by: number, now: Date): void {
		this.#stagedCounts.push({ date: businessDate(now), name, by });
	}

	/** Takes over what the current job put, or forgets it when the job threw. */
	settleJob(succeeded: boolean): void {
		if (succeeded) {
			for (const [path, document] of this.#staged) this.#kept.set(path, document);
			for (const { date, name, by } of this.#stagedCounts) {
				const day = this.#counts.get(date) ?? new Map<LiveCount, number>();
				this.#counts.set(date, day.set(name, (day.get(name) ?? 0) + by));
			}
		}
		this.#staged = new Map();
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
	return Object.fromEntries(Object.entries(after).filter(([key, value]) => old.get(key) !== value));
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
