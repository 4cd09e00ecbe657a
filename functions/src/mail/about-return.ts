import { date, dateTime, exactTime, money } from '@tandem/domain/format.ts';
import { said } from '@tandem/domain/order-words.ts';
import type { Refund, Return, ReturnReason } from '@tandem/domain/refund.ts';
import { WITHDRAWAL_DAYS } from '@tandem/domain/refund.ts';
import { WITHDRAWAL_KEY } from '@tandem/domain/reverse.ts';
import { addMinutes } from '@tandem/domain/time.ts';
import { CARD_TAKES } from './about-order.ts';
import type { Block } from './content.ts';
import type { Topic, Words } from './message.ts';
import {
	goodsOf,
	heading,
	heldBack,
	returnAddress,
	sum,
	unitsOf,
	wayBack,
	words
} from './order-blocks.ts';

const RETURN_WORDS: Record<ReturnReason, string> = {
	withdrawal: 'Withdrawal from the contract',
	'does-not-fit': 'Does not fit',
	'not-as-described': 'Not as described',
	damaged: 'Arrived damaged',
	'arrived-late': 'Arrived too late',
	'changed-mind': 'Changed my mind'
};

/** A return that was announced: where the goods go, and what happens then. */
export function returned({ order, number, links, about, at }: Topic): Words {
	const announced = returnOf(order.returns, about);
	const { reason, note, lines } = announced;
	return {
		subject: `Your return for Tandem order ${number}`,
		preheader: `Registered on ${date(at)}. This is where to send it.`,
		title: 'Your return is registered',
		blocks: [
			words(
				`We noted on ${dateTime(announced.at)} that you send back what is listed here, of order ` +
					`${number}. We give your money back when it has arrived.`
			),
			{ kind: 'button', link: links.order },
			heading('What you send back'),
			unitsOf(order, lines),
			{
				kind: 'facts',
				facts: [
					{ label: 'Reason', lines: [RETURN_WORDS[reason]] },
					...(said(note) ? [{ label: 'Your note', lines: [said(note)] }] : [])
				]
			},
			...parcelBlocks(number, at)
		]
	};
}

function returnOf(returns: readonly Return[], key: string | null): Return {
	const found = returns.find((each) => each.key === key);
	if (!found) throw new Error(`the order has no return ${key}`);
	return found;
}

function parcelBlocks(number: string, at: Date): Block[] {
	const until = date(addMinutes(at, WITHDRAWAL_DAYS * 24 * 60));
	return [
		heading('Where to send it'),
		{
			kind: 'facts',
			facts: [
				{ label: 'Address', lines: returnAddress() },
				{ label: 'In the parcel', lines: [`A note with your order number, ${number}`] },
				{ label: 'Send it by', lines: [until] }
			]
		}
	];
}

/** The durable receipt of a withdrawal: what was declared, by whom, when it reached the shop, what follows. */
export function withdrawal(topic: Topic): Words {
	const { order, number, links, name, at } = topic;
	const announced = order.returns.find(({ key }) => key === WITHDRAWAL_KEY);
	const received = `${exactTime(at)}, the time in Berlin`;
	return {
		subject: `We received your withdrawal from Tandem order ${number}`,
		preheader: `Received on ${dateTime(at)}. Keep this mail: it is your receipt.`,
		title: 'Your withdrawal has reached us',
		blocks: [
			words('This mail is your receipt. Please keep it.'),
			{
				kind: 'facts',
				facts: [
					{ label: 'Declaration', lines: [DECLARATION] },
					{ label: 'Received on', lines: [received] },
					{ label: 'From', lines: [said(name ?? order.contact.name), order.contact.email] },
					{ label: 'Order', lines: [`${number} of ${dateTime(order.placedAt)}`] }
				]
			},
			heading('Goods'),
			announced ? unitsOf(order, announced.lines) : goodsOf(order),
			heading('What happens next'),
			...(announced ? afterPacking(topic) : beforePacking(topic)),
			{ kind: 'button', link: links.order }
		]
	};
}

/** As in the law's model form. Source: Directive 2011/83/EU, Annex I B. */
const DECLARATION =
	'I hereby give notice that I withdraw from my contract of sale of the goods listed below.';

function afterPacking({ number, at }: Topic): Block[] {
	const until = date(addMinutes(at, WITHDRAWAL_DAYS * 24 * 60));
	return [
		words(
			`Send the goods back to the address below. We give back what you paid for them, with the ` +
				`delivery, by ${until} and the way you paid it; we may wait until the goods are back or you ` +
				'show that you sent them.'
		),
		...parcelBlocks(number, at)
	];
}

function beforePacking({ order, at }: Topic): Block[] {
	const refund = order.refunds.find(({ reason }) => reason === 'withdrawn');
	const until = date(addMinutes(at, WITHDRAWAL_DAYS * 24 * 60));
	return [
		words(
			refund
				? `Nothing was packed, so there is nothing to send back: the order is cancelled. ` +
						`${wayBack(order, refund)} That is done by ${until} at the latest.`
				: `The order is cancelled. You were not charged.${heldBack(order)}`
		)
	];
}

const REFUND_WORDS: Record<Refund['reason'], string> = {
	cancelled: 'Your order was cancelled.',
	withdrawn: 'You withdrew from the contract.',
	returned: 'For the goods listed here.',
	goodwill: 'For the trouble you had.',
	'late-payment':
		'Your payment came after the order had ended, and its goods were gone. It paid for nothing.',
	'double-payment': 'Your order was paid twice. The second payment goes back.'
};

/** Money that went back: how much, for what, and where it is to be found. */
export function refund({ order, number, links, about }: Topic): Words {
	const refund = refundOf(order.refunds, about);
	const { amountMinor, cardMinor, creditNote, lines, reason } = refund;
	return {
		subject: `Your refund for Tandem order ${number}: ${money(amountMinor)}`,
		preheader: wayBack(order, refund),
		title: `${money(amountMinor)} for you`,
		blocks: [
			words(`${REFUND_WORDS[reason]} ${wayBack(order, refund)}`),
			...(cardMinor > 0 ? [words(CARD_TAKES)] : []),
			{ kind: 'button', link: links.order },
			heading('What it is for'),
			...(lines.length > 0 ? [unitsOf(order, lines)] : []),
			refundSums(refund),
			{ kind: 'facts', facts: [{ label: 'Order', lines: [number] }, ...creditNoteFact(creditNote)] }
		]
	};
}

/** `about` begins with the refund's id; what follows tells apart its tries. */
function refundOf(refunds: readonly Refund[], about: string | null): Refund {
	const found = refunds.find(({ id }) => id === Number.parseInt(about ?? '', 10));
	if (!found) throw new Error(`the order has no refund ${about}`);
	return found;
}

function refundSums({ amountMinor, deliveryMinor, extraMinor, reason }: Refund): Block {
	const restMinor = amountMinor - deliveryMinor - extraMinor;
	const isStray = reason === 'late-payment' || reason === 'double-payment';
	return {
		kind: 'sums',
		sums: [
			...(restMinor > 0 ? [sum(isStray ? 'Payment' : 'Goods', money(restMinor))] : []),
			...(deliveryMinor > 0 ? [sum('Delivery', money(deliveryMinor))] : []),
			...(extraMinor > 0 ? [sum('Good will', money(extraMinor))] : []),
			{ ...sum('Refund', money(amountMinor)), isTotal: true }
		]
	};
}

function creditNoteFact(creditNote: string | null) {
	if (creditNote === null) return [];
	return [{ label: 'Credit note', lines: [`${creditNote}, a PDF on your order page`] }];
}
