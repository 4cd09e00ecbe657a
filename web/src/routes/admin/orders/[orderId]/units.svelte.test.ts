import { expect, test } from 'vitest';
import type { LiveOrder } from '#lib/live/orders.ts';
import { amountsWords } from './amounts-words.ts';
import { chosenLines, giveable } from './units.ts';

const line = (sku: string, quantity: number, refunded: number) =>
	({ sku, title: sku, variant: '', quantity, refunded }) as LiveOrder['lines'][number];

test('what is left of a line can be given back, and of a return no more than was announced', () => {
	const lines = [line('mug', 3, 1), line('pan', 1, 1), line('pot', 2, 0)];
	expect(giveable(lines).map(({ sku, most }) => [sku, most])).toEqual([
		['mug', 2],
		['pot', 2]
	]);
	const announced = [
		{ sku: 'mug', quantity: 3 },
		{ sku: 'pan', quantity: 1 }
	];
	expect(giveable(lines, announced).map(({ sku, most }) => [sku, most])).toEqual([['mug', 2]]);
});

test('what was chosen before the order changed gives no more than there is now', () => {
	const chosen = { mug: { quantity: 3, restock: 3 }, pot: { quantity: 0, restock: 0 } };
	expect(chosenLines(giveable([line('mug', 3, 2), line('pot', 2, 0)]), chosen)).toEqual([
		{ sku: 'mug', quantity: 1, restock: 1 }
	]);
});

test('the amount is taken apart only when it has parts', () => {
	const none = { goodsMinor: 0, deliveryMinor: 0, extraMinor: 0 };
	expect(amountsWords({ ...none, goodsMinor: 2000, amountMinor: 2000 })).toBe(
		'Will give back €20.00'
	);
	expect(
		amountsWords({ goodsMinor: 2000, deliveryMinor: 490, extraMinor: 10, amountMinor: 2500 })
	).toBe('Will give back €25.00: €20.00 for units, €4.90 for delivery and €0.10 for good will');
});
