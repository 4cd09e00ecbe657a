import type { Ledger } from './ledger.ts';
import { containedTaxMinor, divideHalfUp, sumMinor } from './money.ts';
import type { Order, OrderLine } from './order.ts';
import { shareByRate, type TaxShare } from './pricing.ts';
import type { Refund } from './refund.ts';
import { book } from './reservation.ts';
import { nextNumber } from './sequence.ts';

export type RefundLine = Refund['lines'][number];

/** What a refund gives back, in minor units: the price paid for units, the delivery, and a sum beyond. */
export type RefundAmounts = {
	goodsMinor: number;
	deliveryMinor: number;
	extraMinor: number;
	amountMinor: number;
};

/** What the order cost less what went back, in minor units. */
export function leftMinor(order: Pick<Order, 'totals' | 'refunds'>): number {
	return order.totals.totalMinor - refundedMinor(order);
}

/** What went back of the order's price; money that never paid for it does not count. */
export function refundedMinor({ refunds }: Pick<Order, 'refunds'>): number {
	return sumMinor(refunds.filter(paidForGoods).map((refund) => refund.amountMinor));
}

function paidForGoods({ reason }: Pick<Refund, 'reason'>): boolean {
	return reason !== 'late-payment' && reason !== 'double-payment';
}

/**
 * What giving back these units amounts to. Units of a line go back at what was paid for them, rounded so
 * that all of them together are exactly the line; the delivery goes back with the last unit of the order.
 */
export function refundAmounts(
	order: Pick<Order, 'lines' | 'totals' | 'refunds'>,
	lines: readonly RefundLine[],
	extraMinor: number
): RefundAmounts {
	const goodsMinor = sumMinor(
		lines.map(({ sku, quantity }) => {
			const line = order.lines.find((each) => each.sku === sku);
			return line ? paidFor(line, line.refunded + quantity) - paidFor(line, line.refunded) : 0;
		})
	);
	const isAll = order.lines.every((line) => {
		const quantity = lines.find(({ sku }) => sku === line.sku)?.quantity ?? 0;
		return line.refunded + quantity === line.quantity;
	});
	// Good will given before counts towards the last units: nobody gets back more than they paid.
	const left = leftMinor(order);
	const capped = Math.min(goodsMinor, left);
	const deliveryMinor =
		isAll && lines.length > 0 ? Math.min(order.totals.deliveryMinor, left - capped) : 0;
	return {
		goodsMinor: capped,
		deliveryMinor,
		extraMinor,
		amountMinor: capped + deliveryMinor + extraMinor
	};
}

/** What was paid for the first `units` units of a line, in minor units. */
export function paidFor(line: OrderLine, units: number): number {
	return divideHalfUp((line.grossMinor - line.discountMinor) * units, line.quantity);
}

/** The units of every line that have not gone back yet. */
export function unitsLeft(order: Pick<Order, 'lines'>): RefundLine[] {
	return order.lines.flatMap(({ sku, quantity, refunded }) =>
		quantity > refunded ? [{ sku, quantity: quantity - refunded }] : []
	);
}

type Grant = {
	key: string;
	reason: Refund['reason'];
	lines: readonly RefundLine[];
	extraMinor: number;
	by: string;
};

/**
 * The order with one more refund: the card's part first, up to what it paid, the rest back on the gift
 * card in this commit. With an invoice, a credit note is numbered. The provider is asked afterwards.
 */
export function grantRefund(
	ledger: Ledger,
	orderId: string,
	order: Order,
	{ key, reason, lines, extraMinor, by }: Grant,
	now: Date
): Order {
	const { deliveryMinor, amountMinor, goodsMinor } = refundAmounts(order, lines, extraMinor);
	const cardLeft = sumMinor([cardPaid(order), ...cardRefunds(order).map((minor) => -minor)]);
	const cardMinor = Math.min(cardLeft, amountMinor);
	const refund: Refund = {
		id: order.refunds.length + 1,
		key,
		reason,
		lines: [...lines],
		amountMinor,
		deliveryMinor,
		extraMinor,
		cardMinor,
		giftCardMinor: amountMinor - cardMinor,
		attempt: cardMinor > 0 ? (order.payment.captures[0]?.attempt ?? null) : null,
		taxes: taxesOf(order, lines, goodsMinor, deliveryMinor + extraMinor),
		creditNote: order.invoice && amountMinor > 0 ? nextNumber(ledger, 'credits', now) : null,
		status: cardMinor > 0 ? 'due' : 'done',
		tries: 1,
		by,
		at: now
	};
	book(ledger, orderId, order, refund.giftCardMinor, now);
	ledger.count('refundedMinor', amountMinor, now);
	return {
		...order,
		lines: order.lines.map((line) => {
			const units = lines.find(({ sku }) => sku === line.sku)?.quantity ?? 0;
			return units ? { ...line, refunded: line.refunded + units } : line;
		}),
		refunds: [...order.refunds, refund],
		updatedAt: now
	};
}

function cardPaid({ payment }: Order): number {
	return payment.captures[0]?.amountMinor ?? 0;
}

function cardRefunds({ refunds }: Order): number[] {
	return refunds.filter(paidForGoods).map((refund) => refund.cardMinor);
}

/** The amount by tax rate: units at their line's rate, delivery and good will in proportion to the goods. */
function taxesOf(
	order: Order,
	lines: readonly RefundLine[],
	goodsMinor: number,
	restMinor: number
): TaxShare[] {
	const whole = sumMinor(lines.map((line) => unitsMinor(order, line)));
	const goods = lines.map((line) => {
		const { taxRatePermille } = lineOf(order, line.sku);
		return { grossMinor: unitsMinor(order, line), taxRatePermille };
	});
	const shares = [
		...(whole > 0 ? shareByRate(goodsMinor, goods) : []),
		...shareByRate(restMinor, order.lines)
	];
	const rates = [...new Set(shares.map((share) => share.ratePermille))];
	return rates.flatMap((ratePermille) => {
		const grossMinor = sumMinor(
			shares.filter((share) => share.ratePermille === ratePermille).map((share) => share.grossMinor)
		);
		if (grossMinor === 0) return [];
		return [{ ratePermille, grossMinor, taxMinor: containedTaxMinor(grossMinor, ratePermille) }];
	});
}

function unitsMinor(order: Order, { sku, quantity }: RefundLine): number {
	const line = lineOf(order, sku);
	return paidFor(line, line.refunded + quantity) - paidFor(line, line.refunded);
}

function lineOf(order: Order, sku: string): OrderLine {
	const line = order.lines.find((each) => each.sku === sku);
	if (!line) throw new Error(`the order has no line ${sku}`);
	return line;
}
