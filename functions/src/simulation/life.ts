import { PAYMENT_METHODS, type PaymentMethod } from '@tandem/domain/payment.ts';
import { COUNTRIES } from '@tandem/domain/tax.ts';
import type { Dice } from './random.ts';
import { ORDERS, type Action, type Share } from './schedule.ts';
import { CODE_NAMES, GIFT_CARD_NAMES, SKUS, type CodeName, type Sku } from './shop.ts';

/** What buyers want: anything, or all of them the same few things, as a bundle or one by one. */
export function fashion(dice: Dice): readonly Sku[] {
	const fad = dice.weighted({ none: 2, one: 1, set: 1, kit: 1, den: 1 });
	const skus = { none: SKUS, one: [dice.of(SKUS)], set: SETS, kit: KITS, den: DENS };
	return skus[fad];
}

/** What buyers of one schedule have in common. */
export type Fads = { wanted: readonly Sku[]; codes: readonly CodeName[] };

/** The codes that the buyers of one schedule have heard of. */
export const FAVOURITE_CODES: readonly (readonly CodeName[])[] = [
	CODE_NAMES,
	CODE_NAMES,
	['TENTH'],
	['CARRIAGE'],
	['ONCE']
];
const SETS: readonly Sku[] = ['set', 'mug', 'book'];
const KITS: readonly Sku[] = ['kit', 'sock', 'ball'];
const DENS: readonly Sku[] = ['den', 'book', 'desk', 'set', 'pen'];

function basket(dice: Dice, wanted: readonly Sku[]): Partial<Record<Sku, number>> {
	const kinds = dice.weighted({ narrow: 6, usual: 4, wide: 1 });
	const count = { narrow: 1, usual: dice.number(2, 4), wide: dice.number(5, 10) }[kinds];
	const lines = Array.from({ length: count }, () => {
		return [dice.of(wanted), dice.once(12) ? dice.number(4, 10) : dice.number(1, 2)] as const;
	});
	return Object.fromEntries(lines);
}

type Buying = [Extract<Action, { do: 'fill' }>, Extract<Action, { do: 'place' }>];

/** One order, from the cart to whatever becomes of it. */
export function life(dice: Dice, order: number, { wanted, codes }: Fads): Action[] {
	const method = dice.weighted({
		succeed: 6,
		decline: 2,
		challenge: 3,
		timeout: 3,
		'webhook-first': 2,
		card: 2
	});
	const fate = dice.weighted({ goods: 8, lapse: 2, lost: 1, cancel: 2, withdraw: 2 });
	const buying: Buying = [
		{ do: 'fill', buyer: order % 3, lines: basket(dice, wanted) },
		{
			do: 'place',
			order,
			country: dice.of(COUNTRIES),
			delivery: dice.once(3) ? 'express' : 'standard',
			code: dice.once(2) ? dice.of(codes) : null,
			giftCard: dice.once(3) ? dice.of(GIFT_CARD_NAMES) : null,
			method,
			isHonest: !dice.once(20)
		}
	];
	return [
		...buying,
		...(dice.once(5)
			? [{ do: 'again', order, body: dice.once(3) ? 'other' : 'same' } as const]
			: []),
		...payments(dice, order, method),
		...{ goods, lapse, lost, cancel, withdraw }[fate](dice, order, buying)
	];
}

function payments(dice: Dice, order: number, method: PaymentMethod): Action[] {
	const decide = { do: 'decide', order, which: dice.number(0, 5), isWell: !dice.once(4) } as const;
	const told = {
		do: 'webhook',
		order,
		which: dice.number(0, 3),
		copies: dice.number(1, 2)
	} as const;
	const check = { do: 'pay', order, action: 'check' } as const;
	const others = PAYMENT_METHODS.filter((each) => (each === 'card') === (method === 'card'));
	const retry = { do: 'pay', order, action: 'retry', method: dice.of(others), times: 1 } as const;
	const confirm = { do: 'pay', order, action: dice.once(4) ? 'refuse' : 'confirm' } as const;
	switch (method) {
		case 'decline':
			return dice.once(5) ? [] : [retry, ...(dice.once(2) ? [confirm] : [])];
		case 'challenge':
			return dice.of([
				...[[confirm], [confirm, retry], [decide, told], [retry, decide, confirm], []],
				[{ ...retry, method: 'challenge' }, { ...decide, which: 0, isWell: dice.once(2) }, told]
			]);
		case 'timeout':
		case 'card':
			return dice.of([[decide, told], [check, decide, told], [decide, retry, told], [retry], []]);
		default:
			return dice.of([[], [], [check], [told]]);
	}
}

function goods(dice: Dice, order: number): Action[] {
	const parcel = dice.number(0, 1);
	const way = (['packed', 'shipped', 'delivered'] as const).map((to) => {
		return { do: 'advance', order, to, parcel } as const;
	});
	const afters = Array.from({ length: dice.number(0, 6) }, () => afterwards(dice, order));
	return [...way.slice(0, dice.once(4) ? dice.number(0, 2) : 3), ...afters.flat()];
}

