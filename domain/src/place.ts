import type { CodeFault, Input, Output } from './api.ts';
import type { Cart } from './cart.ts';
import { quoteDelivery } from './delivery.ts';
import { isOn } from './discount.ts';
import { keep } from './due.ts';
import type { Job } from './flush.ts';
import { isWornOut, type GiftCard } from './gift-card.ts';
import type { Ledger, LedgerRef } from './ledger.ts';
import { sumMinor } from './money.ts';
import type { Order } from './order.ts';
import { giftCardPart, priceOrder, type PricedOrder } from './pricing.ts';
import type { Promotion, Terms } from './promotion.ts';
import { usesFault, hold } from './reservation.ts';
import { paid } from './settle.ts';
import type { Sellable } from './stock.ts';
import { addMinutes, businessDate } from './time.ts';
import { shortLines } from './units.ts';

/** How long an unpaid order keeps its stock. */
export const RESERVATION_MINUTES = 30;

type Refusal = Extract<Output<'placeOrder'>, { ok: false }>;
export type Placement = { ok: true; order: Order } | Refusal;
type Request = Omit<Input<'placeOrder'>, 'key'>;

/** Who asks, and the hashes that only a function can make. */
export type Asking = {
	orderId: string;
	uid: string;
	/** Of the request: tells apart two under one key. */
	requestHash: string;
	/** Of the e-mail address: who a code's limit counts. */
	person: string;
	/** Of the gift card's code: its document. */
	giftCardId: string | null;
};

/** Places the order that `request` asks for, or replays it, or says why not. */
export function placement(asking: Asking, request: Request): Job<Placement> {
	return {
		refs: [
			{ collection: 'orders', id: asking.orderId },
			{ collection: 'carts', id: asking.uid },
			{ collection: 'offers', id: 'automatic' },
			...request.lines.map(({ sku }) => ({ collection: 'sellables' as const, id: sku })),
			...paperRefs(asking, request)
		],
		decide: (ledger, now) => {
			const earlier = ledger.get('orders', asking.orderId);
			if (!earlier) return decidePlacement(ledger, asking, request, now);
			const isSame = earlier.requestHash === asking.requestHash;
			return isSame ? { ok: true, order: earlier } : { ok: false, reason: 'key-reused' };
		}
	};
}

/** The documents of the code and the gift card that the request names. */
function paperRefs(asking: Asking, { code }: Request): LedgerRef[] {
	const refs: LedgerRef[] = [];
	if (code !== null) {
		refs.push({ collection: 'promotions', id: code });
		refs.push({ collection: 'limits', id: limitIdOf(code, asking) });
	}
	if (asking.giftCardId !== null) refs.push({ collection: 'giftCards', id: asking.giftCardId });
	return refs;
}

/** Where a person's uses of a code are counted. */
function limitIdOf(code: string, { person }: Asking): string {
	return `${code}-${person}`;
}

function decidePlacement(ledger: Ledger, asking: Asking, request: Request, now: Date): Placement {
	const cart = ledger.get('carts', asking.uid);
	if (!cart || !isWhatTheCartHolds(request, cart.lines)) {
		return { ok: false, reason: 'cart-changed' };
	}
	const goods = goodsOf(ledger, request);
	if (!goods.ok) return goods;
	const papers = papersOf(ledger, asking, request, businessDate(now));
	if (!papers.ok) return papers;

	const priced = priceOrder(goods.items, {
		country: request.address.country,
		delivery: request.delivery,
		promotions: papers.promotions,
		today: businessDate(now)
	});
	const { totalMinor } = priced.totals;
	const giftCardMinor = giftCardPart(papers.giftCard?.balanceMinor ?? 0, totalMinor);
	const changed = changeOf(request, totalMinor, giftCardMinor);
	if (changed) return changed;

	const order = orderOf(asking, request, goods.items, priced, papers.giftCard, giftCardMinor, now);
	hold(ledger, asking.orderId, order, now);
	ledger.put('carts', asking.uid, emptied(cart, now));
	ledger.count('placedOrders', 1, now);
	const owesNothing = order.payment.amountMinor === 0;
	const placed = owesNothing ? paid(ledger, asking.orderId, order, now) : order;
	return { ok: true, order: keep(ledger, asking.orderId, placed) };
}

function isWhatTheCartHolds(
	request: Request,
	lines: Record<string, { quantity: number }>
): boolean {
	return (
		Object.keys(lines).length === request.lines.length &&
		request.lines.every(({ sku, quantity }) => lines[sku]?.quantity === quantity)
	);
}

/** Devices come and go: those that did not write last are forgotten with the order. */
function emptied(cart: Cart, now: Date): Cart {
	const { device, writes } = cart;
	return { ...cart, lines: {}, writes: { [device]: writes[device] ?? 1 }, updatedAt: now };
}

type Item = Sellable & { quantity: number };

