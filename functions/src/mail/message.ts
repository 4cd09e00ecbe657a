import { SHOP, FICTION } from '@tandem/domain/shop.ts';
import { countryName } from '@tandem/domain/format.ts';
import type { Letter, LetterKind, Mail } from '@tandem/domain/mail.ts';
import { orderNumber } from '@tandem/domain/order-state.ts';
import { cancelled, confirmation, expired, shipped } from './about-order.ts';
import { refund, returned, withdrawal } from './about-return.ts';
import type { Content, Link } from './content.ts';
import { htmlOf } from './html.ts';
import { textOf } from './text.ts';

/** A letter with what its words need: the short order number and where its links lead. */
export type Topic = Letter & { number: string; order: Letter['order']; links: Links };
export type Links = { order: Link; withdraw: Link };
export type Words = Pick<Content, 'subject' | 'preheader' | 'title' | 'blocks'>;

const WORDS: Record<LetterKind, (topic: Topic) => Words> = {
	confirmation,
	cancelled,
	expired,
	shipped,
	return: returned,
	withdrawal,
	refund
};

/** The letter as a mail to the order's address, its links to `origin`; the same letter gives the same mail. */
export function messageOf(letter: Letter, origin: string): Mail {
	const { kind, orderId, order, at } = letter;
	const links = {
		order: { words: 'See your order', href: `${origin}/orders/${orderId}` },
		withdraw: { words: 'Withdraw from the contract', href: `${origin}/withdraw` }
	};
	const content: Content = {
		...WORDS[kind]({ ...letter, number: orderNumber(orderId), links }),
		policies: [
			{ words: 'Delivery', href: `${origin}/about#delivery` },
			{ words: 'Withdrawal', href: `${origin}/withdraw` },
			{ words: 'About Tandem', href: `${origin}/about` }
		],
		sender: sender()
	};
	return {
		to: [order.contact.email],
		message: { subject: content.subject, text: textOf(content), html: htmlOf(content) },
		kind,
		orderId,
		at
	};
}

function sender(): string[] {
	const { legalName, street, postcode, city, country, register, director, vatId, email } = SHOP;
	return [
		`${legalName}, ${street}, ${postcode} ${city}, ${countryName(country)}`,
		`${register}. Managing director: ${director}. VAT ID ${vatId}.`,
		`Questions? Write to ${email}.`,
		FICTION
	];
}
