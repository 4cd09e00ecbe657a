import { adjustment } from '@tandem/domain/adjust.ts';
import type { Output, Parsed } from '@tandem/domain/api.ts';
import { advance } from '@tandem/domain/fulfil.ts';
import { codeSaving, giftCardIssue, offersSaving } from '@tandem/domain/promote.ts';
import { leftMinor, unitsLeft } from '@tandem/domain/refunding.ts';
import type { Sellable } from '@tandem/domain/stock.ts';
import { giftCardCodeOf, giftCardIdOf } from '../checkout/order-id.ts';
import { giveBack } from '../checkout/undo.ts';
import {
	asking,
	idOf,
	isSameUnits,
	repeated,
	seen,
	shareOf,
	type Asking,
	type View
} from './asking.ts';
import type { End } from './end.ts';
import type { Action, Share } from './schedule.ts';
import { CODES, keyOf, OFFERS } from './shop.ts';
import { wasIn } from './shopper.ts';

type Of<Do extends Action['do']> = Extract<Action, { do: Do }>;
type Refunding = Parsed<'refundOrder'>;

const ADA = 'ada';

/** Takes an order to its next state. */
export function further({ order, to, parcel }: Of<'advance'>): Asking {
	const orderId = idOf(order);
	const step: Parsed<'advanceOrder'> =
		to === 'shipped'
			? { orderId, to, carrier: 'Sparrow', tracking: `parcel ${parcel}` }
			: { orderId, to };
	return asking(
		orderId,
		({ lane }) => lane.submit(advance(step, ADA)),
		(answer, { orders }) => !answer.ok || wasIn({ orderId, state: to }, orders)
	);
}

/** Cancels in the shopper's name. */
export function staffCancel({ order }: Of<'staff-cancel'>): Asking {
	const orderId = idOf(order);
	return refunding({ action: 'cancel', orderId }, (_, { orders }) => {
		return orders.get(orderId)?.state === 'cancelled';
	});
}

function refunding(
	input: Refunding,
	isTrue: (answer: Extract<Output<'refundOrder'>, { ok: true }>, end: End) => boolean
): Asking {
	return asking(
		input.orderId,
		(till) => giveBack(till, input, ADA),
		(answer, end) => {
			// Who gives goods back never asks for too much, whatever went back before.
			if (!answer.ok) return answer.reason !== 'too-much' || !isOfGoods(input);
			return isTrue(answer, end);
		}
	);
}

function isOfGoods(input: Refunding): boolean {
	return input.action === 'receive' || (input.action === 'refund' && input.extraMinor === 0);
}

/** Takes in one of the returns that are announced, or were. */
export async function receive(view: View, step: Of<'receive'>): Promise<Asking | null> {
	const order = await seen(view, step.order);
	const announced = order?.returns[step.which % Math.max(1, order.returns.length)];
	const lines = restocking(shareOf(announced?.lines ?? [], step.share), step.restock);
	if (!announced || lines.length === 0) return null;
	const orderId = idOf(step.order);
	const { key } = announced;
	const input = { action: 'receive', orderId, returnKey: key, lines } as const;
	return refunding(input, (_, { orders }) => {
		const kept = orders.get(orderId);
		const refund = kept?.refunds.find((each) => each.key === `return-${key}`);
		const isTakenIn = kept?.returns.some((each) => each.key === key && each.state === 'received');
		return isTakenIn === true && isSameUnits(refund?.lines, lines);
	});
}

function restocking(lines: ReturnType<typeof shareOf>, restock: Share) {
	return lines.map(({ sku, quantity }) => {
		const units = { all: quantity, 'too-many': quantity, some: Math.floor(quantity / 2), none: 0 };
		return { sku, quantity, restock: units[restock] };
	});
}

/** Refuses one of the returns. */
export async function refuseReturn(view: View, step: Of<'refuse-return'>): Promise<Asking | null> {
	const order = await seen(view, step.order);
	const announced = order?.returns[step.which % Math.max(1, order.returns.length)];
	if (!announced) return null;
	const orderId = idOf(step.order);
	const { key: returnKey } = announced;
	const input = { action: 'refuse', orderId, returnKey, answer: 'It is worn.' } as const;
	return refunding(input, (_, { orders }) => {
		const kept = orders.get(orderId)?.returns.find(({ key }) => key === returnKey);
		return kept?.state === 'refused';
	});
}