function afterwards(dice: Dice, order: number): Action[] {
	const share = (): Share =>
		dice.weighted({ all: 4, some: 4, none: 1, 'too-many': 1 } satisfies Record<Share, number>);
	const which = dice.number(0, 2);
	const announced = {
		do: 'return',
		order,
		key: dice.number(0, 3),
		share: share(),
		times: 1
	} as const;
	const taken = { do: 'receive', order, which, share: share(), restock: share() } as const;
	const given = { do: 'refund', order, key: dice.number(0, 4), times: 1 } as const;
	switch (
		dice.weighted({ back: 5, refuse: 1, units: 2, goodwill: 2, withdraw: 1, fail: 2, wait: 1 })
	) {
		case 'back':
			return dice.once(4) ? [announced] : [announced, taken];
		case 'refuse':
			return [announced, { do: 'refuse-return', order, which }];
		case 'units':
			return [{ ...given, share: share(), restock: share(), extra: 'none' }];
		case 'goodwill':
			return [{ ...given, share: 'none', restock: 'none', extra: share() }];
		case 'withdraw':
			return [{ do: 'withdraw', order }, taken];
		case 'fail':
			return [
				{ do: 'mood', release: 'works', refund: dice.of(['due', 'failed'] as const) },
				{ ...given, share: share(), restock: share(), extra: dice.once(2) ? 'some' : 'none' },
				{ do: 'decide', order, which: dice.number(0, 5), isWell: dice.once(2) },
				{ do: 'retry-refund', order, which }
			];
		case 'wait':
			return [{ do: 'clock', minutes: dice.of([14, 30, 15, 31].map((days) => days * 24 * 60)) }];
	}
}

/** Nobody pays; the clock ends it, and the money comes after all. */
function lapse(dice: Dice, order: number): Action[] {
	const retry = { do: 'pay', order, action: 'retry', method: 'challenge', times: 1 } as const;
	return [
		{ do: 'mood', release: dice.of(['works', 'late', 'ignored'] as const), refund: 'done' },
		{ do: 'clock', minutes: dice.of([16, 29, 31, 61, 91]) },
		{ do: 'sweep' },
		...(dice.once(3) ? [retry] : []),
		...(dice.once(2) ? ([{ do: 'clock', minutes: 31 }, { do: 'sweep' }] as const) : []),
		{ do: 'decide', order, which: dice.number(0, 5), isWell: !dice.once(5) },
		{ do: 'webhook', order, which: dice.number(0, 3), copies: dice.number(1, 3) }
	];
}

/** While nobody pays, the clock ends it, and what it held goes to somebody else before the money comes. */
function lost(dice: Dice, order: number, [fill, place]: Buying): Action[] {
	const [sku] = Object.keys(fill.lines) as Sku[];
	const rival: Action[] = [fill, { ...place, order: order + ORDERS, method: 'succeed' }];
	const gone: Action[] = sku ? [{ do: 'write-off', key: dice.number(0, 9), sku }] : [];
	return [
		{ do: 'mood', release: 'ignored', refund: 'done' },
		{ do: 'pay', order, action: 'retry', method: 'timeout', times: 1 },
		{ do: 'clock', minutes: 61 },
		{ do: 'sweep' },
		...(dice.once(2) ? rival : gone),
		{ do: 'decide', order, which: 0, isWell: true },
		{ do: 'webhook', order, which: dice.number(0, 3), copies: 1 }
	];
}

function cancel(dice: Dice, order: number): Action[] {
	return [
		{ do: dice.once(3) ? 'staff-cancel' : 'cancel', order },
		{ do: 'decide', order, which: dice.number(0, 5), isWell: true },
		...(dice.once(3) ? [{ do: 'withdraw', order } as const] : [])
	];
}

function withdraw(dice: Dice, order: number): Action[] {
	const way = dice.of([[], ['packed'], ['packed', 'shipped', 'delivered']] as const);
	return [
		...way.map((to) => ({ do: 'advance', order, to, parcel: 0 }) as const),
		{ do: dice.once(2) ? 'withdraw' : 'withdraw-by-number', order },
		{ do: 'receive', order, which: 0, share: 'all', restock: 'all' }
	];
}

/** Somebody does the same thing more often than a document can note. */
export function insistence(dice: Dice): Action[] {
	const order = 0;
	const bought = (method: PaymentMethod): Action[] => [
		{ do: 'fill', buyer: 0, lines: { sock: 10, pen: 10, ink: 10 } },
		{
			do: 'place',
			order,
			country: 'DE',
			delivery: 'standard',
			code: null,
			giftCard: null,
			method,
			isHonest: true
		}
	];
	const way = (['packed', 'shipped', 'delivered'] as const).map((to) => {
		return { do: 'advance', order, to, parcel: 0 } as const;
	});
	const share = { share: 'none', restock: 'none', extra: 'some' } as const;
	return dice.of<Action[]>([
		[...bought('decline'), { do: 'pay', order, action: 'retry', method: 'decline', times: 105 }],
		[...bought('succeed'), ...way, { do: 'return', order, key: 0, share: 'all', times: 25 }],
		[...bought('succeed'), ...way, { do: 'refund', order, key: 0, ...share, times: 105 }]
	]);
}
