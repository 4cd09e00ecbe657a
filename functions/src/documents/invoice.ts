import { countryName, date, listed, money, percent } from '@tandem/domain/format.ts';
import { orderNumber } from '@tandem/domain/order-state.ts';
import { addressLines, cardName } from '@tandem/domain/order-words.ts';
import type { Order, OrderLine } from '@tandem/domain/order.ts';
import { chargedByRate } from '@tandem/domain/refunding.ts';
import {
	byRate,
	checked,
	rateWords,
	type Paper,
	type RateSum,
	type Row,
	type Sum
} from './paper.ts';

const COLUMNS = [
	{ label: 'Quantity', width: 50 },
	{ label: 'Unit price', width: 66 },
	{ label: 'Discount', width: 62 },
	{ label: 'VAT', width: 44 },
	{ label: 'Amount', width: 70 }
] as const;

/** The invoice of an order that has one; throws if the order has none or its amounts do not add up. */
export function invoicePaper(orderId: string, order: Order): Paper {
	const { invoice, totals, address } = order;
	if (!invoice) throw new Error(`orders/${orderId} has no invoice`);
	const rates = byRate(chargedByRate(order));
	if (rates.reduce((sum, rate) => sum + rate.taxMinor, 0) !== totals.taxMinor) {
		throw new Error(`${invoice.number}: the taxes are not ${totals.taxMinor}`);
	}
	return checked({
		title: 'Invoice',
		number: invoice.number,
		at: invoice.at,
		to: addressLines(order),
		facts: [
			{ label: 'Invoice date', value: date(invoice.at) },
			{ label: 'Date of supply', value: date(invoice.at) },
			{ label: 'Order', value: orderNumber(orderId) },
			{ label: 'Ordered on', value: date(order.placedAt) }
		],
		columns: COLUMNS,
		rows: [...order.lines.map(rowOf), deliveryRow(order, rates)],
		sums: sumsOf(order),
		total: { label: 'Total, VAT included', amountMinor: totals.totalMinor },
		rates,
		notes: [
			{ title: 'Payment', lines: paymentLines(order) },
			{
				title: 'Prices and VAT',
				lines: [
					`Prices include VAT at the rates of ${countryName(address.country)}, where the goods go.`,
					...(totals.deliveryMinor > 0 ? ['Delivery is taxed like the goods it carries.'] : []),
					...promotionLines(order)
				]
			}
		]
	});
}

function rowOf(line: OrderLine): Row {
	const { title, variant, sku, quantity, unitMinor, discountMinor, taxRatePermille } = line;
	const amountMinor = line.grossMinor - discountMinor;
	return {
		title,
		detail: [variant, sku].filter(Boolean).join(' · '),
		cells: [
			String(quantity),
			money(unitMinor),
			discountMinor > 0 ? `−${money(discountMinor)}` : '',
			percent(taxRatePermille),
			money(amountMinor)
		],
		amountMinor
	};
}

function deliveryRow({ delivery, totals }: Order, rates: readonly RateSum[]): Row {
	const fee = money(totals.deliveryMinor);
	return {
		title: `Delivery, ${delivery.title}`,
		detail: '',
		cells: ['1', fee, '', totals.deliveryMinor > 0 ? rateWords(rates) : '', fee],
		amountMinor: totals.deliveryMinor
	};
}

function sumsOf({ totals }: Order): Sum[] {
	const { discountMinor } = totals;
	if (discountMinor === 0) return [];
	return [
		{ label: 'Before discounts', amountMinor: totals.goodsMinor + totals.deliveryMinor },
		{ label: 'Discounts', amountMinor: -discountMinor }
	];
}

/** A gift card is money, not a discount: the tax is on what the goods cost. */
function paymentLines(order: Order): string[] {
	const { giftCard, payment, history } = order;
	const paid = history.find(({ state }) => state === 'paid');
	const ways = [
		...(giftCard
			? [`${money(giftCard.amountMinor)} by gift card ending in ${giftCard.last4}`]
			: []),
		...(payment.amountMinor > 0 ? [`${money(payment.amountMinor)} by ${cardName(order)}`] : [])
	];
	return paid && ways.length > 0
		? [...ways, `Paid on ${date(paid.at)}. Nothing is left to pay.`]
		: ['There was nothing to pay.'];
}

function promotionLines({ promotions }: Order): string[] {
	if (promotions.length === 0) return [];
	return [`Promotion: ${listed(promotions.map(({ title }) => title))}.`];
}
