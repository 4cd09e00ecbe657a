import type { Ledger } from './ledger.ts';
import { divideHalfUp, shareByLargestRemainder, sumMinor } from './money.ts';
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
	const goodsMinor = sumMinor(lines.map((line) => unitsMinor(order, line)));
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
	const amounts = refundAmounts(order, lines, extraMinor);
	const { deliveryMinor, amountMinor } = amounts;
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
		taxes: taxesOf(order, lines, amounts),
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

/** Goods and delivery of the whole order by tax rate, as they were priced. */
export function chargedByRate({ lines, totals }: Pick<Order, 'lines' | 'totals'>): TaxShare[] {
	const goods = lines.map(({ taxRatePermille, netMinor, taxMinor }) => {
		return { ratePermille: taxRatePermille, grossMinor: netMinor + taxMinor, taxMinor };
	});
	const shares = [...goods, ...shareByRate(totals.deliveryMinor, lines)];
	const rates = [...new Set(shares.map((share) => share.ratePermille))];
	return rates.map((ratePermille) => {
		const own = shares.filter((share) => share.ratePermille === ratePermille);
		const grossMinor = sumMinor(own.map((share) => share.grossMinor));
		return { ratePermille, grossMinor, taxMinor: sumMinor(own.map((share) => share.taxMinor)) };
	});
}

/**
 * The amount by tax rate: units at their line's rate as far as that has not gone back yet, all else in
 * proportion to what is left. All refunds together give back exactly the tax that was charged.
 */
function taxesOf(
	order: Order,
	lines: readonly RefundLine[],
	{ goodsMinor, amountMinor }: RefundAmounts
): TaxShare[] {
	const charged = chargedByRate(order);
	const before = charged.map(({ ratePermille }) => givenBackAt(order, ratePermille));
	const left = charged.map(({ grossMinor }, i) => grossMinor - (before[i] ?? 0));
	const prices = lines.map((line) => unitsMinor(order, line));
	const goods = shareByLargestRemainder(goodsMinor, prices);
	const ofUnits = charged.map(({ ratePermille }, i) => {
		const own = goods.filter((_, k) => rateOf(order, lines[k]?.sku) === ratePermille);
		return Math.min(sumMinor(own), left[i] ?? 0);
	});
	const ofRest = shareByLargestRemainder(
		amountMinor - sumMinor(ofUnits),
		left.map((minor, i) => minor - (ofUnits[i] ?? 0))
	);
	return charged.flatMap(({ ratePermille, ...whole }, i) => {
		const [from, grossMinor] = [before[i] ?? 0, (ofUnits[i] ?? 0) + (ofRest[i] ?? 0)];
		if (grossMinor === 0) return [];
		const taxMinor = taxOfPart(whole, from + grossMinor) - taxOfPart(whole, from);
		return [{ ratePermille, grossMinor, taxMinor }];
	});
}

function givenBackAt({ refunds }: Order, ratePermille: number): number {
	const taxes = refunds.filter(paidForGoods).flatMap((refund) => refund.taxes);
	return sumMinor(
		taxes.filter((tax) => tax.ratePermille === ratePermille).map((tax) => tax.grossMinor)
	);
}

/** The tax charged on the first so many minor units of a rate, rounded half-up. */
function taxOfPart({ grossMinor, taxMinor }: Omit<TaxShare, 'ratePermille'>, part: number): number {
	return shareByLargestRemainder(taxMinor, [part, grossMinor - part])[0] ?? 0;
}

function unitsMinor(order: Pick<Order, 'lines'>, { sku, quantity }: RefundLine): number {
	const line = order.lines.find((each) => each.sku === sku);
	return line ? paidFor(line, line.refunded + quantity) - paidFor(line, line.refunded) : 0;
}

function rateOf({ lines }: Order, sku: string | undefined): number | undefined {
	return lines.find((line) => line.sku === sku)?.taxRatePermille;
}
