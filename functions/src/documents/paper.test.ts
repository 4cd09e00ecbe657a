import fc from 'fast-check';
import { expect, test } from 'vitest';
import { staffRefund } from '@tandem/domain/give-back.ts';
import { sumMinor } from '@tandem/domain/money.ts';
import type { Order } from '@tandem/domain/order.ts';
import { priceOrder } from '@tandem/domain/pricing.ts';
import { leftMinor } from '@tandem/domain/refunding.ts';
import { COUNTRIES, TAX_CLASSES } from '@tandem/domain/tax.ts';
import { ORDER_ID, run, type Documents } from '@tandem/domain/test-shop.ts';
import { brought, orderIn, placed } from '../mail/test-letters.ts';
import { creditNotePaper } from './credit-note.ts';
import { invoicePaper } from './invoice.ts';

const paid = brought(placed(), 'paid');
const packed = brought(placed(), 'packed');
const order = orderIn(packed);

const item = fc.record({
	priceMinor: fc.integer({ min: 1, max: 500_000 }),
	quantity: fc.integer({ min: 1, max: 10 }),
	taxClass: fc.constantFrom(...TAX_CLASSES),
	weightGrams: fc.integer({ min: 1, max: 20_000 })
});

/** The order with other goods, priced as the shop prices them. */
function priced(
	items: readonly (typeof item extends fc.Arbitrary<infer T> ? T : never)[],
	country: Order['address']['country'],
	percent: number
): Order {
	const goods = items.map((each, i) => ({
		...each,
		productId: `p-${i}`,
		category: 'books' as const
	}));
	const everywhere = { categories: null, productIds: null, minGoodsMinor: 0, until: null };
	const off = { kind: 'percent', percent } as const;
	const promotion = { id: 'x', title: 'X', benefit: off, from: '2026-01-01', ...everywhere };
	const { lines, totals } = priceOrder(goods, {
		country,
		delivery: 'standard',
		promotions: [promotion],
		today: '2026-11-21'
	});
	const [first] = order.lines;
	if (!first) throw new Error('the order has lines');
	const payment = { ...order.payment, amountMinor: totals.totalMinor };
	return {
		...order,
		address: { ...order.address, country },
		lines: lines.map((line, i) => ({ ...first, ...line, sku: `sku-${i}` })),
		totals,
		payment,
		giftCard: null
	};
}

test('an invoice comes to the order’s totals to the cent, whatever was bought', () => {
	fc.assert(
		fc.property(
			fc.array(item, { minLength: 1, maxLength: 50 }),
			fc.constantFrom(...COUNTRIES),
			fc.integer({ min: 1, max: 100 }),
			(items, country, percent) => {
				const { totals, ...rest } = priced(items, country, percent);
				const paper = invoicePaper(ORDER_ID, { totals, ...rest });
				expect(paper.total.amountMinor).toBe(totals.totalMinor);
				expect(sumMinor(paper.rows.map((row) => row.amountMinor))).toBe(totals.totalMinor);
				const net = totals.goodsNetMinor + totals.deliveryNetMinor;
				expect(sumMinor(paper.rates.map((rate) => rate.netMinor))).toBe(net);
				expect(sumMinor(paper.rates.map((rate) => rate.taxMinor))).toBe(totals.taxMinor);
			}
		)
	);
});

test.each(['totalMinor', 'taxMinor', 'deliveryMinor', 'goodsMinor'] as const)(
	'an order whose %s is off by a cent gets no invoice',
	(field) => {
		const totals = { ...order.totals, [field]: order.totals[field] + 1 };
		expect(() => invoicePaper(ORDER_ID, { ...order, totals })).toThrow('INV-2026-000001');
	}
);

test('an order that was not packed has no invoice', () => {
	expect(() => invoicePaper(ORDER_ID, orderIn(paid))).toThrow('no invoice');
});

const givings = fc.array(
	fc.record({
		mugs: fc.integer({ min: 0, max: 2 }),
		books: fc.integer({ min: 0, max: 1 }),
		extraMinor: fc.integer({ min: 0, max: 1500 })
	}),
	{ minLength: 1, maxLength: 4 }
);

function given(
	documents: Documents,
	giving: { mugs: number; books: number; extraMinor: number },
	i: number
) {
	const lines = [
		{ sku: 'mug', quantity: giving.mugs, restock: 0 },
		{ sku: 'book', quantity: giving.books, restock: 0 }
	].filter((line) => line.quantity > 0);
	const key = `0a1b2c3d-0000-4000-8000-00000000000${i}`;
	const { extraMinor } = giving;
	const refund = { action: 'refund', orderId: ORDER_ID, key, lines, extraMinor } as const;
	return run(documents, [staffRefund(refund, 'ada')]).after;
}

test('credit notes come to what went back, in whatever parts it did', () => {
	fc.assert(
		fc.property(givings, (parts) => {
			const after = orderIn(parts.reduce(given, packed));
			const papers = after.refunds
				.filter((refund) => refund.creditNote !== null)
				.map((refund) => creditNotePaper(ORDER_ID, after, refund));
			const credited = sumMinor(papers.map((paper) => paper.total.amountMinor));
			expect(credited).toBe(after.totals.totalMinor - leftMinor(after));
		})
	);
});

test('a credit note for the last units gives back what is left of their price, and the delivery', () => {
	const parts = [
		{ mugs: 1, books: 1, extraMinor: 0 },
		{ mugs: 1, books: 0, extraMinor: 0 }
	];
	const after = orderIn(parts.reduce(given, packed));
	const rows = after.refunds.map((refund) =>
		creditNotePaper(ORDER_ID, after, refund).rows.map(({ title, amountMinor }) => [
			title,
			amountMinor
		])
	);
	expect(rows).toEqual([
		[
			['Enamel mug', 1350],
			['The Book of Tea', 1350]
		],
		[
			['Enamel mug', 1350],
			['Delivery', 1290]
		]
	]);
});

test('units whose price does not divide evenly are credited at what each of them cost', () => {
	const after = orderIn(
		given(
			given(packed, { mugs: 1, books: 0, extraMinor: 0 }, 1),
			{ mugs: 1, books: 1, extraMinor: 0 },
			2
		)
	);
	const [first, second] = after.refunds;
	if (!first || !second) throw new Error('two refunds were granted');
	const lines = after.lines.map((line) =>
		line.sku === 'mug'
			? { ...line, discountMinor: 1 }
			: { ...line, grossMinor: 3000, discountMinor: 0 }
	);
	const shares = [
		{ ratePermille: 190, grossMinor: 1499, taxMinor: 239 },
		{ ratePermille: 70, grossMinor: 3000, taxMinor: 196 }
	];
	const refund = { ...second, deliveryMinor: 0, amountMinor: 4499, taxes: shares };
	const { rows } = creditNotePaper(ORDER_ID, { ...after, lines, refunds: [first, refund] }, refund);
	expect(rows.map((row) => row.amountMinor)).toEqual([1499, 3000]);
});

test('a refund whose parts do not come to its amount gets no credit note', () => {
	const after = orderIn(given(packed, { mugs: 1, books: 0, extraMinor: 100 }, 1));
	const [refund] = after.refunds;
	if (!refund) throw new Error('nothing went back');
	const taxes = refund.taxes.map((tax) => ({ ...tax, grossMinor: tax.grossMinor - 1 }));
	expect(() => creditNotePaper(ORDER_ID, after, { ...refund, taxes })).toThrow('CRN-2026-000001');
	const none = { ...refund, creditNote: null };
	expect(() => creditNotePaper(ORDER_ID, after, none)).toThrow('no credit note');
});
