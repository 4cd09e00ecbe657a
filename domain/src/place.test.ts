import { expect, test } from 'vitest';
import type { Cart } from './cart.ts';
import { advance } from './fulfil.ts';
import { GiftCard } from './gift-card.ts';
import { staffRefund } from './give-back.ts';
import { RESERVATION_MINUTES } from './place.ts';
import type { Promotion, Terms } from './promotion.ts';
import {
	cartOf,
	GIFT_CARD_ID,
	ORDER_ID,
	NOW,
	PHONE,
	place,
	requestOf,
	run,
	sellable,
	shop,
	shopWithSet,
	type Documents
} from './test-shop.ts';
import { addMinutes } from './time.ts';

test('an order takes its units, empties the cart and counts as placed, in one set of writes', () => {
	const { order, stock, after, counts } = run(shop(), [place()]);
	const reservedUntil = addMinutes(NOW, RESERVATION_MINUTES);
	expect(order).toMatchObject({ state: 'placed', seq: 0, reservedUntil });
	expect(order?.totals.totalMinor).toBe(4290);
	expect(stock('mug')).toMatchObject({ available: 5, sold: 2, band: 'low' });
	expect(after['carts/mira']).toMatchObject({ lines: {}, device: PHONE });
	expect((after['carts/mira'] as Cart).writes).toEqual({ [PHONE]: 4 });
	expect(counts).toMatchObject({ path: 'metrics/2026-11-21-3', add: { placedOrders: 1 } });
});

test('a shelf hears of a SKU only when its band or price changes', () => {
	const shelfWrites = (quantity: number) =>
		run(shop({ 'carts/mira': cartOf({ mug: quantity }) }), [
			place(requestOf({ mug: quantity }))
		]).writes.filter((write) => write.path.startsWith('shelves/'));
	expect(shelfWrites(1)).toEqual([]);
	expect(shelfWrites(2)).toEqual([
		{
			kind: 'merge',
			path: 'shelves/home-garden',
			set: { products: { mug: { skus: { mug: { priceMinor: 1500, band: 'low' } } } } },
			add: {}
		}
	]);
});

test('the same key again finds its order and changes nothing', () => {
	const again = run(run(shop(), [place()]).after, [place()]);
	expect(again.verdicts).toMatchObject([{ ok: true, order: { state: 'placed' } }]);
	expect(again.writes).toEqual([]);
});

test('the same key in one flush places one order', () => {
	const { verdicts, stock } = run(shop(), [place(), place()]);
	expect(verdicts).toMatchObject([{ ok: true }, { ok: true }]);
	expect(stock('mug').sold).toBe(2);
});

test('the same key with another body is refused', () => {
	const { after } = run(shop(), [place()]);
	expect(run(after, [place(requestOf({ mug: 2 }), 'other')]).verdicts).toEqual([
		{ ok: false, reason: 'key-reused' }
	]);
});

const mugs = (quantity: number) => requestOf({ mug: quantity });

test.each<[string, Documents, Parameters<typeof requestOf>[1], object]>([
	[
		'too few units names the line',
		shop({ 'carts/mira': cartOf({ mug: 8 }) }),
		mugs(8),
		{ reason: 'sold-out', lines: [{ sku: 'mug', title: 'mug', wanted: 8, available: 7 }] }
	],
	[
		'a SKU no longer sold counts as sold out',
		shop({ 'sellables/mug': sellable('mug', 7, { active: false }) }),
		{},
		{ reason: 'sold-out', lines: [{ available: 0 }] }
	],
	[
		'a SKU that does not exist counts as sold out',
		shop({ 'sellables/mug': null }),
		{},
		{ reason: 'sold-out', lines: [{ sku: 'mug', available: 0 }] }
	],
	[
		'another price shows both',
		shop({ 'sellables/mug': sellable('mug', 7, { priceMinor: 1600 }) }),
		{},
		{ reason: 'price-changed', lines: [{ shownMinor: 1500, currentMinor: 1600 }] }
	],
	[
		'another total shows both',
		shop(),
		{ shownTotalMinor: 1 },
		{ reason: 'total-changed', shownMinor: 1, currentMinor: 4290 }
	],
	['another cart', shop({ 'carts/mira': cartOf({ mug: 3 }) }), {}, { reason: 'cart-changed' }],
	['no cart', shop({ 'carts/mira': null }), {}, { reason: 'cart-changed' }],
	['an unknown code', shop(), { code: 'NEVER' }, { reason: 'code-refused', why: 'unknown' }],
	[
		'an unknown gift card',
		shop(),
		{ giftCard: 'AAAA-BBBB-CCCC-DDDD' },
		{ reason: 'code-refused', why: 'unknown' }
	]
])('refuses, and writes nothing: %s', (_, documents, change, refusal) => {
	const { verdicts, writes } = run(documents, [place({ ...requestOf({ mug: 2 }), ...change })]);
	expect(verdicts).toMatchObject([{ ok: false, ...refusal }]);
	expect(writes).toEqual([]);
});

