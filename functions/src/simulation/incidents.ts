import type { Dice } from './random.ts';
import type { Action } from './schedule.ts';
import { CODE_NAMES, SKUS, type Sku } from './shop.ts';

/** Lost races in a row: as many as the lane bears, and more. */
export const STORM = 9;

/** What else happens in a shop, and what goes wrong. */
export function incidents(
	dice: Dice,
	numbers: readonly number[],
	wanted: readonly Sku[]
): Action[][] {
	const usual = Array.from({ length: dice.number(0, 8) }, () =>
		incident(dice, dice.of(numbers), wanted)
	);
	const count = dice.weighted({ none: 3, few: 4, many: 2 });
	const faults = { none: 0, few: dice.number(1, 4), many: dice.number(5, 12) }[count];
	return [...usual, ...Array.from({ length: faults }, () => misfortune(dice, dice.of(numbers)))];
}

function incident(dice: Dice, order: number, wanted: readonly Sku[]): Action[] {
	switch (
		dice.weighted({
			adjust: 4,
			count: 1,
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
			const sku = dice.of(dice.once(3) ? SKUS : wanted);
			return [{ do: 'adjust', key: dice.number(0, 9), sku, units, priceMinor }];
		}
		case 'count':
			return stocktaking(dice);
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

/** The scarce part of a bundle comes in while the other goes out. */
function stocktaking(dice: Dice): Action[] {
	const [scarce, plenty] = dice.of([
		['book', 'mug'],
		['ball', 'sock'],
		['ink', 'pen']
	] as const);
	const by = (sku: Sku, units: number): Action => {
		return { do: 'adjust', key: dice.number(10, 99), sku, units, priceMinor: null };
	};
	return [
		{ do: 'write-off', key: dice.number(10, 99), sku: scarce },
		by(plenty, -3),
		by(scarce, 50)
	];
}

function misfortune(dice: Dice, order: number): Action[] {
	const kinds = ['lost', 'reply-lost', 'crash-before', 'crash-after'] as const;
	const skip = dice.number(0, 3);
	switch (dice.weighted({ commit: 5, read: 2, bank: 3, crash: 2, poison: 2, storm: 1 })) {
		case 'commit':
			return [
				{ do: 'fault', port: 'commit', kind: dice.of([...kinds, 'race'] as const), skip, times: 1 }
			];
		case 'read':
			return [
				{
					do: 'fault',
					port: 'read',
					kind: dice.of(['lost', 'crash-after'] as const),
					skip,
					times: 1
				}
			];
		case 'bank':
			return [{ do: 'fault', port: 'bank', kind: dice.of(kinds), skip, times: 1 }];
		case 'crash':
			return [{ do: 'crash' }];
		case 'storm':
			return [{ do: 'fault', port: 'commit', kind: 'race', skip, times: STORM }];
		case 'poison': {
			const what = dice.of(['order', 'sku', 'cart', 'code', 'number'] as const);
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
