import * as answers from './check-answers.ts';
import * as money from './check-money.ts';
import * as orders from './check-orders.ts';
import * as stock from './check-stock.ts';
import type { Change } from './books.ts';
import type { MemoryBank } from './bank.ts';
import type { End } from './end.ts';

export type { Change } from './books.ts';

/** What must hold when a schedule has come to rest; `faults` says what does not. */
export type Invariant = { says: string; faults: (end: End) => readonly string[] };

/** What must hold for every single commit. */
export type Watch = {
	says: string;
	faults: (changes: readonly Change[], bank: MemoryBank) => readonly string[];
};

export type Breach = { invariant: InvariantName; says: string; details: readonly string[] };

const INVARIANTS = {
	stockAddsUp: stock.stockAddsUp,
	soldUnitsAreInOrders: stock.soldUnitsAreInOrders,
	bundlesFollowTheirParts: stock.bundlesFollowTheirParts,
	shelvesShowTheStock: stock.shelvesShowTheStock,
	oneOrderForAKey: orders.oneOrderForAKey,
	theShopKeepsWhatOrdersCost: money.theShopKeepsWhatOrdersCost,
	totalsAddUp: money.totalsAddUp,
	refundsAreWithinWhatWasPaid: money.refundsAreWithinWhatWasPaid,
	creditNotesUndoTheInvoice: money.creditNotesUndoTheInvoice,
	refundedOrdersAreDone: orders.refundedOrdersAreDone,
	giftCardsAddUp: money.giftCardsAddUp,
	countersAreTheRecount: money.countersAreTheRecount,
	historyObeysTheTable: orders.historyObeysTheTable,
	theAttemptEndsBeforeTheOrder: orders.theAttemptEndsBeforeTheOrder,
	numbersHaveNoGaps: orders.numbersHaveNoGaps,
	lettersGoOutOnce: orders.lettersGoOutOnce,
	codesCountOrdersThatStand: orders.codesCountOrdersThatStand,
	documentsCanBeRead: orders.documentsCanBeRead,
	answersAreTrue: answers.answersAreTrue,
	everybodyIsAnswered: answers.everybodyIsAnswered,
	nothingIsABug: answers.nothingIsABug,
	theShopComesToRest: answers.theShopComesToRest
} satisfies Record<string, Invariant>;

const WATCHES = {
	neverBelowZero: stock.neverBelowZero,
	codesStayWithinTheirLimits: orders.codesStayWithinTheirLimits,
	cartsAreEmptiedWithTheirOrder: orders.cartsAreEmptiedWithTheirOrder,
	whoIsAskedHoldsTheOrder: orders.whoIsAskedHoldsTheOrder,
	oneAttemptAtATime: orders.oneAttemptAtATime,
	ordersSayWhatTheBankSaid: orders.ordersSayWhatTheBankSaid,
	whatIsWrittenStays: orders.whatIsWrittenStays
} satisfies Record<string, Watch>;

export type InvariantName = keyof typeof INVARIANTS | keyof typeof WATCHES;

/** What is broken when a schedule has come to rest. */
export function breachesOf(end: End): Breach[] {
	return broken(Object.entries<Invariant>(INVARIANTS), ({ faults }) => faults(end));
}

/** What one commit breaks. */
export function breachesOfCommit(changes: readonly Change[], bank: MemoryBank): Breach[] {
	return broken(Object.entries<Watch>(WATCHES), ({ faults }) => faults(changes, bank));
}

function broken<Rule extends { says: string }>(
	rules: [string, Rule][],
	faultsOf: (rule: Rule) => readonly string[]
): Breach[] {
	return rules.flatMap(([name, rule]) => {
		const details = faultsOf(rule);
		return details.length ? [{ invariant: name as InvariantName, says: rule.says, details }] : [];
	});
}