const terms: Terms = {
	id: 'TEN',
	title: 'Ten percent',
	benefit: { kind: 'percent', percent: 10 },
	categories: null,
	productIds: null,
	minGoodsMinor: 0,
	from: '2026-01-01',
	until: null
};
const promotion = (change: Partial<Promotion> = {}): Promotion => ({
	terms,
	active: true,
	maxUses: 3,
	maxUsesPerPerson: 1,
	used: 0,
	...change
});
const withCode = requestOf({ mug: 2 }, { code: 'TEN', shownTotalMinor: 3990 });

test('a code takes its part off, and is counted for all and for the person', () => {
	const { order, after } = run(shop({ 'promotions/TEN': promotion() }), [place(withCode)]);
	expect(order?.totals).toMatchObject({ discountMinor: 300, totalMinor: 3990 });
	expect(order?.promotions).toEqual([{ id: 'TEN', title: 'Ten percent', limitId: 'TEN-person' }]);
	expect(after['promotions/TEN']).toMatchObject({ used: 1 });
	expect(after['limits/TEN-person']).toEqual({ used: 1 });
});

test.each<[string, Documents, string]>([
	['was used as often as it may be', { 'promotions/TEN': promotion({ used: 3 }) }, 'used-up'],
	[
		'was used by this person',
		{ 'promotions/TEN': promotion(), 'limits/TEN-person': { used: 1 } },
		'used-by-you'
	],
	['was stopped', { 'promotions/TEN': promotion({ active: false }) }, 'ended'],
	[
		'has ended',
		{ 'promotions/TEN': promotion({ terms: { ...terms, until: '2026-11-20' } }) },
		'ended'
	],
	[
		'has not begun',
		{ 'promotions/TEN': promotion({ terms: { ...terms, from: '2026-11-22' } }) },
		'unknown'
	]
])('a code that %s is refused', (_, documents, why) => {
	const { verdicts, writes } = run(shop(documents), [place(withCode)]);
	expect(verdicts).toEqual([{ ok: false, reason: 'code-refused', why }]);
	expect(writes).toEqual([]);
});

test('a code that an automatic promotion beats is not used up', () => {
	const twenty: Terms = { ...terms, id: 'auto', benefit: { kind: 'percent', percent: 20 } };
	const { order, after } = run(
		shop({ 'promotions/TEN': promotion(), 'offers/automatic': { terms: [twenty] } }),
		[place({ ...withCode, shownTotalMinor: 3690 })]
	);
	expect(order?.promotions).toMatchObject([{ id: 'auto', limitId: null }]);
	expect(after['promotions/TEN']).toMatchObject({ used: 0 });
});

const card = (balanceMinor: number): GiftCard => ({
	last4: 'DDDD',
	issuedMinor: balanceMinor,
	balanceMinor,
	entries: [],
	issuedBy: 'ada',
	at: NOW
});
const giftCard = 'AAAA-BBBB-CCCC-DDDD';
const CARD = `giftCards/${GIFT_CARD_ID}`;

test('a gift card pays its part, and the bank is asked for the rest', () => {
	const request = requestOf({ mug: 2 }, { giftCard, shownGiftCardMinor: 1000 });
	const { order, after } = run(shop({ [CARD]: card(1000) }), [place(request)]);
	expect(order).toMatchObject({
		state: 'placed',
		giftCard: { amountMinor: 1000, last4: 'DDDD' },
		payment: { amountMinor: 3290, status: 'pending' }
	});
	expect(after[CARD]).toMatchObject({ balanceMinor: 0, entries: [{ amountMinor: -1000 }] });
});

