import { dateTime, money, workingDays } from '@tandem/domain/format.ts';
import { said } from '@tandem/domain/order-words.ts';
import { RETURN_DAYS, WITHDRAWAL_DAYS } from '@tandem/domain/refund.ts';
import { SHOP } from '@tandem/domain/shop.ts';
import type { Block } from './content.ts';
import type { Topic, Words } from './message.ts';
import {
	deliveryFacts,
	goodsOf,
	heading,
	heldBack,
	promotionBlocks,
	sumsOf,
	unitsOf,
	wayBack,
	words
} from './order-blocks.ts';

/** Thanks for an order that is paid, and all there is to know of it. */
export function confirmation({ order, number, links }: Topic): Words {
	const [firstName] = said(order.contact.name).split(' ');
	return {
		subject: `Your Tandem order ${number} is confirmed`,
		preheader: `${money(order.totals.totalMinor)}, paid. We write again when it is on its way.`,
		title: `Thank you, ${firstName}`,
		blocks: [
			words(
				`Your order ${number} of ${dateTime(order.placedAt)} is in, and it is paid. We pack it next, ` +
					'and write again when it is on its way.'
			),
			{ kind: 'button', link: links.order },
			heading('What you bought'),
			goodsOf(order),
			sumsOf(order, true),
			...promotionBlocks(order),
			heading('Where it goes'),
			deliveryFacts(order),
			...changeOfMind(links)
		]
	};
}

/** What the law wants told about leaving the contract, and what the shop offers beyond. */
function changeOfMind(links: Topic['links']): Block[] {
	const { legalName, street, postcode, city, email } = SHOP;
	return [
		heading('If you change your mind'),
		words(
			`You may withdraw from this contract within ${WITHDRAWAL_DAYS} days after the last of the goods ` +
				'reached you, without giving a reason. Use the page below, or tell us in any clear words by ' +
				`e-mail to ${email} or by letter to ${legalName}, ${street}, ${postcode} ${city}. It is in time ` +
				'if you send it before the days are over.'
		),
		words(
			`Then send the goods back within ${WITHDRAWAL_DAYS} days; you bear the postage. Within ` +
				`${WITHDRAWAL_DAYS} days of your message we give back all that you paid, delivery included, ` +
				'the way you paid it; we may wait until the goods are back or you show that you sent them. ' +
				'You pay for a loss in value only if you did more than try the goods. Beyond the law, we take ' +
				`goods back for ${RETURN_DAYS} days after delivery.`
		),
		{ kind: 'links', links: [links.withdraw] }
	];
}

/*
 * The next two go out for orders that nobody paid for. They repeat nothing that was typed, so that an
 * order in a stranger's name cannot bring them anybody's message.
 */

/** An order that ended before it was packed, and what becomes of the money. */
export function cancelled({ order, number, links }: Topic): Words {
	const refund = order.refunds.find(({ reason }) => reason === 'cancelled');
	const money = refund ? wayBack(order, refund) : `You were not charged.${heldBack(order)}`;
	return {
		subject: `Your Tandem order ${number} is cancelled`,
		preheader: money,
		title: 'Your order is cancelled',
		blocks: [
			words(
				`Order ${number} of ${dateTime(order.placedAt)} has ended, and nothing of it will be sent. ${money}`
			),
			...(refund && refund.cardMinor > 0 ? [words(CARD_TAKES)] : []),
			{ kind: 'button', link: links.order },
			heading('What it was'),
			goodsOf(order),
			sumsOf(order, refund !== undefined)
		]
	};
}

/** How long a bank may take to show what it was given back. */
export const CARD_TAKES = 'It can take your bank some days to show it on your statement.';

/** An order that nobody paid in time. */
export function expired({ order, number, links }: Topic): Words {
	return {
		subject: `Your Tandem order ${number} was not paid in time`,
		preheader: `You were not charged, and nothing will be sent.${heldBack(order)}`,
		title: 'Not paid in time',
		blocks: [
			words(
				`We kept the goods of order ${number} of ${dateTime(order.placedAt)} for you, and no payment ` +
					`came. They are back on the shelf. You were not charged.${heldBack(order)}`
			),
			words('If you still want them, your order page puts them back in your cart.'),
			{ kind: 'button', link: links.order },
			heading('What it was'),
			goodsOf(order),
			sumsOf(order, false)
		]
	};
}

/** A parcel on its way: who has it, and under which number. */
export function shipped({ order, number, links }: Topic): Words {
	const { shipment, delivery, invoice } = order;
	const tracking = shipment
		? [
				{ label: 'Carrier', lines: [said(shipment.carrier)] },
				{ label: 'Tracking number', lines: [said(shipment.tracking)] }
			]
		: [];
	return {
		subject: `Your Tandem order ${number} is on its way`,
		preheader: `It should reach you within ${workingDays(delivery.days)}.`,
		title: 'It is on its way',
		blocks: [
			words(
				`Order ${number} has left us. It should reach you within ${workingDays(delivery.days)}.`
			),
			{ kind: 'facts', facts: tracking },
			{ kind: 'button', link: links.order },
			heading('What is in it'),
			unitsOf(order, order.lines),
			heading('Where it goes'),
			deliveryFacts(order),
			...(invoice
				? [words(`Your invoice ${invoice.number} lies on your order page, as a PDF.`)]
				: [])
		]
	};
}
