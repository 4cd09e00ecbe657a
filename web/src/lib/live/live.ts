import { createSubscriber } from 'svelte/reactivity';
import type { DocumentSnapshot, Query, QuerySnapshot } from 'firebase/firestore';
import type { output } from 'zod';
import type { CollectionName, collections } from '@tandem/domain/collections.ts';
import { firebase, type Firebase } from '../wake.ts';

/** A stored document as its schema reads it. */
export type Stored<N extends CollectionName> = output<(typeof collections)[N]['schema']>;

export type LiveState<T> =
	| { status: 'loading' }
	| {
			status: 'ready';
			value: T;
			/** True until the server has confirmed it; so while offline. */
			fromCache: boolean;
			/** True while a write of this device is on its way. */
			hasPendingWrites: boolean;
	  }
	| { status: 'failed'; error: LiveError };

export class LiveError extends Error {
	override name = 'LiveError';
	/** `message` can be shown to the person. */
	constructor(
		readonly kind: 'denied' | 'unreadable' | 'unreachable',
		message: string,
		cause?: unknown
	) {
		super(message, { cause });
	}
}

/** Something that tells a value and its changes until it is stopped. */
export type Source<T> = (tell: (state: LiveState<T>) => void) => () => void;

/**
 * One value that follows its source. It opens when `current` is first read in a component, all
 * readers share it, and it closes when the last is gone; opened again it shows its last value
 * until there is a newer one.
 */
export class Live<T> {
	readonly #source: Source<T>;
	#state: LiveState<T> = { status: 'loading' };
	#update: () => void = () => {};
	#stop: (() => void) | undefined;

	readonly #subscribe = createSubscriber((update) => {
		this.#update = update;
		this.#open();
		return () => this.#close();
	});

	constructor(source: Source<T>) {
		this.#source = source;
	}

	get current(): LiveState<T> {
		this.#subscribe();
		return this.#state;
	}

	/** Subscribes anew: a listener that has failed stays silent for ever. */
	retry = (): void => {
		if (this.#state.status !== 'failed') return;
		this.#close();
		this.#state = { status: 'loading' };
		this.#update();
		this.#open();
	};

	#open(): void {
		let isOpen = true;
		const stop = this.#source((state) => {
			if (!isOpen) return;
			this.#state = state;
			this.#update();
		});
		this.#stop = () => {
			isOpen = false;
			stop();
		};
	}

	#close(): void {
		this.#stop?.();
		this.#stop = undefined;
	}
}

/** A function that makes one `Live` for each id, so that all who read the same id share it. */
export function shared<T>(make: (id: string) => Live<T>): (id: string) => Live<T> {
	const known = new Map<string, Live<T>>();
	return (id) => {
		const live = known.get(id) ?? make(id);
		known.set(id, live);
		return live;
	};
}

/** Follows one document; `read` makes of it what pages need, and gets null where there is none. */
export function followDocument<N extends CollectionName, T>(
	name: N,
	id: string,
	read: (stored: Stored<N> | null, firebase: Firebase, isFromCache: boolean) => T
): Live<T> {
	return new Live((tell) =>
		listen(tell, (fb, fail) =>
			fb.onSnapshot(
				fb.doc(fb.db, name, id),
				{ includeMetadataChanges: true },
				(snapshot) => {
					// Not in the cache is not the same as not in the shop.
					const { fromCache } = snapshot.metadata;
					if (!snapshot.exists() && fromCache) return;
					attempt(tell, fail, snapshot, () => {
						const stored = snapshot.exists() ? parsed(fb, name, snapshot) : null;
						return read(stored, fb, fromCache);
					});
				},
				fail
			)
		)
	);
}

/** Follows a query, its documents parsed and with their ids, in the order of the query. */
export function followQuery<N extends CollectionName, T>(
	name: N,
	ask: (firebase: Firebase) => Query,
	read: (stored: (Stored<N> & { id: string })[], firebase: Firebase) => T
): Live<T> {
	return new Live((tell) =>
		listen(tell, (fb, fail) =>
			fb.onSnapshot(
				ask(fb),
				{ includeMetadataChanges: true },
				(snapshot) => {
					if (snapshot.empty && snapshot.metadata.fromCache) return;
					attempt(tell, fail, snapshot, () => {
						const found = snapshot.docs.map((each) => {
							return { ...parsed(fb, name, each), id: each.id };
						});
						return read(found, fb);
					});
				},
				fail
			)
		)
	);
}

/** Waits for Firebase, then opens the listener, unless it has been stopped meanwhile. */
function listen<T>(
	tell: (state: LiveState<T>) => void,
	open: (firebase: Firebase, fail: (cause: unknown) => void) => () => void
): () => void {
	let isWanted = true;
	let close = () => {};
	const fail = (cause: unknown) => tell({ status: 'failed', error: liveError(cause) });
	firebase().then((fb) => {
		if (isWanted) close = open(fb, fail);
	}, fail);
	return () => {
		isWanted = false;
		close();
	};
}

function attempt<T>(
	tell: (state: LiveState<T>) => void,
	fail: (cause: unknown) => void,
	{ metadata }: DocumentSnapshot | QuerySnapshot,
	read: () => T
): void {
	let value: T;
	try {
		value = read();
	} catch (cause) {
		fail(cause);
		return;
	}
	const { fromCache, hasPendingWrites } = metadata;
	tell({ status: 'ready', value, fromCache, hasPendingWrites });
}

function parsed<N extends CollectionName>(
	{ collections, Timestamp }: Firebase,
	name: N,
	snapshot: DocumentSnapshot
): Stored<N> {
	// Estimated: a document with a write on its way has no server time yet, and is shown already.
	const data = withDates(snapshot.data({ serverTimestamps: 'estimate' }), Timestamp);
	const result = collections[name].schema.safeParse(data);
	if (result.success) return result.data as Stored<N>;
	const message = `${name}/${snapshot.id} is damaged. We have been told.`;
	console.warn(message, result.error);
	throw new LiveError('unreadable', message, result.error);
}

/** The same with a `Date` for each `Timestamp`, at any depth. */
export function withDates(value: unknown, Timestamp: Firebase['Timestamp']): unknown {
	if (value instanceof Timestamp) return value.toDate();
	if (Array.isArray(value)) return value.map((each) => withDates(each, Timestamp));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, each]) => [key, withDates(each, Timestamp)])
	);
}

function liveError(cause: unknown): LiveError {
	if (cause instanceof LiveError) return cause;
	const { code } = Object(cause) as { code?: unknown };
	if (code === 'permission-denied' || code === 'unauthenticated') {
		return new LiveError('denied', 'You are not allowed to see this.', cause);
	}
	return new LiveError('unreachable', 'The shop cannot be reached right now.', cause);
}
