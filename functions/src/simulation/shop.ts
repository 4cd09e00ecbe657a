/** The simulated shop on its first day: goods, bundles that overlap, codes, offers, gift cards, buyers. All of it is fiction. */
import { bandOf } from '@tandem/domain/band.ts';
import { CATEGORIES } from '@tandem/domain/category.ts';
import type { GiftCard } from '@tandem/domain/gift-card.ts';
import type { Offers, Promotion, Terms } from '@tandem/domain/promotion.ts';
import type { Part, Sellable } from '@tandem/domain/stock.ts';
import { giftCardCodeOf, giftCardIdOf } from '../checkout/order-id.ts';
import type { Schedule } from './schedule.ts';

type Goods = Pick<Sellable, 'category' | 'priceMinor' | 'taxClass' | 'weightGrams'>;

const goods = (
	category: string,
	priceMinor: number,
	weightGrams: number,
	taxClass: Sellable['taxClass'] = 'standard'
): Goods => ({ category, priceMinor, taxClass, weightGrams });

const SINGLES = {
	mug: goods('home-garden', 1500, 400),
	book: goods('books', 1299, 300, 'reduced'),
	lamp: goods('electronics', 8999, 9_000),
	chair: goods('home-garden', 24_999, 20_000),
	sock: goods('clothing', 333, 50),
	ball: goods('sports-outdoors', 1950, 600),
	pen: goods('home-garden', 199, 10),
	ink: goods('home-garden', 701, 80),
	mat: goods('sports-outdoors', 2995, 900),
	rope: goods('sports-outdoors', 1111, 300)
};

type Single = keyof typeof SINGLES;

const bundle = (made: Goods, parts: Partial<Record<Single, number>>) => ({
	...made,
	parts: Object.entries(parts).map(([sku, quantity]): Part => ({ sku, quantity }))
});

const BUNDLES = {
	set: bundle(goods('home-garden', 3990, 1_100), { mug: 2, book: 1 }),
	desk: bundle(goods('home-garden', 31_000, 29_000), { lamp: 1, chair: 1 }),
	kit: bundle(goods('clothing', 2750, 750), { sock: 3, ball: 1 }),
	duo: bundle(goods('home-garden', 850, 90), { pen: 1, ink: 1 }),
	gym: bundle(goods('sports-outdoors', 3800, 1_200), { mat: 1, rope: 1 }),
	den: bundle(goods('books', 10_101, 9_310, 'reduced'), { book: 1, lamp: 1, pen: 1 })
};

export type Sku = Single | keyof typeof BUNDLES;
export const SINGLE_SKUS = Object.keys(SINGLES) as Single[];
export const BUNDLE_SKUS = Object.keys(BUNDLES) as (keyof typeof BUNDLES)[];
export const SKUS: Sku[] = [...SINGLE_SKUS, ...BUNDLE_SKUS];

/** The people who buy, in turn. */
export const BUYERS = [
	{ uid: 'mira', name: 'Mira', email: 'mira@tandem.example' },
	{ uid: 'noor', name: 'Noor', email: 'noor@tandem.example' },
	// The same person with another account: an address is one person however it is written.
	{ uid: 'otto', name: 'Otto', email: 'MIRA@tandem.example' }
] as const;

const terms = (id: string, benefit: Terms['benefit'], change: Partial<Terms> = {}): Terms => ({
	id,
	title: id,
	benefit,
	categories: null,
	productIds: null,
	minGoodsMinor: 0,
	from: '2026-01-01',
	until: null,
	...change
});

const code = (made: Terms, change: Partial<Promotion> = {}): Promotion => ({
	terms: made,
	active: true,
	maxUses: null,
	maxUsesPerPerson: null,
	used: 0,
	...change
});

/** The codes on the first day. */
export const CODES = {
	TENTH: code(terms('TENTH', { kind: 'percent', percent: 10 }), { maxUses: 2 }),
	ONCE: code(terms('ONCE', { kind: 'fixed', amountMinor: 500 }), { maxUsesPerPerson: 1 }),
	CARRIAGE: code(terms('CARRIAGE', { kind: 'free-delivery' }), { maxUses: 1 }),
	GIFT: code(terms('GIFT', { kind: 'percent', percent: 100 })),
	BOOKS: code(terms('BOOKS', { kind: 'percent', percent: 33 }, { categories: ['books'] })),
	OVER: code(terms('OVER', { kind: 'fixed', amountMinor: 100 }, { until: '2026-02-01' }))
};
export type CodeName = keyof typeof CODES;
export const CODE_NAMES = Object.keys(CODES) as CodeName[];

