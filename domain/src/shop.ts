/**
 * The seller, as letters, papers and pages name it. All of it is fiction: there is no such company,
 * address, register entry or VAT id. Source of what must be named: the German laws on business letters
 * (§ 35a GmbHG) and on invoices (§ 14 UStG).
 */
export const SHOP = {
	name: 'Tandem',
	legalName: 'Tandem Handels GmbH (fictional)',
	street: 'Musterstraße 1',
	postcode: '12345',
	city: 'Musterstadt',
	country: 'DE',
	email: 'help@tandem.example',
	origin: 'https://demo-tandem.web.app',
	register: 'Amtsgericht Musterstadt, HRB 00000',
	director: 'Erika Musterfrau',
	vatId: 'DE000000000'
} as const;

/** What must not be forgotten beside a letter or an invoice of this shop. */
export const FICTION =
	'Tandem is a demonstration: the shop and its sellers are fiction, and nothing is really sold.';
