import { date, money, percent } from '@tandem/domain/format.ts';
import { shareByLargestRemainder, sumMinor } from '@tandem/domain/money.ts';
import { orderNumber } from '@tandem/domain/order-state.ts';
import { addressLines, cardName } from '@tandem/domain/order-words.ts';
import type { Order, OrderLine } from '@tandem/domain/order.ts';
import type { Refund } from '@tandem/domain/refund.ts';
import { paidFor, type RefundLine } from '@tandem/domain/refunding.ts';
import { byRate, checked, rateWords, type Paper, type RateSum, type Row } from './paper.ts';

const COLUMNS = [
	{ label: 'Quantity', width: 50 },
	{ label: 'VAT', width: 60 },
	{ label: 'Amount', width: 80 }
] as const;

/**
 * The credit note of a refund that has one; throws if it has none, the order has no invoice, or its
 * amounts do not add up.
 */
export function creditNotePaper(orderId: string, order: Order, refund: Refund): Paper {
	const { invoice } = order;
	const { creditNote, at, amountMinor, taxes } = refund;
	if (!invoice || creditNote === null) {
		throw new Error(`refund ${refund.id} of orders/${orderId} has no credit note`);
	}
	const rates = byRate(taxes);
	return checked({
		title: 'Credit note',
		number: creditNote,
		at,
		to: addressLines(order),
		facts: [
			{ label: 'Credit note date', value: date(at) },
			{ label: 'For invoice', value: invoice.number },
			{ label: 'Invoice date', value: date(invoice.at) },
			{ label: 'Order', value: orderNumber(orderId) }
		],
		columns: COLUMNS,
		rows: [...goodsRows(order, refund), ...otherRows(refund, rates)],
		sums: [],
		total: { label: 'Credited, VAT included', amountMinor },
		rates,
		notes: [
			{
				title: 'Correction',
				lines: [`This corrects invoice ${invoice.number} of ${date(invoice.at)}.`]
			},
			{ title: 'Payment', lines: paymentLines(order, refund) }
		]
	});
}

/** What was paid for the units that went back; after good will it may be less, shared alike. */
function goodsRows(order: Order, refund: Refund): Row[] {
	const lines = refund.lines.map((each) => ({ ...each, line: lineOf(order, each.sku) }));
	const prices = lines.map((each) => {
		const before = unitsBefore(order, refund, each.sku);
		return paidFor(each.line, before + each.quantity) - paidFor(each.line, before);
	});
	const { amountMinor, deliveryMinor, extraMinor } = refund;
	const shares = shareByLargestRemainder(amountMinor - deliveryMinor - extraMinor, prices);
	return lines.map(({ line, quantity }, i) => {
		const amountMinor = shares[i] ?? 0;
		return {
			title: line.title,
			detail: [line.variant, line.sku].filter(Boolean).join(' · '),
			cells: [String(quantity), percent(line.taxRatePermille), money(amountMinor)],
			amountMinor
		};
	});
}

function lineOf(order: Order, sku: string): OrderLine {
	const line = order.lines.find((each) => each.sku === sku);
	if (!line) throw new Error(`the order has no line ${sku}`);
	return line;
}

/** How many units of a line had gone back by earlier refunds. */
function unitsBefore({ refunds }: Order, { id }: Refund, sku: string): number {
	const units = (line: RefundLine) => (line.sku === sku ? line.quantity : 0);
	const earlier = refunds.filter((refund) => refund.id < id);
	return sumMinor(earlier.flatMap((refund) => refund.lines.map(units)));
}

function otherRows({ deliveryMinor, extraMinor }: Refund, rates: readonly RateSum[]): Row[] {
	const row = (title: string, amountMinor: number) => ({
		title,
		detail: '',
		cells: ['', rateWords(rates), money(amountMinor)],
		amountMinor
	});
	return [row('Delivery', deliveryMinor), row('Good will', extraMinor)].filter(
		({ amountMinor }) => amountMinor > 0
	);
}

function paymentLines(order: Order, { cardMinor, giftCardMinor }: Refund): string[] {
	return [
		...(cardMinor > 0 ? [`${money(cardMinor)} goes back to the ${cardName(order)} that paid`] : []),
		...(giftCardMinor > 0
			? [
					`${money(giftCardMinor)} is back on the gift card ending in ${order.giftCard?.last4 ?? ''}`
				]
			: [])
	];
}
