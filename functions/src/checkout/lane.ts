import { decideFlush, type Job, type Outcome } from '@tandem/domain/flush.ts';
import { isShared, Ledger, pathOf, type LedgerRef } from '@tandem/domain/ledger.ts';
import { LIVE_SHARDS } from '@tandem/domain/metrics.ts';
import type { LedgerStore } from './ledger-store.ts';

const MAX_BATCH = 60;
const MAX_FLUSHES = 4;
const MAX_ROUNDS = 8;
/** A job that asks for further documents so often asks for ever. */
const MAX_READINGS = 6;

export type Busy = { ok: false; reason: 'busy' };

/** What a lane needs of the world. */
export type LanePorts = {
	store: LedgerStore;
	now: () => Date;
	/** In [0, 1). */
	random: () => number;
	wait: (milliseconds: number) => Promise<void>;
};

type Waiting = {
	job: Job<unknown>;
	/** What it names, and what it turned out to need. */
	refs: LedgerRef[];
	/** The documents that it must have to itself. */
	paths: string[];
	readings: number;
	resolve: (verdict: unknown) => void;
	reject: (bug: unknown) => void;
};

/**
 * Group commit. Jobs that arrive while a flush holds one of their documents wait; the next flush
 * decides up to 60 of them against one read and writes them in one guarded batch. Jobs that share no
 * document with a running flush start at once, so a hot SKU delays only those who want it.
 */
export class Lane {
	readonly #ports: LanePorts;
	readonly #held = new Set<string>();
	#waiting: Waiting[] = [];
	#flushes = 0;
	#isScheduled = false;

	constructor(ports: LanePorts) {
		this.#ports = ports;
	}

	/** The verdict of `job` once it is written, or `busy` when eight races were lost; rejects on a bug. */
	submit<Verdict>(job: Job<Verdict>): Promise<Verdict | Busy> {
		return new Promise((resolve, reject) => {
			const settle = { resolve: resolve as Waiting['resolve'], reject };
			this.#waiting.push({ job, ...wanting(job.refs), readings: 0, ...settle });
			this.#schedule();
		});
	}

	/** Once per turn of the event loop, so that requests of one turn share a flush. */
	#schedule(): void {
		if (this.#isScheduled) return;
		this.#isScheduled = true;
		setImmediate(() => {
			this.#isScheduled = false;
			this.#pump();
		});
	}

	#pump(): void {
		while (this.#flushes < MAX_FLUSHES) {
			const batch = this.#take();
			if (!batch.length) return;
			const paths = new Set(batch.flatMap((waiting) => waiting.paths));
			for (const path of paths) this.#held.add(path);
			this.#flushes += 1;
			void this.#flush(batch, 1).finally(() => {
				for (const path of paths) this.#held.delete(path);
				this.#flushes -= 1;
				this.#schedule();
			});
		}
	}

	/** The longest-waiting jobs free to go; one that must wait also holds back later ones that share with it. */
	#take(): Waiting[] {
		const blocked = new Set(this.#held);
		const batch: Waiting[] = [];
		this.#waiting = this.#waiting.filter((waiting) => {
			if (batch.length < MAX_BATCH && !waiting.paths.some((path) => blocked.has(path))) {
				batch.push(waiting);
				return false;
			}
			for (const path of waiting.paths) blocked.add(path);
			return true;
		});
		return batch;
	}

	/** Never rejects: each job of the batch is resolved or rejected for itself. */
	async #flush(batch: readonly Waiting[], round: number): Promise<void> {
		try {
			const { documents, commit } = await this.#ports.store.read(refsOf(batch));
			const ledger = new Ledger(documents);
			const outcomes = decideFlush(
				batch.map((waiting) => waiting.job),
				ledger,
				this.#ports.now()
			);
			const writes = ledger.writes(Math.floor(this.#ports.random() * LIVE_SHARDS));
			if (writes.length) await commit(writes);
			this.#answer(batch, outcomes);
		} catch (cause) {
			await this.#retry(batch, round, cause);
		}
	}

	/** A job that needs more documents goes back to the head of the queue with them. */
	#answer(batch: readonly Waiting[], outcomes: readonly Outcome<unknown>[]): void {
		const again: Waiting[] = [];
		batch.forEach((waiting, i) => {
			const outcome = outcomes[i];
			if (outcome && 'verdict' in outcome) waiting.resolve(outcome.verdict);
			else if (outcome && 'unread' in outcome && waiting.readings < MAX_READINGS) {
				const refs = wanting([...waiting.refs, ...outcome.unread]);
				again.push({ ...waiting, ...refs, readings: waiting.readings + 1 });
			} else
				waiting.reject(outcome && 'bug' in outcome ? outcome.bug : new Error('reads for ever'));
		});
		this.#waiting.unshift(...again);
	}

	/**
	 * After a lost race, or a reply that never came: every job finds its own earlier write by its id, so
	 * deciding again is safe. Strangers part first; a batch that is all connected is halved, so one
	 * document that cannot be written fails alone.
	 */
	async #retry(batch: readonly Waiting[], round: number, cause: unknown): Promise<void> {
		if (round >= MAX_ROUNDS || (batch.length === 1 && !isWorthRetrying(cause))) {
			for (const waiting of batch) {
				if (isWorthRetrying(cause)) waiting.resolve({ ok: false, reason: 'busy' } satisfies Busy);
				else waiting.reject(cause);
			}
			return;
		}
		await this.#ports.wait(5 + this.#ports.random() * 45);
		const groups = connected(batch);
		await Promise.all(
			groups.map(async (group) => {
				const half = groups.length === 1 ? Math.ceil(group.length / 2) : group.length;
				await this.#flush(group.slice(0, half), round + 1);
				if (half < group.length) await this.#flush(group.slice(half), round + 1);
			})
		);
	}
}

function wanting(refs: LedgerRef[]): Pick<Waiting, 'refs' | 'paths'> {
	return { refs, paths: refs.filter((ref) => !isShared(ref)).map(pathOf) };
}

function refsOf(batch: readonly Waiting[]): LedgerRef[] {
	const refs = batch.flatMap((waiting) => waiting.refs);
	return [...new Map(refs.map((ref) => [pathOf(ref), ref])).values()];
}

/** The jobs in groups that share no document with each other, each in order of arrival. */
function connected(batch: readonly Waiting[]): Waiting[][] {
	let groups: { paths: Set<string>; jobs: Waiting[] }[] = [];
	for (const waiting of batch) {
		const shares = groups.filter((group) => waiting.paths.some((path) => group.paths.has(path)));
		const merged = {
			paths: new Set([...waiting.paths, ...shares.flatMap((group) => [...group.paths])]),
			jobs: [...shares.flatMap((group) => group.jobs), waiting]
		};
		groups = [...groups.filter((group) => !shares.includes(group)), merged];
	}
	return groups.map((group) => batch.filter((waiting) => group.jobs.includes(waiting)));
}

/** gRPC codes of a lost race (already exists, failed precondition, aborted) or of an unknown outcome. */
const RETRYABLE_CODES = new Set([2, 4, 6, 9, 10, 13, 14]);

function isWorthRetrying(cause: unknown): boolean {
	const code: unknown = cause instanceof Error && 'code' in cause ? cause.code : undefined;
	return typeof code === 'number' && RETRYABLE_CODES.has(code);
}
