import { PAYMENT_METHODS, type PaymentMethod } from '@tandem/domain/payment.ts';
import { COUNTRIES } from '@tandem/domain/tax.ts';
import { Dice } from './random.ts';
import { PROCESSES, type Action, type Schedule, type Share, type Step } from './schedule.ts';
import { CODE_NAMES, GIFT_CARD_NAMES, SINGLE_SKUS, SKUS, type CodeName, type Sku } from './shop.ts';

/** Ordinary times, and nights in Berlin of 23 and 25 hours and of another year. */
const STARTS = [
	'2026-11-21T10:00:00.000Z',
	'2026-03-28T22:20:00.000Z',
	'2026-10-24T21:20:00.000Z',
	'2026-12-31T22:20:00.000Z'
];

/** Orders have numbers below this. */
const ORDERS = 6;

/** The schedule of a seed: a few orders, each with a life, interleaved with each other and with what goes wrong. */
export function generate(seed: number): Schedule {
	const dice = new Dice(seed);
	const some = Array.from({ length: ORDERS }, (_, n) => n).filter(() => dice.once(2));
	const numbers = some.length > 0 ? some : [0];
	const isInsistent = dice.once(100);
	const fads = { wanted: fashion(dice), codes: dice.of(CODES) };
	const lives = isInsistent ? [insistence(dice)] : numbers.map((order) => life(dice, order, fads));
	const steps = interleaved(dice, [...lives, ...incidents(dice, numbers)]);
	return {
		seed,
		starts: dice.of(STARTS),
		stock: stock(dice, isInsistent),
		offers: dice.number(0, 2),
		steps: timed(dice, steps)
	};
}

/** Little of everything, so that it runs out; now and then very much of it. */
function stock(dice: Dice, isPlenty: boolean): Schedule['stock'] {
	const most = isPlenty ? 'many' : dice.weighted({ few: 2, some: 4, many: 3 });
	const units = { few: [0, 4], some: [4, 15], many: [60, 90] } as const;
	const [low, high] = units[most];
	const all = SINGLE_SKUS.map((sku) => [sku, dice.number(low, high)] as const);
	return { ...Object.fromEntries(all), ...(dice.once(60) ? { pen: 999_990 } : {}) };
}

function timed(dice: Dice, actions: readonly Action[]): Step[] {
	const pace = dice.weighted({ calm: 2, brisk: 3, rush: 3, mixed: 3 });
	const afters = { calm: [3000], brisk: [10, 60, 300], rush: [0, 1, 5], mixed: [0, 5, 40, 2000] };
	return actions.flatMap((action): Step[] => {
		const step = { ...action, after: dice.of(afters[pace]), on: dice.number(0, PROCESSES - 1) };
		// People click twice, and clients repeat what was not answered.
		const isTwice = action.do !== 'clock' && dice.once(12);
		const on = dice.number(0, PROCESSES - 1);
		return isTwice ? [step, { ...step, after: dice.of(afters[pace]), on }] : [step];
	});
}

/** All the lists in one, each in its own order. */
function interleaved(dice: Dice, lists: readonly Action[][]): Action[] {
	const rest = lists.map((list) => [...list]).filter((list) => list.length > 0);
	const all: Action[] = [];
	while (rest.length > 0) {
		const list = dice.of(rest);
		const next = list.shift();
		if (next) all.push(next);
		if (list.length === 0) rest.splice(rest.indexOf(list), 1);
	}
	return all;
}

/** What buyers want: anything, or all of them the same few things, as a bundle or one by one. */
function fashion(dice: Dice): readonly Sku[] {
	const fad = dice.weighted({ none: 2, one: 1, set: 1, kit: 1, den: 1 });
	const skus = { none: SKUS, one: [dice.of(SKUS)], set: SETS, kit: KITS, den: DENS };
	return skus[fad];
}

/** What buyers of one schedule have in common. */
type Fads = { wanted: readonly Sku[]; codes: readonly CodeName[] };

