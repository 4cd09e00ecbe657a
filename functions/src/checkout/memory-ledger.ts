import { isDeepStrictEqual } from 'node:util';
import { pathOf, type LedgerDocument, type Write } from '@tandem/domain/ledger.ts';
import type { LedgerStore } from './ledger-store.ts';

type Fields = Record<string, unknown>;

/** What happens to one commit: it is written, written and its reply lost, or refused for what it holds. */
export type CommitFate = 'written' | 'reply-lost' | 'refused';

/**
 * A ledger in memory with Firestore's semantics: snapshot reads, versions, all-or-nothing commits, deep
 * merges; a write that changes nothing leaves the version. What it holds is frozen, so that nobody changes
 * it but by writing.
 */
export class MemoryLedger implements LedgerStore {
	readonly documents = new Map<string, { version: number; data: Fields }>();
	readonly commits: Write[][] = [];
	/** Called before each read and commit takes effect, so that a test can order and delay them. */
	step: (name: 'read' | 'commit') => Promise<void> = () => Promise.resolve();
	fate: (writes: readonly Write[]) => CommitFate = () => 'written';
	#version = 0;

	put(path: string, data: object): void {
		this.#version += 1;
		this.documents.set(path, { version: this.#version, data: frozen({ ...data }) });
	}

	get(path: string): Fields | undefined {
		return this.documents.get(path)?.data;
	}

	async read(refs: Parameters<LedgerStore['read']>[0]) {
		await this.step('read');
		const versions = new Map<string, number>();
		const documents = new Map<string, LedgerDocument | null | Error>();
		for (const path of refs.map(pathOf)) {
			const found = this.documents.get(path);
			if (found) versions.set(path, found.version);
			documents.set(path, found ? (found.data as LedgerDocument) : null);
		}
		return { documents, commit: (writes: readonly Write[]) => this.#commit(writes, versions) };
	}

	async #commit(writes: readonly Write[], versions: ReadonlyMap<string, number>): Promise<void> {
		await this.step('commit');
		const fate = this.fate(writes);
		if (fate === 'refused') throw grpc(3, 'invalid argument');
		for (const write of writes) {
			if (write.kind === 'update' && Object.keys(write.set).length === 0) {
				throw grpc(3, 'at least one field must be updated');
			}
			const version = this.documents.get(write.path)?.version;
			if (write.kind === 'create' && version !== undefined) throw grpc(6, 'already exists');
			if (write.kind === 'update' && version !== versions.get(write.path)) {
				throw grpc(9, 'failed precondition');
			}
		}
		for (const write of writes) this.#apply(write);
		this.commits.push([...writes]);
		if (fate === 'reply-lost') throw grpc(14, 'unavailable');
	}

	#apply(write: Write): void {
		if (write.kind === 'create') return this.put(write.path, write.data);
		const old = this.get(write.path) ?? {};
		if (write.kind === 'update') {
			const fields = Object.entries(write.set);
			const isChange = fields.some(([name, value]) => !isDeepStrictEqual(old[name], value));
			if (isChange) this.put(write.path, { ...old, ...write.set });
			return;
		}
		const counts = Object.entries(write.add).map(
			([name, by]) => [name, Number(old[name] ?? 0) + by] as const
		);
		return this.put(write.path, { ...merged(old, write.set), ...Object.fromEntries(counts) });
	}
}

/** An error as Firestore's client throws it. */
export function grpc(code: number, message: string): Error {
	return Object.assign(new Error(message), { code });
}

function merged(old: Fields, set: Fields): Fields {
	const fields = Object.entries(set).map(([name, value]) => {
		const before = old[name];
		return [name, isMap(value) && isMap(before) ? merged(before, value) : value] as const;
	});
	return { ...old, ...Object.fromEntries(fields) };
}

function isMap(value: unknown): value is Fields {
	return value !== null && typeof value === 'object' && !Array.isArray(value) && !isDate(value);
}

function isDate(value: unknown): boolean {
	return value instanceof Date;
}

/** Freezes it through and through; like Firestore, throws where a value is undefined. */
function frozen<T extends object>(value: T): T {
	if (Object.isFrozen(value) || isDate(value)) return value;
	for (const part of Object.values(value) as unknown[]) {
		if (part === undefined) throw grpc(3, 'undefined is no value');
		if (part !== null && typeof part === 'object') frozen(part);
	}
	return Object.freeze(value);
}
