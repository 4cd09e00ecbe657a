import type { Order } from '@tandem/domain/order.ts';
import type { Refund } from '@tandem/domain/refund.ts';
import { add, differs } from './check-stock.ts';
import type { End } from './end.ts';
import type { Invariant } from './invariants.ts';

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** A refund of the order’s price; others give money back that never paid for anything. */
export function isOfPrice({ reason }: Refund): boolean {
	return reason !== 'late-payment' && reason !== 'double-payment';
}

/** Whether the order was ever paid. */
export function wasPaid({ history }: Order): boolean {
	return history.some(({ state }) => state === 'paid');
}

/** The tax in a gross amount, half-up, worked out apart from the shop’s own function. */
function taxIn(grossMinor: number, permille: number): number {
	const [twice, whole] = [2 * grossMinor * permille, 1000 + permille];
	return Math.floor((twice + whole) / (2 * whole));
}

function faultsOfOrders(end: End, faults: (order: Order) => string[]): string[] {
	return [...end.orders].flatMap(([id, order]) =>
		faults(order).map((fault) => `orders/${id.slice(0, 8)} (${order.state}): ${fault}`)
	);
}

/** 6 */
export const totalsAddUp: Invariant = {
	says: 'Goods less discount plus delivery is the total, and so are the nets plus tax, rounded once a line.',
	faults: (end) =>
		faultsOfOrders(end, ({ lines, totals, giftCard, payment }) => {
			const paidMinor = totals.goodsMinor - totals.discountMinor;
			const deliveryTax = totals.deliveryMinor - totals.deliveryNetMinor;
			return [
				...lines.flatMap((line) => {
					const grossMinor = line.unitMinor * line.quantity;
					const tax = taxIn(grossMinor - line.discountMinor, line.taxRatePermille);
					return [
						...differs(`${line.sku} gross`, line.grossMinor, grossMinor),
						...differs(`${line.sku} tax`, line.taxMinor, tax),
						...differs(`${line.sku} net`, line.netMinor, grossMinor - line.discountMinor - tax)
					];
				}),
				...differs('goods', totals.goodsMinor, sum(lines.map((line) => line.grossMinor))),
				...differs('discount', totals.discountMinor, sum(lines.map((line) => line.discountMinor))),
				...differs('goods net', totals.goodsNetMinor, sum(lines.map((line) => line.netMinor))),
				...differs('tax', totals.taxMinor, sum(lines.map((line) => line.taxMinor)) + deliveryTax),
				...differs('total', totals.totalMinor, paidMinor + totals.deliveryMinor),
				...differs(
					'asked of the bank',
					payment.amountMinor,
					totals.totalMinor - (giftCard?.amountMinor ?? 0)
				)
			];
		})
};

/** 5 */
export const theShopKeepsWhatOrdersCost: Invariant = {
	says: 'Of each order the bank has taken what it cost less what went back, and nothing of one that ended unpaid.',
	faults: (end) => {
		const kept = new Map<string, number>();
		for (const { orderId, amountMinor, status } of end.bank.attempts.values()) {
			if (status === 'succeeded') add(kept, orderId, amountMinor);
		}
		for (const { orderId, amountMinor, status } of end.bank.refunds.values()) {
			if (status === 'done') add(kept, orderId, -amountMinor);
		}
		const strangers = [...kept.keys()].filter((orderId) => !end.orders.has(orderId));
		return [
			...strangers.map((orderId) => `money for ${orderId}, which does not exist`),
			...[...end.orders].flatMap(([id, order]) => {
				const back = sum(order.refunds.filter(isOfPrice).map((refund) => refund.cardMinor));
				const owned = wasPaid(order) ? order.payment.amountMinor - back : 0;
				return differs(`money of ${id.slice(0, 8)} (${order.state})`, kept.get(id) ?? 0, owned);
			}),
			...end.bank.outrages
		];
	}
};

export const refundsAreWithinWhatWasPaid: Invariant = {
	says: 'Nobody gets back more than they paid, nor for more units than they bought; a refund’s parts are its sum.',
	faults: (end) =>
		faultsOfOrders(end, (order) => {
			const { lines, refunds, totals, returns } = order;
			const ofPrice = refunds.filter(isOfPrice);
			const left = totals.totalMinor - sum(ofPrice.map((refund) => refund.amountMinor));
			const isOpen = returns.some(({ state }) => state === 'requested');
			const isAllBack =
				totals.totalMinor > 0
					? wasPaid(order) && left === 0
					: lines.every(({ quantity, refunded }) => quantity === refunded);
			const mustEnd = isAllBack && !isOpen && order.state !== 'cancelled';
			const delivery = sum(ofPrice.map((refund) => refund.deliveryMinor));
			return [
				...(left < 0 ? [`${-left} too much went back`] : []),
				...(wasPaid(order) || ofPrice.length === 0 ? [] : ['a refund of what was never paid']),
				...(order.state === 'cancelled' && wasPaid(order) ? differs('left', left, 0) : []),
				...differs('refunded', order.state === 'refunded', mustEnd),
				...(delivery > totals.deliveryMinor ? ['the delivery went back twice'] : []),
				...refunds.flatMap((refund, i) => faultsOfRefund(order, refund, i)),
				...lines.flatMap(({ sku, quantity, refunded, restocked }) => {
					const units = ofPrice.flatMap((refund) =>
						refund.lines.filter((line) => line.sku === sku)
					);
					return [
						...differs(`${sku} refunded`, refunded, sum(units.map((line) => line.quantity))),
						...(refunded > quantity ? [`${sku}: ${refunded} of ${quantity} refunded`] : []),
						...(restocked > quantity ? [`${sku}: ${restocked} of ${quantity} restocked`] : [])
					];
				}),
				...differs('keys of refunds', new Set(refunds.map(({ key }) => key)).size, refunds.length)
			];
		})
};

