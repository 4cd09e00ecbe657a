import { Unread, type Ledger, type LedgerRef } from './ledger.ts';

/** Something to be decided: the documents it needs, and what it makes of them. */
export type Job<Verdict> = {
	refs: LedgerRef[];
	/** Reads and puts on the ledger only; throws only on a bug or an unreadable document. */
	decide(ledger: Ledger, now: Date): Verdict;
};

export type Outcome<Verdict> =
	{ verdict: Verdict } | { bug: unknown } | { unread: readonly LedgerRef[] };

/**
 * What each job decides, in order, each on what those before it left. A bug in one leaves no trace, nor
 * does one that turns out to need documents that were not read.
 */
export function decideFlush<Verdict>(
	jobs: readonly Job<Verdict>[],
	ledger: Ledger,
	now: Date
): Outcome<Verdict>[] {
	return jobs.map((job) => {
		try {
			const verdict = job.decide(ledger, now);
			ledger.settleJob(true);
			return { verdict };
		} catch (cause) {
			ledger.settleJob(false);
			return cause instanceof Unread ? { unread: cause.refs } : { bug: cause };
		}
	});
}
