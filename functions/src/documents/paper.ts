import { countryName, percent } from '@tandem/domain/format.ts';
import { sumMinor } from '@tandem/domain/money.ts';
import type { TaxShare } from '@tandem/domain/pricing.ts';
import { SHOP } from '@tandem/domain/shop.ts';

/** A line of the table: one cell for each of the paper's columns, beside the title. */
export type Row = { title: string; detail: string; cells: string[]; amountMinor: number };
export type Fact = { label: string; value: string };
export type Sum = { label: string; amountMinor: number };

/** What one rate of VAT comes to, in minor units. */
export type RateSum = {
	ratePermille: number;
	netMinor: number;
	taxMinor: number;
	grossMinor: number;
};

/** What an invoice or a credit note says, before it is drawn; it depends on nothing that changes later. */
export type Paper = {
	title: string;
	number: string;
	at: Date;
	to: string[];
	facts: Fact[];
	columns: readonly { label: string; width: number }[];
	rows: Row[];
	/** How the total comes about, if there is anything to say. */
	sums: Sum[];
	total: Sum;
	rates: RateSum[];
	notes: { title: string; lines: string[] }[];
};

/** The paper, if its parts come to its total; throws if they do not, since a wrong paper cannot be taken back. */
export function checked(paper: Paper): Paper {
	const { number, rows, sums, total, rates } = paper;
	const sides = [
		...(sums.length > 0 ? [sumMinor(sums.map((sum) => sum.amountMinor))] : []),
		sumMinor(rows.map((row) => row.amountMinor)),
		sumMinor(rates.map((rate) => rate.grossMinor))
	];
	if (sides.some((side) => side !== total.amountMinor)) {
		throw new Error(`${number}: ${sides.join(', ')} should be ${total.amountMinor}`);
	}
	return paper;
}

/** The rates of some goods, for what shares their tax: "19%, 7%". */
export function rateWords(rates: readonly RateSum[]): string {
	return rates.map(({ ratePermille }) => percent(ratePermille)).join(', ');
}

/** Amounts by rate with their net part, the highest rate first. */
export function byRate(amounts: readonly TaxShare[]): RateSum[] {
	return amounts
		.map((amount) => ({ ...amount, netMinor: amount.grossMinor - amount.taxMinor }))
		.sort((a, b) => b.ratePermille - a.ratePermille);
}

/** The seller in one line, for the window of an envelope. */
export function senderLine(): string {
	return `${SHOP.legalName} · ${SHOP.street} · ${SHOP.postcode} ${SHOP.city}`;
}

/** The seller in three columns, for the foot of a page. */
export function footColumns(): string[][] {
	const { legalName, street, postcode, city, country, email, origin } = SHOP;
	return [
		[legalName, street, `${postcode} ${city}, ${countryName(country)}`],
		[email, new URL(origin).host],
		[SHOP.register, `Managing director: ${SHOP.director}`, `VAT ID ${SHOP.vatId}`]
	];
}
