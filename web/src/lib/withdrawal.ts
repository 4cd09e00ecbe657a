import type { OrderState } from '@tandem/domain/order-state.ts';
import { exactTime } from '@tandem/domain/format.ts';

/** A shopper's word that they leave a contract, as the law wants it identified. */
export type Declaration = {
	/** The order's, as in `1A2B-3C4D`. */
	number: string;
	goods: readonly string[];
	name: string;
	email: string;
	/** When it reached the shop, as ISO 8601; null while it is not sent. */
	receivedAt: string | null;
};

/** What is declared, line by line, for the second step and for the receipt. */
export function rowsOf(declaration: Declaration): { title: string; values: readonly string[] }[] {
	const { number, goods, name, email, receivedAt } = declaration;
	return [
		{ title: 'Declaration', values: ['I withdraw from my contract for the goods named here.'] },
		{ title: 'Order', values: [number] },
		{ title: 'Goods', values: goods },
		{ title: 'Name', values: [name] },
		{ title: receivedAt ? 'A copy goes to' : 'Receipt to', values: [email] },
		...(receivedAt ? [{ title: 'Received', values: [exactTime(new Date(receivedAt))] }] : [])
	];
}

/** What follows from a withdrawal that left the order in this state. */
export function nextOf(state: OrderState): string {
	return state === 'cancelled'
		? 'Nothing will be sent. What you paid goes back to where it came from.'
		: 'Send the goods back within 14 days. The money follows to where it came from, at the latest when they have arrived.';
}

/** The receipt as a text that can be kept: its file name and what it says. */
export function receiptFile(declaration: Declaration, next: string): [name: string, text: string] {
	const rows = rowsOf(declaration).map(({ title, values }) => `${title}: ${values.join('; ')}`);
	const text = ['Tandem: receipt of a withdrawal', '', ...rows, '', next, ''].join('\n');
	return [`tandem-withdrawal-${declaration.number}.txt`, text];
}
