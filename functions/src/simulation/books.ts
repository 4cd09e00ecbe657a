import { pathOf, type LedgerRef, type Write } from '@tandem/domain/ledger.ts';
import type { Order } from '@tandem/domain/order.ts';
import type { LedgerStore, Snapshot } from '../checkout/ledger-store.ts';
import { MemoryLedger } from '../checkout/memory-ledger.ts';
import type { Till } from '../checkout/till.ts';
import type { Found } from '../store/orders.ts';

/** Where the simulated shop keeps its documents: in memory, or in a real Firestore. */
export type Books = Pick<Till, 'readOrder' | 'ordersDue'> & {
	store: LedgerStore;
	/** What clients and the past write, by no lane. */
	put(path: string, data: object): Promise<void>;
	get(path: string): Promise<object | undefined>;
	all(): Promise<Map<string, object>>;
};

/** Empty books in memory. */
export function memoryBooks(): Books {
	const ledger = new MemoryLedger();
	const orderAt = (path: string) => ledger.get(path) as Order | undefined;
	return {
		store: ledger,
		readOrder: (orderId) => Promise.resolve(orderAt(`orders/${orderId}`) ?? null),
		async *ordersDue(now) {
			const due = [...ledger.documents.keys()].flatMap((path): (Found & { dueAt: Date })[] => {
				const order = path.startsWith('orders/') ? orderAt(path) : undefined;
				const dueAt = order?.dueAt ?? null;
				if (!order || dueAt === null || dueAt > now) return [];
				return [{ orderId: path.slice('orders/'.length), order, dueAt }];
			});
			due.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.orderId < b.orderId ? -1 : 1));
			if (due.length > 0) yield await Promise.resolve(due);
		},
		put: (path, data) => Promise.resolve(ledger.put(path, data)),
		get: (path) => Promise.resolve(ledger.get(path)),
		all: () =>
			Promise.resolve(new Map([...ledger.documents].map(([path, { data }]) => [path, data])))
	};
}

/** A document that is spoilt for a while. */
export class Poisoned extends Error {
	readonly code = 3;
}

/** One document of a commit, before and after. */
export type Change = { path: string; before: object | null; after: object };

/** Books of which some documents are spoilt for a while: they cannot be read, or not written. */
export class SpoiltBooks {
	readonly #books: Books;
	readonly spoilt = new Map<string, 'unreadable' | 'unwritable'>();
	/** What commits have written to. */
	readonly written = new Set<string>();
	/** Told of each commit once it is written. */
	watch: (changes: Change[]) => void = () => undefined;

	constructor(books: Books) {
		this.#books = books;
	}

	async read(refs: readonly LedgerRef[]): Promise<Snapshot> {
		const { documents, commit } = await this.#books.store.read(refs);
		for (const path of refs.map(pathOf)) {
			if (this.spoilt.get(path) === 'unreadable') documents.set(path, new Poisoned(path));
		}
		return {
			documents,
			commit: async (writes) => {
				const stained = writes.find(({ path }) => this.spoilt.get(path) === 'unwritable');
				if (stained) throw new Poisoned(stained.path);
				await commit(writes);
				for (const { path } of writes) this.written.add(path);
				this.watch(writes.flatMap((write) => changeOf(write, documents)));
			}
		};
	}

	async readOrder(orderId: string): Promise<Order | null> {
		if (this.spoilt.get(`orders/${orderId}`) === 'unreadable') throw new Poisoned(orderId);
		return this.#books.readOrder(orderId);
	}

	async *ordersDue(now: Date): AsyncGenerator<Found[]> {
		for await (const page of this.#books.ordersDue(now)) {
			yield page.filter(({ orderId }) => this.spoilt.get(`orders/${orderId}`) !== 'unreadable');
		}
	}
}

function changeOf(write: Write, documents: ReadonlyMap<string, unknown>): Change[] {
	const { kind, path } = write;
	if (kind === 'merge') return [];
	if (kind === 'create') return [{ path, before: null, after: write.data }];
	const before = documents.get(path) as object;
	return [{ path, before, after: { ...before, ...write.set } }];
}
