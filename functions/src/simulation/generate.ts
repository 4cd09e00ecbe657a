import { incidents } from './incidents.ts';
import { FAVOURITE_CODES, fashion, insistence, life } from './life.ts';
import { Dice } from './random.ts';
import { ORDERS, PROCESSES, type Action, type Schedule, type Step } from './schedule.ts';
import { SINGLE_SKUS } from './shop.ts';

/** Ordinary times, and nights in Berlin of 23 and 25 hours and of another year. */
const STARTS = [
	'2026-11-21T10:00:00.000Z',
	'2026-03-28T22:20:00.000Z',
	'2026-10-24T21:20:00.000Z',
	'2026-12-31T22:20:00.000Z'
];

/** The schedule of a seed: a few orders, each with a life, interleaved with each other and with what goes wrong. */
export function generate(seed: number): Schedule {
	const dice = new Dice(seed);
	const some = Array.from({ length: ORDERS }, (_, n) => n).filter(() => dice.once(2));
	const numbers = some.length > 0 ? some : [0];
	const isInsistent = dice.once(100);
	const fads = { wanted: fashion(dice), codes: dice.of(FAVOURITE_CODES) };
	const lives = isInsistent ? [insistence(dice)] : numbers.map((order) => life(dice, order, fads));
	const steps = interleaved(dice, [...lives, ...incidents(dice, numbers, fads.wanted)]);
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
