import type { Parsed } from '@tandem/domain/api.ts';
import type { Cart } from '@tandem/domain/cart.ts';
import type { GiftCard } from '@tandem/domain/gift-card.ts';
import { giftCardPart, priceOrder } from '@tandem/domain/pricing.ts';
import type { Offers, Promotion } from '@tandem/domain/promotion.ts';
import { unitsLeft } from '@tandem/domain/refunding.ts';
import { WITHDRAWAL_KEY } from '@tandem/domain/reverse.ts';
import type { Sellable } from '@tandem/domain/stock.ts';
import { businessDate } from '@tandem/domain/time.ts';
import { buy, payAgain } from '../checkout/buy.ts';
import { giftCardIdOf, requestHashOf } from '../checkout/order-id.ts';
import { reverse } from '../checkout/undo.ts';
import {
	asking,
	buyerOf,
	idOf,
	isSameUnits,
	repeated,
	seen,
	shareOf,
	type Asking,
	type View
} from './asking.ts';
import type { End } from './end.ts';
import type { Action } from './schedule.ts';
import { BUYERS, giftCardCode, keyOf } from './shop.ts';

type Of<Do extends Action['do']> = Extract<Action, { do: Do }>;

const PHONE = '00000000-0000-4000-8000-0000000000aa';

/** The shopper's page writes the cart, as the rules let it. */
export async function fill(view: View, { buyer, lines }: Of<'fill'>): Promise<void> {
	const uid = BUYERS[buyer % BUYERS.length]?.uid ?? '';
	const before = (await view.books.get(`carts/${uid}`)) as Cart | undefined;
	const [last = 'mug'] = Object.keys(lines);
	const kept = Object.entries(lines).map(([sku, quantity]) => {
		return [sku, { quantity, seenMinor: 1, addedAt: view.now }] as const;
	});
	const writes = { [PHONE]: (before?.writes[PHONE] ?? 0) + 1 };
	const which = { last, device: PHONE, writes, updatedAt: view.now };
	const cart: Cart = { lines: Object.fromEntries(kept), ...which };
	await view.books.put(`carts/${uid}`, cart);
}

/** Buys what is in the cart at what the page shows; nothing when the cart is empty. */
export async function place(view: View, step: Of<'place'>): Promise<Asking | null> {
	const request = await quoted(view, step);
	if (!request) return null;
	view.requests.set(step.order, request);
	return placing(step.order, request);
}

/** Asks once more under the key that was used, with the same body or another. */
export function again(view: View, { order, body }: Of<'again'>): Asking | null {
	const request = view.requests.get(order);
	if (!request) return null;
	const { contact } = request;
	const other = { ...request, contact: { ...contact, name: `${contact.name} again` } };
	return placing(order, body === 'same' ? request : other);
}

function placing(order: number, request: Parsed<'placeOrder'>): Asking {
	const orderId = idOf(order);
	const { uid } = buyerOf(order);
	const { key: _, ...body } = request;
	const hash = requestHashOf(body);
	return asking(
		orderId,
		(till) => buy(till, request, uid),
		(answer, { orders }) => {
			const kept = orders.get(orderId);
			if (!answer.ok) return answer.reason !== 'key-reused' || kept?.requestHash !== hash;
			return kept?.requestHash === hash && wasIn(answer, orders);
		}
	);
}

type Status = { orderId: string; state: string };

/** Whether the order has ever been in this state. */
export function wasIn({ orderId, state }: Status, orders: End['orders']): boolean {
	return orders.get(orderId)?.history.some((change) => change.state === state) ?? false;
}

