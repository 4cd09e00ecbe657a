import type { DeliveryId } from '@tandem/domain/delivery.ts';
import { Address, Contact } from '@tandem/domain/order.ts';
import type { PaymentMethod } from '@tandem/domain/payment.ts';
import type { Country } from '@tandem/domain/tax.ts';

export type Values = {
	name: string;
	email: string;
	street: string;
	postcode: string;
	city: string;
	country: Country;
	delivery: DeliveryId;
	/** What stands in the field for codes and is not in the order yet. */
	voucher: string;
	/** The discount code and the gift card that are in the order; empty for none. */
	code: string;
	giftCard: string;
	payment: PaymentMethod;
};
export type FieldName = Exclude<keyof Values, 'delivery' | 'code' | 'giftCard' | 'payment'>;
export type Faults = Partial<Record<FieldName, string>>;

/** In the order of the page, so that the first fault is the topmost. */
export const FIELDS = [
	{ name: 'name', empty: 'Enter your name.', wrong: 'A name has at most 80 letters.' },
	{
		name: 'email',
		empty: 'Enter your e-mail address.',
		wrong: 'This does not look like an e-mail address, such as ada@example.com.'
	},
	{
		name: 'street',
		empty: 'Enter street and house number.',
		wrong: 'Shorten this to 120 letters.'
	},
	{
		name: 'postcode',
		empty: 'Enter the postcode.',
		wrong: 'A postcode has 3 to 10 letters and digits, such as 10115.'
	},
	{ name: 'city', empty: 'Enter the city.', wrong: 'Shorten this to 80 letters.' },
	{ name: 'country', empty: 'Choose a country.', wrong: 'We do not deliver there yet.' },
	{ name: 'voucher', empty: undefined, wrong: 'Apply this code or clear the field.' }
] as const satisfies { name: FieldName; empty: string | undefined; wrong: string }[];

const shapes = { ...Contact.shape, ...Address.shape };

/** What is wrong with a value, as the schema of the order judges it; a code is right once it is applied. */
export function faultOf(name: FieldName, value: string): string | undefined {
	const field = FIELDS.find((each) => each.name === name);
	if (value.trim() === '') return field?.empty;
	if (name !== 'voucher' && shapes[name].safeParse(value.trim()).success) return undefined;
	return field?.wrong;
}

export function faultsIn(values: Values): Faults {
	const found = FIELDS.flatMap(({ name }) => {
		const fault = faultOf(name, values[name]);
		return fault ? [[name, fault] as const] : [];
	});
	return Object.fromEntries(found);
}

/** The faults that the server found, by field; `contact.email` is `email` here. */
export function faultsFrom(told: readonly { path: string; message: string }[]): Faults {
	const found = told.flatMap(({ path }) => {
		const field = FIELDS.find(({ name }) => path.split('.').at(-1) === name);
		return field ? [[field.name, field.wrong] as const] : [];
	});
	return Object.fromEntries(found);
}