const CODES: readonly (readonly CodeName[])[] = [
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

function life(dice: Dice, order: number, { wanted, codes }: Fads): Action[] {
	const method = dice.weighted({
		succeed: 6,
		decline: 2,
		challenge: 3,
		timeout: 3,
		'webhook-first': 2,
		card: 2
	});
	const fate = dice.weighted({ goods: 8, lapse: 2, cancel: 2, withdraw: 2 });
	return [
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
		},
		...(dice.once(5)
			? [{ do: 'again', order, body: dice.once(3) ? 'other' : 'same' } as const]
			: []),
		...payments(dice, order, method),
		...{ goods, lapse, cancel, withdraw }[fate](dice, order)
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
function insistence(dice: Dice): Action[] {
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

/** What else happens in a shop, and what goes wrong. */
function incidents(dice: Dice, numbers: readonly number[]): Action[][] {
	const usual = Array.from({ length: dice.number(0, 8) }, () => incident(dice, dice.of(numbers)));
	const count = dice.weighted({ none: 3, few: 4, many: 2 });
	const faults = { none: 0, few: dice.number(1, 4), many: dice.number(5, 12) }[count];
	return [...usual, ...Array.from({ length: faults }, () => misfortune(dice, dice.of(numbers)))];
}

function incident(dice: Dice, order: number): Action[] {
	switch (
		dice.weighted({
			adjust: 3,
			code: 2,
			offers: 1,
			issue: 1,
			sweep: 3,
			clock: 2,
			webhook: 4,
			bounce: 1,
			mood: 1,
			again: 1
		})
	) {
		case 'adjust': {
			const units = dice.of([0, 1, 5, 50, -1, -3]);
			const priceMinor = units === 0 || dice.once(3) ? dice.of([1, 333, 1499, 2999]) : null;
			return [{ do: 'adjust', key: dice.number(0, 2), sku: dice.of(SKUS), units, priceMinor }];
		}
		case 'code': {
			const maxUses = dice.of([null, 1, 2, 5]);
			return [{ do: 'save-code', code: dice.of(CODE_NAMES), maxUses, isActive: !dice.once(4) }];
		}
		case 'offers':
			return [{ do: 'save-offers', offers: dice.number(0, 2) }];
		case 'issue':
			return [{ do: 'issue', key: 0, amountMinor: dice.of([1_000, 2_000]) }];
		case 'sweep':
			return [{ do: 'sweep' }];
		case 'clock':
			return [{ do: 'clock', minutes: dice.of([1, 5, 31, 61, 24 * 60, -24 * 60]) }];
		case 'webhook':
			return [{ do: 'webhook', order, which: dice.number(0, 3), copies: dice.number(1, 3) }];
		case 'bounce':
			return [{ do: 'bounce', which: dice.number(0, 5) }];
		case 'mood': {
			const release = dice.of(['works', 'late', 'ignored'] as const);
			return [{ do: 'mood', release, refund: dice.of(['done', 'due', 'failed'] as const) }];
		}
		case 'again':
			return [{ do: 'again', order, body: dice.once(4) ? 'other' : 'same' }];
	}
}

function misfortune(dice: Dice, order: number): Action[] {
	const kinds = ['lost', 'reply-lost', 'crash-before', 'crash-after'] as const;
	const skip = dice.number(0, 3);
	switch (dice.weighted({ commit: 5, read: 2, bank: 3, crash: 2, poison: 2 })) {
		case 'commit':
			return [{ do: 'fault', port: 'commit', kind: dice.of([...kinds, 'race'] as const), skip }];
		case 'read':
			return [{ do: 'fault', port: 'read', kind: dice.of(['lost', 'crash-after'] as const), skip }];
		case 'bank':
			return [{ do: 'fault', port: 'bank', kind: dice.of(kinds), skip }];
		case 'crash':
			return [{ do: 'crash' }];
		case 'poison': {
			const what = dice.of(['order', 'sku', 'cart'] as const);
			const how = dice.of(['unreadable', 'unwritable'] as const);
			const which = what === 'order' ? order : dice.number(0, 15);
			const touched = dice.of<Action>([
				{ do: 'cancel', order },
				{ do: 'again', order, body: 'same' },
				{ do: 'pay', order, action: 'check' },
				{ do: 'advance', order, to: 'packed', parcel: 0 }
			]);
			return [{ do: 'poison', what, which, how }, touched, { do: 'heal' }];
		}
	}
}
