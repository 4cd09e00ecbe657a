import * as z from 'zod';
import type { Order } from './order.ts';

export const LETTER_KINDS = [
	'confirmation',
	'cancelled',
	'expired',
	'shipped',
	'return',
	'withdrawal',
	'refund'
] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** What goes out with a change of an order; the words are put to it where it is stored. */
export type Letter = {
	kind: LetterKind;
	orderId: string;
	/** As the change leaves it. */
	order: Order;
	/** The refund and its tries, as in `2-1`, or the key of the return that it is about. */
	about: string | null;
	/** Who declared a withdrawal, when it was not done from the account. */
	name: string | null;
	at: Date;
};

/** A message in the form of Firebase's Trigger Email extension, which sends it and adds `delivery`. */
export const Mail = z.strictObject({
	to: z.array(z.email()).length(1),
	message: z.strictObject({ subject: z.string(), text: z.string(), html: z.string() }),
	kind: z.enum(LETTER_KINDS),
	orderId: z.string(),
	at: z.date(),
	delivery: z.looseObject({ state: z.string() }).optional()
});
export type Mail = z.infer<typeof Mail>;