/** Gives units or a sum back, under keys of its own. */
export async function refund(view: View, step: Of<'refund'>): Promise<Asking | null> {
	const order = await seen(view, step.order);
	const lines = restocking(shareOf(order ? unitsLeft(order) : [], step.share), step.restock);
	const left = order ? leftMinor(order) : 0;
	const extraMinor = { none: 0, some: Math.ceil(left / 3), all: left, 'too-many': left + 1 }[
		step.extra
	];
	if (lines.length === 0 && extraMinor === 0) return null;
	const orderId = idOf(step.order);
	const keyAt = (i: number) => keyOf('refund', step.key + i);
	const last = keyAt(step.times - 1);
	const given = {
		action: 'refund',
		orderId,
		lines,
		extraMinor: step.times > 1 ? 1 : extraMinor
	} as const;
	return asking(
		orderId,
		(till) => repeated(step.times, (i) => giveBack(till, { ...given, key: keyAt(i) }, ADA)),
		(answer, { orders }) => {
			const kept = orders.get(orderId)?.refunds.find(({ key }) => key === last);
			if (!answer.ok) return answer.reason !== 'too-much' || given.extraMinor > 0;
			return isSameUnits(kept?.lines, lines) && kept?.extraMinor === given.extraMinor;
		}
	);
}

/** Asks once more for a refund; for one that has not failed, in vain. */
export async function retryRefund(view: View, step: Of<'retry-refund'>): Promise<Asking | null> {
	const order = await seen(view, step.order);
	const refund = order?.refunds[step.which % Math.max(1, order.refunds.length)];
	return refund ? retrying(idOf(step.order), refund.id) : null;
}

/** Asks once more for this refund. */
export function retrying(orderId: string, refundId: number): Asking {
	return refunding({ action: 'retry', orderId, refundId }, (answer, { orders }) =>
		wasIn(answer, orders)
	);
}

/** Changes stock or price. */
export function adjust({ key, sku, units, priceMinor }: Of<'adjust'>): Asking {
	const id = keyOf('audit', key);
	const reason = units === 0 ? 'price' : 'counted';
	const request = { key: id, sku, units, priceMinor, reason, note: '' } as const;
	return asking(
		id,
		({ lane }) => lane.submit(adjustment(request, ADA)),
		(answer, end) => {
			if (!answer.ok) return true;
			const kept = end.get('audit', id);
			const { available, priceMinor: price } = answer;
			const isKept = kept?.after.available === available && kept.after.priceMinor === price;
			const isAsked = kept?.sku === sku && available - kept.before.available === units;
			return isKept && isAsked && (priceMinor ?? price) === price;
		}
	);
}

/** Writes off all units that are there. */
export async function writeOff(view: View, { key, sku }: Of<'write-off'>): Promise<Asking | null> {
	const sellable = (await view.books.get(`sellables/${sku}`)) as Sellable | undefined;
	const units = sellable?.available ?? 0;
	return units > 0 ? adjust({ do: 'adjust', key, sku, units: -units, priceMinor: null }) : null;
}

/** Changes a code's limit, or stops it. */
export function saveCode({ code, maxUses, isActive }: Of<'save-code'>): Asking {
	const { used: _, ...kept } = CODES[code];
	const promotion = { ...kept, maxUses, active: isActive };
	return asking(
		code,
		({ lane }) => lane.submit(codeSaving({ action: 'save-code', promotion })),
		(answer, end) => !answer.ok || end.get('promotions', code) !== undefined
	);
}

/** Puts another list of automatic promotions up. */
export function saveOffers({ offers }: Of<'save-offers'>): Asking {
	const terms = OFFERS[offers % OFFERS.length]?.terms ?? [];
	return asking(
		'automatic',
		({ lane }) => lane.submit(offersSaving({ action: 'save-offers', terms })),
		(answer, end) => !answer.ok || end.get('offers', 'automatic') !== undefined
	);
}

/** Issues a gift card under a key. */
export function issue({ key, amountMinor }: Of<'issue'>): Asking {
	const code = giftCardCodeOf(keyOf('gift card', key));
	const id = giftCardIdOf(code);
	return asking(
		id,
		({ lane }) => lane.submit(giftCardIssue(id, code, amountMinor, ADA)),
		(answer, end) => !answer.ok || end.get('giftCards', id)?.issuedMinor === amountMinor
	);
}
