import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DELIVERY_IDS } from './delivery.ts';
import { sumMinor } from './money.ts';
import { priceOrder } from './pricing.ts';
import { COUNTRIES, TAX_CLASSES } from './tax.ts';

test('an order in Germany shows the tax it contains, line by line', () => {
	const { lines, totals } = priceOrder(
		[
			{ priceMinor: 2000, taxClass: 'standard', quantity: 2 },
			{ priceMinor: 900, taxClass: 'reduced', quantity: 1 }
		],
		'DE',
		'standard'
	);
	expect(lines.map((line) => line.taxMinor)).toEqual([639, 59]);
	expect(totals).toEqual({
		goodsMinor: 4900,
		goodsNetMinor: 4202,
		deliveryMinor: 490,
		deliveryNetMinor: 490 - 64 - 6,
		discountMinor: 0,
		taxMinor: 639 + 59 + 64 + 6,
		totalMinor: 5390
	});
});

test('standard delivery is free from 50 euros, express never is', () => {
	const goods = [{ priceMinor: 5000, taxClass: 'standard' as const, quantity: 1 }];
	expect(priceOrder(goods, 'DE', 'standard').totals.deliveryMinor).toBe(0);
	expect(priceOrder(goods, 'DE', 'express').totals.deliveryMinor).toBe(1290);
});

test('lines, delivery and tax always add up to the total', () => {
	const item = fc.record({
		priceMinor: fc.integer({ min: 1, max: 10_000_000 }),
		taxClass: fc.constantFrom(...TAX_CLASSES),
		quantity: fc.integer({ min: 1, max: 10 })
	});
	fc.assert(
		fc.property(
			fc.array(item, { minLength: 1, maxLength: 50 }),
			fc.constantFrom(...COUNTRIES),
			fc.constantFrom(...DELIVERY_IDS),
			(items, country, delivery) => {
				const { lines, totals } = priceOrder(items, country, delivery);
				for (const line of lines) expect(line.netMinor + line.taxMinor).toBe(line.grossMinor);
				const netMinor = sumMinor(lines.map((line) => line.netMinor));
				expect(totals.goodsNetMinor).toBe(netMinor);
				expect(netMinor + totals.deliveryNetMinor + totals.taxMinor - totals.discountMinor).toBe(
					totals.totalMinor
				);
			}
		)
	);
});
