import type { Job } from '@tandem/domain/flush.ts';
import type { Ledger, LedgerCollection, LedgerDocuments, Write } from '@tandem/domain/ledger.ts';
import type { Order } from '@tandem/domain/order.ts';
import type { LedgerStore, Snapshot } from '../checkout/ledger-store.ts';
import type { Till } from '../checkout/till.ts';
import type { News, PaymentProvider } from '../payments/provider.ts';
import type { InvariantName } from './invariants.ts';

/** Something deliberately wrong with the shop, which the invariants must see. */
export type Defect = {
	name: string;
	/** The invariant that it breaks sooner or later. */
	breaks: InvariantName;
	store?: (store: LedgerStore) => LedgerStore;
	till?: (till: Till) => Till;
	/** What the shop makes of a webhook about this order; null: nothing. */
	news?: (news: News, order: Order | undefined) => News | null;
};

type Commit = Snapshot['commit'];

/** A store whose commits are done in a way of their own. */
export function committing(way: (writes: readonly Write[], commit: Commit) => Promise<void>) {
	return (store: LedgerStore): LedgerStore => ({
		read: async (refs) => {
			const { documents, commit } = await store.read(refs);
			return { documents, commit: (writes) => way(writes, commit) };
		}
	});
}

/** A store that writes something else. */
export function writing(change: (write: Write) => Write[]) {
	return committing((writes, commit) => commit(writes.flatMap(change)));
}

/** A store that does not write what lies there. */
export function forgetting(isForgotten: (write: Write) => boolean) {
	return writing((write) => (isForgotten(write) ? [] : [write]));
}

/** A store that writes these apart from all else, before or after it. */
export function apart(which: (write: Write) => boolean, when: 'before' | 'after') {
	return committing(async (writes, commit) => {
		const [own, rest] = [writes.filter(which), writes.filter((write) => !which(write))];
		for (const part of when === 'before' ? [own, rest] : [rest, own]) {
			if (part.length > 0) await commit(part);
		}
	});
}

/** Whether a write is to this collection. */
export const isIn = (collection: string) => (write: Write) =>
	write.path.startsWith(`${collection}/`);

/** A till whose decisions see some documents otherwise than they are. */
export function seeing<C extends LedgerCollection>(
	collection: C,
	otherwise: (document: LedgerDocuments[C], now: Date) => LedgerDocuments[C]
) {
	return (till: Till): Till => {
		const blurred = <V>(job: Job<V>): Job<V> => ({
			refs: job.refs,
			decide: (ledger, now) => {
				const get = (from: LedgerCollection, id: string) => {
					const document = ledger.get(from, id);
					return from === collection && document
						? otherwise(document as LedgerDocuments[C], now)
						: document;
				};
				const shown = new Proxy(ledger, { get: (_, name) => memberOf(ledger, name, get) });
				return job.decide(shown, now);
			}
		});
		return { ...till, lane: { submit: (job) => till.lane.submit(blurred(job)) } };
	};
}

function memberOf(ledger: Ledger, name: string | symbol, get: unknown): unknown {
	if (name === 'get') return get;
	const member: unknown = Reflect.get(ledger, name, ledger);
	return typeof member === 'function' ? (member.bind(ledger) as unknown) : member;
}

/** A till whose bank behaves otherwise. */
export function banking(change: (bank: PaymentProvider) => Partial<PaymentProvider>) {
	return (till: Till): Till => ({
		...till,
		bankFor: (method) => {
			const bank = till.bankFor(method);
			return { ...bank, ...change(bank) };
		}
	});
}

/** An update with other fields than the decision made. */
export function altered<D>(write: Write, change: (set: Partial<D>) => Partial<D>): Write[] {
	return write.kind === 'update' ? [{ ...write, set: change(write.set as Partial<D>) }] : [write];
}

/** A store that writes other fields to the documents of a collection, knowing what they were. */
export function knowing<D extends object>(
	collection: LedgerCollection,
	change: (set: Partial<D>, before: D) => Partial<D>
) {
	return (store: LedgerStore): LedgerStore => ({
		read: async (refs) => {
			const { documents, commit } = await store.read(refs);
			const changed = (write: Write) =>
				isIn(collection)(write)
					? altered<D>(write, (set) => change(set, documents.get(write.path) as D))
					: [write];
			return { documents, commit: (writes) => commit(writes.flatMap(changed)) };
		}
	});
}

/** A number that grows with each use; a defect needs no more chance than that. */
export function counting(): () => number {
	let count = 0;
	return () => (count += 1);
}
