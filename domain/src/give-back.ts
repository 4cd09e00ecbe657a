import type { Input, Output } from './api.ts';
import { keep } from './due.ts';
import type { Job } from './flush.ts';
import type { Ledger } from './ledger.ts';
import { canMove } from './order-state.ts';
import { moved, type Order, type OrderLine } from './order.ts';
import { MAX_REFUNDS, type Refund } from './refund.ts';
import { leftMinor, refundAmounts, unitsLeft } from './refunding.ts';
import { refunded } from './reverse.ts';
import { restock } from './units.ts';

type Action = Input<'refundOrder'>;
type Of<A extends Action['action']> = Extract<Action, { action: A }>;
type Refusal = Extract<Output<'refundOrder'>, { ok: false }>;
export type GiveBack = { ok: true; order: Order } | Refusal;
type Line = Of<'refund'>['lines'][number];

/** An order that was sent, or is about to be: before that it is cancelled instead. */
function isOut({ state }: Order): boolean {
	return state === 'packed' || state === 'shipped' || state === 'delivered';
}

/** Takes in a return: what arrived is refunded, what can be sold again is. Asked again, it says yes again. */
export function receipt({ orderId, returnKey, lines }: Of<'receive'>, by: string): Job<GiveBack> {
	return onOrder(orderId, (ledger, order, now) => {
		const announced = order.returns.find(({ key }) => key === returnKey);
		if (!announced) return { ok: false, reason: 'not-found' };
		const key = `return-${returnKey}`;
		if (announced.state !== 'requested') {
			const made = order.refunds.find((refund) => refund.key === key);
			return made && isOf(made, lines) ? { ok: true, order } : notRefundable(order);
		}
		const isAnnounced = lines.every(({ sku, quantity }) =>
			announced.lines.some((line) => line.sku === sku && quantity <= line.quantity)
		);
		const refusal = isAnnounced ? refusalOf(order, lines, 0) : notRefundable(order);
		if (refusal) return refusal;
		const closed: Order = {
			...order,
			returns: order.returns.map((each) =>
				each === announced ? { ...each, state: 'received', closedAt: now } : each
			)
		};
		const reason = announced.reason === 'withdrawal' ? 'withdrawn' : 'returned';
		return {
			ok: true,
			order: giveBack(ledger, orderId, closed, { key, reason, lines, extraMinor: 0, by }, now)
		};
	});
}

/** Refuses a return, with the words that the shopper reads. */
export function returnRefusal(
	{ orderId, returnKey, answer }: Of<'refuse'>,
	by: string
): Job<GiveBack> {
	return onOrder(orderId, (ledger, order, now) => {
		const announced = order.returns.find(({ key }) => key === returnKey);
		if (!announced) return { ok: false, reason: 'not-found' };
		if (announced.state === 'refused') return { ok: true, order };
		if (announced.state === 'received') return notRefundable(order);
		const returns = order.returns.map((each) =>
			each === announced ? { ...each, state: 'refused' as const, answer, closedAt: now } : each
		);
		const refused = withEnd({ ...order, returns, updatedAt: now }, by, now);
		return { ok: true, order: keep(ledger, orderId, refused) };
	});
}

/** Gives back units or a sum beyond them, under the client's key. */
export function staffRefund(
	{ orderId, key, lines, extraMinor }: Of<'refund'>,
	by: string
): Job<GiveBack> {
	return onOrder(orderId, (ledger, order, now) => {
		const earlier = order.refunds.find((refund) => refund.key === key);
		if (earlier) {
			const isSame = earlier.extraMinor === extraMinor && isOf(earlier, lines);
			return isSame ? { ok: true, order } : { ok: false, reason: 'key-reused' };
		}
		const refusal = refusalOf(order, lines, extraMinor);
		if (refusal) return refusal;
		const reason = lines.length > 0 ? 'returned' : 'goodwill';
		return {
			ok: true,
			order: giveBack(ledger, orderId, order, { key, reason, lines, extraMinor, by }, now)
		};
	});
}

/** Makes a refund that failed due once more. */
export function refundRetry({ orderId, refundId }: Of<'retry'>): Job<GiveBack> {
	return onOrder(orderId, (ledger, order, now) => {
		const refund = order.refunds.find(({ id }) => id === refundId);
		if (!refund) return { ok: false, reason: 'not-found' };
		if (refund.status !== 'failed') return { ok: true, order };
		const refunds = order.refunds.map((each) =>
			each === refund ? { ...refund, status: 'due' as const, tries: refund.tries + 1 } : each
		);
		return { ok: true, order: keep(ledger, orderId, { ...order, refunds, updatedAt: now }) };
	});
}

function onOrder(
	orderId: string,
	decide: (ledger: Ledger, order: Order, now: Date) => GiveBack
): Job<GiveBack> {
	return {
		refs: [{ collection: 'orders', id: orderId }],
		decide: (ledger, now) => {
			const order = ledger.get('orders', orderId);
			return order ? decide(ledger, order, now) : { ok: false, reason: 'not-found' };
		}
	};
}

function notRefundable({ state }: Order): Refusal {
	return { ok: false, reason: 'not-refundable', state };
}

function refusalOf(order: Order, lines: readonly Line[], extraMinor: number): Refusal | undefined {
	const isThere = lines.every((line, i) => {
		const ordered = order.lines.find(({ sku }) => sku === line.sku);
		const isFirst = lines.findIndex(({ sku }) => sku === line.sku) === i;
		return isFirst && ordered && line.quantity <= ordered.quantity - ordered.refunded;
	});
	const isFull = order.refunds.length >= MAX_REFUNDS;
	if (!isOut(order) || !isThere || isFull) return notRefundable(order);
	const left = leftMinor(order);
	const { amountMinor } = refundAmounts(order, lines, extraMinor);
	return amountMinor > left ? { ok: false, reason: 'too-much', leftMinor: left } : undefined;
}

type Giving = Omit<Parameters<typeof refunded>[3], 'lines'> & { lines: readonly Line[] };

/** Restocks and refunds. */
function giveBack(ledger: Ledger, orderId: string, order: Order, giving: Giving, now: Date): Order {
	const unitsOf = ({ sku }: OrderLine) =>
		giving.lines.find((line) => line.sku === sku)?.restock ?? 0;
	restock(
		ledger,
		order.lines.map((line) => ({ ...line, quantity: unitsOf(line) }))
	);
	const restocked = order.lines.map((line) => {
		return { ...line, restocked: line.restocked + unitsOf(line) };
	});
	const grant = { ...giving, lines: giving.lines.map(withoutRestock) };
	const next = refunded(ledger, orderId, { ...order, lines: restocked }, grant, now);
	return keep(ledger, orderId, withEnd(next, giving.by, now));
}

/** The order refunded, if nothing of it is left to give back and no goods are on their way. */
function withEnd(order: Order, by: string, now: Date): Order {
	// Of what cost nothing, only the units can be back.
	const isAllBack =
		order.totals.totalMinor > 0 ? leftMinor(order) === 0 : unitsLeft(order).length === 0;
	const isAwaited = order.returns.some(({ state }) => state === 'requested');
	const hasEnded = isAllBack && !isAwaited && canMove(order.state, 'refunded');
	return hasEnded ? moved(order, 'refunded', by, now) : order;
}

/** Whether the refund is of these units. */
function isOf(refund: Refund, lines: readonly Line[]): boolean {
	return JSON.stringify(refund.lines) === JSON.stringify(lines.map(withoutRestock));
}

function withoutRestock({ sku, quantity }: Line) {
	return { sku, quantity };
}