/** The request of an honest page; one that is not asks for a cent less. */
async function quoted(view: View, step: Of<'place'>): Promise<Parsed<'placeOrder'> | null> {
	const get = async <T>(path: string) => (await view.books.get(path)) as T | undefined;
	const { uid, name, email } = buyerOf(step.order);
	const cart = await get<Cart>(`carts/${uid}`);
	const lines = Object.entries(cart?.lines ?? {});
	if (lines.length === 0) return null;
	const items = await Promise.all(
		lines.map(async ([sku, { quantity }]) => {
			const sellable = await get<Sellable>(`sellables/${sku}`);
			if (!sellable) throw new Error(`no ${sku} in the simulated shop`);
			return { ...sellable, quantity };
		})
	);
	const offers = await get<Offers>('offers/automatic');
	const code = step.code === null ? null : await get<Promotion>(`promotions/${step.code}`);
	const promotions = [...(offers?.terms ?? []), ...(code?.active ? [code.terms] : [])];
	const { country, delivery } = step;
	const conditions = { country, delivery, promotions, today: businessDate(view.now) };
	const totalMinor = priceOrder(items, conditions).totals.totalMinor;
	const giftCard = step.giftCard === null ? null : giftCardCode(step.giftCard);
	const card =
		giftCard === null ? undefined : await get<GiftCard>(`giftCards/${giftCardIdOf(giftCard)}`);
	return {
		key: keyOf('order', step.order),
		lines: items.map(({ sku, quantity, priceMinor }) => ({
			sku,
			quantity,
			shownMinor: priceMinor
		})),
		contact: { name, email },
		address: { street: 'Lindenweg 1', postcode: '10115', city: 'Berlin', country },
		delivery,
		code: step.code,
		giftCard,
		shownTotalMinor: Math.max(0, step.isHonest ? totalMinor : totalMinor - 1),
		shownGiftCardMinor: card ? giftCardPart(card.balanceMinor, totalMinor) : 0,
		payment: step.method
	};
}

/** Tries again to pay, answers the bank, or asks what became of it. */
export function pay(view: View, step: Of<'pay'>): Asking {
	const orderId = idOf(step.order);
	const { uid } = buyerOf(step.order);
	const input =
		step.action === 'retry'
			? ({ action: 'retry', orderId, payment: step.method } as const)
			: ({ action: step.action, orderId } as const);
	const times = step.action === 'retry' ? step.times : 1;
	return asking(
		orderId,
		(till) => repeated(times, () => payAgain(till, input, uid, view.now)),
		(answer, { orders }) => !answer.ok || !('state' in answer) || wasIn(answer, orders)
	);
}

/** Cancels, or withdraws: from the account, or by number and name as a guest may. */
export function undo(step: Of<'cancel' | 'withdraw' | 'withdraw-by-number'>): Asking {
	const orderId = idOf(step.order);
	const { uid, email, name } = buyerOf(step.order);
	const input: Parsed<'reverseOrder'> =
		step.do === 'withdraw-by-number'
			? { action: step.do, number: orderId.slice(0, 8), email, name }
			: { action: step.do, orderId };
	return asking(
		orderId,
		(till) => reverse(till, orderId, input, uid),
		(answer, { orders, bank, seen }) => {
			const order = orders.get(orderId);
			if (!answer.ok) return true;
			if (order?.state === 'cancelled') {
				// That it could not be ended is logged; the money would go back.
				const isOpen = order.payment.amountMinor > 0 && order.payment.captures.length === 0;
				const isEnded = bank.released.has(`${orderId}-${order.payment.attempt}`);
				return !isOpen || isEnded || seen.has('warning');
			}
			const isAnnounced = order?.returns.some(({ key }) => key === WITHDRAWAL_KEY) ?? false;
			return step.do !== 'cancel' && isAnnounced;
		}
	);
}

/** Announces that goods come back. */
export async function sendBack(view: View, step: Of<'return'>): Promise<Asking | null> {
	const orderId = idOf(step.order);
	const order = await seen(view, step.order);
	const lines = shareOf(order ? unitsLeft(order) : [], step.share);
	if (lines.length === 0) return null;
	const keyAt = (i: number) => keyOf('return', step.key + i);
	const { uid } = buyerOf(step.order);
	const units = lines.flatMap(({ sku, quantity }) =>
		Array.from({ length: quantity }, () => [{ sku, quantity: 1 }])
	);
	// Who asks often sends unit by unit.
	const linesAt = (i: number) => (step.times === 1 ? lines : (units[i] ?? lines));
	const from = { orderId, reason: 'does-not-fit', note: '' } as const;
	const last = keyAt(step.times - 1);
	return asking(
		orderId,
		(till) =>
			repeated(step.times, (i) =>
				reverse(till, orderId, { action: 'return', key: keyAt(i), ...from, lines: linesAt(i) }, uid)
			),
		(answer, { orders }) => {
			const announced = orders.get(orderId)?.returns.find(({ key }) => key === last);
			return !answer.ok || isSameUnits(announced?.lines, linesAt(step.times - 1));
		}
	);
}