/** What is sold, or what the shopper must hear first: what is gone, then what costs something else. */
function goodsOf(ledger: Ledger, request: Request): { ok: true; items: Item[] } | Refusal {
	const wanted = request.lines.map((line) => ({
		...line,
		sellable: ledger.get('sellables', line.sku)
	}));
	const items = wanted.flatMap(({ sellable, quantity }) =>
		sellable?.active ? [{ ...sellable, quantity }] : []
	);
	const short = new Map(
		shortLines(ledger, items).map(({ line, available }) => [line.sku, available])
	);
	const gone = wanted.flatMap(({ sku, quantity, sellable }) => {
		const available = sellable?.active ? short.get(sku) : 0;
		return available === undefined
			? []
			: [{ ...nameOf(sku, sellable), wanted: quantity, available }];
	});
	if (gone.length) return { ok: false, reason: 'sold-out', lines: gone };
	const repriced = wanted.flatMap(({ sku, shownMinor, sellable }) => {
		const currentMinor = sellable?.priceMinor ?? 0;
		return currentMinor === shownMinor
			? []
			: [{ ...nameOf(sku, sellable), shownMinor, currentMinor }];
	});
	return repriced.length
		? { ok: false, reason: 'price-changed', lines: repriced }
		: { ok: true, items };
}

function nameOf(sku: string, sellable: Sellable | null) {
	return { sku, title: sellable?.title ?? sku, variant: sellable?.variant ?? '' };
}

type Papers = { ok: true; promotions: Terms[]; giftCard: GiftCard | null };

/** The promotions that count, the code's last, and the gift card; or why one is not taken. */
function papersOf(
	ledger: Ledger,
	asking: Asking,
	{ code }: Request,
	today: string
): Papers | Refusal {
	const automatic = ledger.get('offers', 'automatic')?.terms ?? [];
	const giftCard = asking.giftCardId === null ? null : ledger.get('giftCards', asking.giftCardId);
	if (asking.giftCardId !== null && !giftCard) {
		return { ok: false, reason: 'code-refused', why: 'unknown' };
	}
	if (giftCard && isWornOut(giftCard)) {
		return { ok: false, reason: 'code-refused', why: 'used-up' };
	}
	if (code === null) return { ok: true, promotions: automatic, giftCard };
	const promotion = ledger.get('promotions', code);
	const used = ledger.get('limits', limitIdOf(code, asking))?.used ?? 0;
	const why = codeFault(promotion, used, today);
	if (why) return { ok: false, reason: 'code-refused', why };
	return {
		ok: true,
		promotions: [...automatic, ...(promotion ? [promotion.terms] : [])],
		giftCard
	};
}

/** Why a promotion by code cannot be used today by a person who used it so often, or null. */
export function codeFault(
	promotion: Promotion | null,
	usedByPerson: number,
	today: string
): CodeFault | null {
	if (!promotion || promotion.terms.from > today) return 'unknown';
	if (!promotion.active || !isOn(promotion.terms, today)) return 'ended';
	return usesFault(promotion, usedByPerson);
}

/** The client's totals are a quote: a difference is said, never taken. */
function changeOf(
	request: Request,
	totalMinor: number,
	giftCardMinor: number
): Refusal | undefined {
	const { shownTotalMinor, shownGiftCardMinor } = request;
	if (totalMinor !== shownTotalMinor) {
		const amounts = { shownMinor: shownTotalMinor, currentMinor: totalMinor };
		return { ok: false, reason: 'total-changed', ...amounts };
	}
	if (giftCardMinor !== shownGiftCardMinor) {
		const amounts = { shownMinor: shownGiftCardMinor, currentMinor: giftCardMinor };
		return { ok: false, reason: 'gift-card-changed', ...amounts };
	}
	return undefined;
}

function orderOf(
	asking: Asking,
	request: Request,
	items: readonly Item[],
	{ lines, totals, applied }: PricedOrder,
	giftCard: GiftCard | null,
	giftCardMinor: number,
	now: Date
): Order {
	const { address, contact, payment } = request;
	const weightGrams = sumMinor(items.map((item) => item.weightGrams * item.quantity));
	const delivery = quoteDelivery(request.delivery, address.country, totals.goodsMinor, weightGrams);
	const amountMinor = totals.totalMinor - giftCardMinor;
	return {
		uid: asking.uid,
		requestHash: asking.requestHash,
		state: 'placed',
		seq: 0,
		history: [{ state: 'placed', at: now, by: asking.uid }],
		contact,
		address,
		delivery: { id: request.delivery, title: delivery.title, days: [...delivery.days] },
		lines: lines.map((line, i) => ({ ...snapshotOf(items[i]), ...line })),
		totals,
		promotions: applied.map(({ id, title }) => ({
			id,
			title,
			limitId: id === request.code ? limitIdOf(id, asking) : null
		})),
		giftCard:
			giftCard && asking.giftCardId !== null && giftCardMinor > 0
				? { id: asking.giftCardId, last4: giftCard.last4, amountMinor: giftCardMinor }
				: null,
		currency: 'EUR',
		payment: {
			method: payment,
			status: 'pending',
			attempt: 1,
			askedAt: now,
			amountMinor,
			reference: null,
			captures: []
		},
		shipment: null,
		invoice: null,
		refunds: [],
		returns: [],
		withdrawnAt: null,
		reservedUntil: addMinutes(now, RESERVATION_MINUTES),
		tasks: [],
		dueAt: null,
		businessDate: businessDate(now),
		placedAt: now,
		updatedAt: now
	};
}

function snapshotOf(item: Item | undefined) {
	if (!item) throw new Error('an order line needs its sellable');
	const { sku, productId, title, variant, parts, taxClass } = item;
	return { sku, productId, title, variant, parts, taxClass, restocked: 0, refunded: 0 };
}
