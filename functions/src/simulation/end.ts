import type { LedgerCollection, LedgerDocuments } from '@tandem/domain/ledger.ts';
import type { LiveCounts } from '@tandem/domain/metrics.ts';
import type { Order } from '@tandem/domain/order.ts';
import type { Shelf } from '@tandem/domain/shelf.ts';
import type { MemoryBank } from './bank.ts';
import type { Schedule } from './schedule.ts';

/** Something that was asked of the shop. */
export type Call = {
	/** What the schedule calls it. */
	name: string;
	/** The order, the key or the event that it is about. */
	about: string;
	outcome: 'open' | 'answered' | 'failed';
	answer: unknown;
	cause: unknown;
	/** Whether the process that was asked has died since. */
	isLost: () => boolean;
	/** Whether what was answered holds in the end. */
	isTrue: (end: End) => boolean;
	/** Asked when nothing fails any more. */
	isInPeace: boolean;
	/** Whether the order was there when it was asked. */
	wasThere: boolean;
};

type Kept = LedgerDocuments & { metrics: LiveCounts; mail: object; shelves: Shelf };

/** Everything as it is when a schedule has come to rest. */
export class End {
	readonly schedule: Schedule;
	readonly documents: ReadonlyMap<string, object>;
	/** The paths that the shop has written to. */
	readonly written: ReadonlySet<string>;
	readonly bank: MemoryBank;
	readonly calls: readonly Call[];
	/** How often what happened. */
	readonly seen: ReadonlyMap<string, number>;
	/** Errors that the shop logged and that no fault of the schedule explains. */
	readonly bugs: readonly string[];
	readonly orders: ReadonlyMap<string, Order>;
	readonly #collections = new Map<string, Map<string, object>>();

	constructor(
		parts: Pick<End, 'schedule' | 'documents' | 'written' | 'bank' | 'calls' | 'seen' | 'bugs'>
	) {
		this.schedule = parts.schedule;
		this.documents = parts.documents;
		this.written = parts.written;
		this.bank = parts.bank;
		this.calls = parts.calls;
		this.seen = parts.seen;
		this.bugs = parts.bugs;
		for (const [path, data] of this.documents) {
			const [collection = '', id = ''] = path.split('/');
			const kept = this.#collections.get(collection) ?? new Map<string, object>();
			this.#collections.set(collection, kept.set(id, data));
		}
		this.orders = this.all('orders');
	}

	/** The documents of a collection by id. */
	all<C extends keyof Kept>(collection: C): Map<string, Kept[C]> {
		return (this.#collections.get(collection) ?? new Map()) as Map<string, Kept[C]>;
	}

	get<C extends LedgerCollection>(collection: C, id: string): LedgerDocuments[C] | undefined {
		return this.documents.get(`${collection}/${id}`) as LedgerDocuments[C] | undefined;
	}
}