function faultsOfRefund(order: Order, refund: Refund, i: number): string[] {
	const { amountMinor, cardMinor, giftCardMinor, taxes } = refund;
	const taxed = sum(taxes.map(({ grossMinor }) => grossMinor));
	const isNumbered = order.invoice !== null && isOfPrice(refund) && amountMinor > 0;
	return [
		...differs('number of a refund', refund.id, i + 1),
		...differs(`refund ${refund.id}`, amountMinor, cardMinor + giftCardMinor),
		...differs(`taxed of refund ${refund.id}`, taxed, isOfPrice(refund) ? amountMinor : 0),
		...differs(`credit note of refund ${refund.id}`, refund.creditNote !== null, isNumbered)
	];
}

export const creditNotesUndoTheInvoice: Invariant = {
	says: 'Credit notes never give back more tax than the invoice charged, and all of it when all went back.',
	faults: (end) =>
		faultsOfOrders(end, ({ totals, refunds }) => {
			const ofPrice = refunds.filter(isOfPrice);
			const tax = sum(ofPrice.flatMap(({ taxes }) => taxes.map(({ taxMinor }) => taxMinor)));
			const isAll = sum(ofPrice.map(({ amountMinor }) => amountMinor)) === totals.totalMinor;
			if (isAll && ofPrice.length > 0) return differs('tax given back', tax, totals.taxMinor);
			return tax > totals.taxMinor ? [`${tax} of ${totals.taxMinor} tax given back`] : [];
		})
};

/** What an order has taken from its gift card in the end; one that ended unpaid, nothing. */
function takenFromGiftCard(order: Order): number {
	if (!order.giftCard || !wasPaid(order)) return 0;
	const back = order.refunds.filter(isOfPrice).map((refund) => refund.giftCardMinor);
	return order.giftCard.amountMinor - sum(back);
}

export const giftCardsAddUp: Invariant = {
	says: 'A gift card’s balance is what was issued less what orders that stand took of it.',
	faults: (end) =>
		[...end.all('giftCards')].flatMap(([id, card]) => {
			const earlier = card.entries.filter(({ orderId }) => orderId.startsWith('earlier'));
			const taken = [...end.orders.values()]
				.filter(({ giftCard }) => giftCard?.id === id)
				.map(takenFromGiftCard);
			const balance =
				card.issuedMinor + sum(earlier.map((entry) => entry.amountMinor)) - sum(taken);
			return differs(`balance of ${id.slice(0, 8)}`, card.balanceMinor, balance);
		})
};

/** 9 */
export const countersAreTheRecount: Invariant = {
	says: 'The live counters of each day are what its orders’ histories and refunds add up to.',
	faults: (end) => {
		const counted = new Map<string, number>();
		for (const { date, ...counts } of end.all('metrics').values()) {
			for (const [name, by] of Object.entries(counts)) add(counted, `${date} ${name}`, Number(by));
		}
		const recount = new Map<string, number>();
		for (const order of end.orders.values()) recountOrder(order, recount);
		const names = new Set([...counted.keys(), ...recount.keys()]);
		return [...names].flatMap((name) =>
			differs(name, counted.get(name) ?? 0, recount.get(name) ?? 0)
		);
	}
};

const berlinDay = new Intl.DateTimeFormat('en-CA', {
	timeZone: 'Europe/Berlin',
	dateStyle: 'short'
});

function recountOrder(order: Order, recount: Map<string, number>): void {
	const on = (at: Date, name: string, by: number) =>
		add(recount, `${berlinDay.format(at)} ${name}`, by);
	for (const { state, at } of order.history) {
		if (state === 'placed') on(at, 'placedOrders', 1);
		if (state === 'cancelled') on(at, 'cancelledOrders', 1);
		if (state === 'expired') on(at, 'expiredOrders', 1);
		if (state !== 'paid') continue;
		on(at, 'paidOrders', 1);
		on(at, 'units', sum(order.lines.map((line) => line.quantity)));
		on(at, 'revenueMinor', order.totals.totalMinor);
	}
	for (const refund of order.refunds.filter(isOfPrice)) {
		on(refund.at, 'refundedMinor', refund.amountMinor);
	}
}
