import { countryName } from './format.ts';
import type { Order } from './order.ts';

/** What a person typed, on one line and without characters that are not seen or turn text around. */
export function said(text: string): string {
	return text
		.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
		.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
		.trim();
}

/** Whom and where an order goes, as on an envelope. */
export function addressLines({ contact, address }: Pick<Order, 'contact' | 'address'>): string[] {
	const { street, postcode, city, country } = address;
	return [contact.name, street, `${postcode} ${city}`, countryName(country)].map(said);
}

/** The card, and whether it was one: the simulator moves no money. */
export function cardName({ payment }: Pick<Order, 'payment'>): string {
	return payment.method === 'card' ? 'card' : 'card (simulated)';
}
