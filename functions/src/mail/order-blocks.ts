import { countryName, counted, listed, money, workingDays } from '@tandem/domain/format.ts';
import { sumMinor } from '@tandem/domain/money.ts';
import type { Order, OrderLine } from '@tandem/domain/order.ts';
import { addressLines, cardName } from '@tandem/domain/order-words.ts';
import type { Refund } from '@tandem/domain/refund.ts';
import { SHOP } from '@tandem/domain/shop.ts';
import type { Block, Good, Sum } from './content.ts';

export function heading(text: string): Block {
	return { kind: 'heading', text };
}

export function words(text: string): Block {
	return { kind: 'words', text };
}

/** Where goods are sent back to. */
export function returnAddress(): string[] {
	const { legalName, street, postcode, city, country } = SHOP;
	return [legalName, 'Returns', street, `${postcode} ${city}`, countryName(country)];
}

/** The lines of an order with what they cost, before the discount that is their own. */
export function goodsOf({ lines }: Pick<Order, 'lines'>): Block {
	return { kind: 'goods', goods: lines.map(pricedGood) };
}

function pricedGood(line: OrderLine): Good {
	const { title, variant, quantity, unitMinor, discountMinor, grossMinor } = line;
	const off = discountMinor > 0 ? [`${money(discountMinor)} off`] : [];
	const detail = [variant, `${quantity} × ${money(unitMinor)}`, ...off].filter(Boolean).join(' · ');
	return { title, detail, amount: money(grossMinor) };
}

/** Some units of an order, without what they cost. */
export function unitsOf(order: Order, units: readonly { sku: string; quantity: number }[]): Block {
	const goods = units.map(({ sku, quantity }) => {
		const line = order.lines.find((each) => each.sku === sku);
		if (!line) throw new Error(`the order has no line ${sku}`);
		return { title: line.title, detail: line.variant, amount: counted(quantity, 'unit') };
	});
	return { kind: 'goods', goods };
}

/** What an order comes to, and what paid for it if it is paid. */
export function sumsOf(order: Order, isPaid: boolean): Block {
	const { totals, lines, delivery, giftCard, payment } = order;
	const units = counted(sumMinor(lines.map((line) => line.quantity)), 'item');
	const fee = totals.deliveryMinor === 0 ? 'Free' : money(totals.deliveryMinor);
	const sums = [
		sum(units, money(totals.goodsMinor)),
		...(totals.discountMinor > 0 ? [sum('Discount', `−${money(totals.discountMinor)}`)] : []),
		sum(`Delivery, ${delivery.title}`, fee),
		{ ...sum('Total', money(totals.totalMinor)), isTotal: true },
		sum('VAT included', money(totals.taxMinor))
	];
	if (isPaid && giftCard) {
		sums.push(sum(`Paid by gift card ending in ${giftCard.last4}`, money(giftCard.amountMinor)));
	}
	if (isPaid && payment.amountMinor > 0) {
		sums.push(sum(`Paid by ${cardName(order)}`, money(payment.amountMinor)));
	}
	return { kind: 'sums', sums };
}

export function sum(label: string, amount: string): Sum {
	return { label, amount, isTotal: false };
}

/** Where an order goes and how. */
export function deliveryFacts(order: Order): Block {
	const { title, days } = order.delivery;
	const way = `${title}, ${workingDays(days)} after it leaves us`;
	return {
		kind: 'facts',
		facts: [
			{ label: 'Address', lines: addressLines(order) },
			{ label: 'Delivery', lines: [way] }
		]
	};
}

/** What took from the price, by name; empty where nothing did. */
export function promotionBlocks({ promotions }: Order): Block[] {
	if (promotions.length === 0) return [];
	const titles = listed(promotions.map(({ title }) => title));
	return [{ kind: 'facts', facts: [{ label: 'Promotion', lines: [titles] }] }];
}

/** "€10.00 goes back to your card and €5.00 is back on the gift card ending in 2345." */
export function wayBack(order: Order, { amountMinor, cardMinor, giftCardMinor }: Refund): string {
	if (amountMinor === 0) return 'You paid nothing for it, so nothing has to go back.';
	const ways = [
		...(cardMinor > 0 ? [`${money(cardMinor)} goes back to your ${cardName(order)}`] : []),
		...(giftCardMinor > 0 ? [`${money(giftCardMinor)} is back ${onGiftCard(order)}`] : [])
	];
	return `${listed(ways)}.`;
}

/** What an order that was never paid had taken from a gift card, and that it is back. */
export function heldBack(order: Order): string {
	const held = order.giftCard?.amountMinor ?? 0;
	return held > 0 ? ` ${money(held)} is back ${onGiftCard(order)}.` : '';
}

function onGiftCard({ giftCard }: Order): string {
	return `on the gift card ending in ${giftCard?.last4 ?? ''}`;
}