/** Lists of automatic promotions, of which one holds. */
export const OFFERS: readonly Offers[] = [
	{ terms: [] },
	{
		terms: [
			terms('three for two', { kind: 'buy-get', buy: 2, get: 1 }, { categories: ['clothing'] }),
			terms('free from 50', { kind: 'free-delivery' }, { minGoodsMinor: 5_000 })
		]
	},
	{ terms: [terms('seventh', { kind: 'percent', percent: 7 }, { minGoodsMinor: 3_000 })] }
];

/** Issued by a step of the schedule under the first key, or there from the beginning. */
const GIFT_CARDS = { issued: 0, small: 501, large: 50_000, worn: 4_000, spent: 3_000 };
export type GiftCardName = keyof typeof GIFT_CARDS;
export const GIFT_CARD_NAMES = Object.keys(GIFT_CARDS) as GiftCardName[];

/** The `n`-th key that clients and staff of the simulation make. */
export function keyOf(kind: 'order' | 'return' | 'refund' | 'audit' | 'gift card', n: number) {
	const kinds = ['order', 'return', 'refund', 'audit', 'gift card'];
	return `00000000-0000-4000-800${kinds.indexOf(kind)}-${String(n).padStart(12, '0')}`;
}

/** What is written on the card. */
export function giftCardCode(name: GiftCardName): string {
	return giftCardCodeOf(keyOf('gift card', GIFT_CARD_NAMES.indexOf(name)));
}

/** The documents that the shop opens with, by path. */
export function firstDay({ stock, offers, starts, steps }: Schedule): Map<string, object> {
	const documents = new Map<string, object>();
	for (const sku of SKUS) documents.set(`sellables/${sku}`, sellable(sku, stock));
	for (const { id } of CATEGORIES) documents.set(`shelves/${id}`, shelf(id, stock));
	for (const [id, promotion] of Object.entries(CODES)) documents.set(`promotions/${id}`, promotion);
	documents.set('offers/automatic', OFFERS[offers] ?? { terms: [] });
	const used = new Set(steps.flatMap((step) => ('giftCard' in step ? (step.giftCard ?? []) : [])));
	for (const name of used) {
		if (name === 'issued') continue;
		const code = giftCardCode(name);
		documents.set(`giftCards/${giftCardIdOf(code)}`, giftCard(name, code, new Date(starts)));
	}
	return documents;
}

function sellable(sku: Sku, stock: Schedule['stock']): Sellable {
	const [made, parts] =
		sku in BUNDLES
			? [BUNDLES[sku as keyof typeof BUNDLES], BUNDLES[sku as keyof typeof BUNDLES].parts]
			: [SINGLES[sku as Single], []];
	const { category, priceMinor, taxClass, weightGrams } = made;
	const unitsOf = (part: string) => stock[part as Sku] ?? 0;
	const available = parts.length
		? Math.min(...parts.map((part) => Math.floor(unitsOf(part.sku) / part.quantity)))
		: unitsOf(sku);
	return {
		sku,
		productId: sku,
		title: sku,
		variant: '',
		category,
		priceMinor,
		currency: 'EUR',
		taxClass,
		weightGrams,
		parts,
		bundles: BUNDLE_SKUS.filter((id) => BUNDLES[id].parts.some((part) => part.sku === sku)),
		active: true,
		available,
		received: parts.length ? 0 : available,
		sold: 0,
		restocked: 0,
		band: bandOf(available)
	};
}

function shelf(category: string, stock: Schedule['stock']) {
	const all = SKUS.map((sku) => sellable(sku, stock)).filter((each) => each.category === category);
	const products = all.map(({ sku, title, priceMinor, band }, rank) => {
		const picture = { kind: 'mug', tint: '#336699' };
		return [
			sku,
			{ rank, title, brand: 'Tandem', picture, skus: { [sku]: { priceMinor, band } } }
		] as const;
	});
	return { category, products: Object.fromEntries(products) };
}

/** `worn`: used almost as often as one document can note; `spent`: nothing is left on it. */
function giftCard(name: Exclude<GiftCardName, 'issued'>, code: string, at: Date): GiftCard {
	const issuedMinor = GIFT_CARDS[name];
	const earlier = (n: number) => ({ orderId: `earlier-${n}`, at });
	const entries = {
		small: [],
		large: [],
		worn: Array.from({ length: 498 }, (_, i) => {
			return { ...earlier(i >> 1), amountMinor: i % 2 ? 1 : -1 };
		}),
		spent: [{ ...earlier(0), amountMinor: -issuedMinor }]
	}[name];
	const balanceMinor = entries.reduce((sum, entry) => sum + entry.amountMinor, issuedMinor);
	const last4 = code.slice(-4);
	return { last4, issuedMinor, balanceMinor, entries, issuedBy: 'ada', at };
}