test('an order that a gift card pays in full is paid at once, and asks no bank', () => {
	const request = requestOf({ mug: 2 }, { giftCard, shownGiftCardMinor: 4290 });
	const { order, after, letters, counts } = run(shop({ [CARD]: card(5000) }), [place(request)]);
	expect(order).toMatchObject({ state: 'paid', payment: { amountMinor: 0, captures: [] } });
	expect(after[CARD]).toMatchObject({ balanceMinor: 710 });
	expect(letters).toEqual(['confirmation']);
	expect(counts).toMatchObject({ add: { placedOrders: 1, paidOrders: 1, revenueMinor: 4290 } });
});

test('a gift card that holds less than the page showed is said, not taken', () => {
	const request = requestOf({ mug: 2 }, { giftCard, shownGiftCardMinor: 4290 });
	expect(run(shop({ [CARD]: card(900) }), [place(request)]).verdicts).toEqual([
		{ ok: false, reason: 'gift-card-changed', shownMinor: 4290, currentMinor: 900 }
	]);
});

test('what an order spends of a gift card and what comes back are two entries, however often it comes back', () => {
	const entries = Array.from({ length: 249 }, (_, i) => [
		{ orderId: `earlier-${i}`, amountMinor: -1, at: NOW },
		{ orderId: `earlier-${i}`, amountMinor: 1, at: NOW }
	]).flat();
	const almostFull: GiftCard = { ...card(5000), entries };
	const request = requestOf({ mug: 2 }, { giftCard, shownGiftCardMinor: 4290 });
	const bought = run(shop({ [CARD]: almostFull }), [place(request)]).after;
	const pack = advance({ orderId: ORDER_ID, to: 'packed' }, 'ada');
	const back = ['a', 'b', 'c'].map((key) =>
		staffRefund({ action: 'refund', orderId: ORDER_ID, key, lines: [], extraMinor: 100 }, 'ada')
	);
	const full = GiftCard.parse(run(bought, [pack, ...back]).after[CARD]);
	expect(full.balanceMinor).toBe(5000 - 4290 + 300);
	expect(full.entries.slice(-2).map((entry) => entry.amountMinor)).toEqual([-4290, 300]);
	const again = requestOf({ mug: 2 }, { giftCard, shownGiftCardMinor: 1010 });
	expect(run(shop({ [CARD]: full }), [place(again)]).verdicts).toEqual([
		{ ok: false, reason: 'code-refused', why: 'used-up' }
	]);
});

const sets = (quantity: number) => place(requestOf({ set: quantity }));

test('a bundle takes its parts’ units, and follows them', () => {
	const { order, stock } = run(shopWithSet({ set: 2 }), [sets(2)]);
	expect(order?.lines[0]?.parts).toHaveLength(2);
	expect(stock('mug')).toMatchObject({ available: 3, sold: 4 });
	expect(stock('book')).toMatchObject({ available: 7, sold: 2 });
	expect(stock('set')).toMatchObject({ available: 1, sold: 0, band: 'low' });
});

test('the last part sold alone makes the bundle sold out in the same commit', () => {
	const { stock, writes } = run(shopWithSet({ mug: 6 }), [place(requestOf({ mug: 6 }))]);
	expect(stock('set')).toMatchObject({ available: 0, band: 'out' });
	const shelf = writes.find((write) => write.path === 'shelves/home-garden');
	expect(shelf).toMatchObject({ set: { products: { set: { skus: { set: { band: 'out' } } } } } });
});

test('a bundle and its part in one cart share what there is', () => {
	const request = place(requestOf({ mug: 2, set: 3 }));
	expect(run(shopWithSet({ mug: 2, set: 3 }), [request]).verdicts).toMatchObject([
		{ reason: 'sold-out', lines: [{ sku: 'set', wanted: 3, available: 2 }] }
	]);
});

test('who sells a part guards the other parts of its bundles: their number rests on them', () => {
	const { writes, after } = run(shopWithSet({ book: 1 }), [place(requestOf({ book: 1 }))]);
	expect(writes).toContainEqual({
		kind: 'update',
		path: 'sellables/mug',
		set: shopWithSet({})['sellables/mug']
	});
	expect(after['sellables/mug']).toEqual(shopWithSet({})['sellables/mug']);
});
