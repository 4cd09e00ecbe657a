import * as z from 'zod';
import { DELIVERY_IDS } from './delivery.ts';
import { canMove, ORDER_STATES, ORDER_TASKS, type OrderState } from './order-state.ts';
import { MAX_ATTEMPTS, Payment } from './payment.ts';
import { ProductId, Sku } from './product.ts';
import { MAX_LINES, MAX_QUANTITY } from './quantity.ts';
import { MAX_REFUNDS, MAX_RETURNS, Refund, Return } from './refund.ts';
import { Part, PriceMinor } from './stock.ts';
import { COUNTRIES, TAX_CLASSES } from './tax.ts';

const Minor = z.int().min(0);
const Text = (max: number) => z.string().trim().min(1).max(max);

export const Contact = z.strictObject({
	name: Text(80),
	email: z.email().max(120)
});

export const Address = z.strictObject({
	street: Text(120),
	postcode: z
		.string()
		.trim()
		.regex(/^[A-Za-z0-9][A-Za-z0-9 -]{2,9}$/),
	city: Text(80),
	country: z.enum(COUNTRIES)
});

export const OrderLine = z.strictObject({
	sku: Sku,
	productId: ProductId,
	title: z.string(),
	variant: z.string(),
	parts: z
		.array(Part)
		.describe('What one unit of a bundle takes from stock; empty for a single SKU'),
	taxClass: z.enum(TAX_CLASSES),
	quantity: z.int().min(1).max(MAX_QUANTITY),
	unitMinor: PriceMinor,
	taxRatePermille: z.int().min(0),
	grossMinor: Minor.describe('Unit price times quantity'),
	discountMinor: Minor,
	netMinor: Minor.describe('With the tax, what is paid: gross less discount'),
	taxMinor: Minor,
	restocked: Minor.describe('Units that are back in stock'),
	refunded: Minor.describe('Units whose price went back')
});
export type OrderLine = z.infer<typeof OrderLine>;

const Change = z.strictObject({
	state: z.enum(ORDER_STATES),
	at: z.date(),
	by: z.string().describe('uid of the person; or `payment`, `clock`')
});

/** A complete snapshot: nothing of an order is looked up elsewhere later. Money in EUR minor units. */
export const Order = z.strictObject({
	uid: z.string().describe('Owner; a guest has one too'),
	requestHash: z.string().describe('Of the request: the same key with another body is a conflict'),
	state: z.enum(ORDER_STATES),
	seq: z.int().min(0).describe('Grows by one with each state: history has no gaps'),
	history: z.array(Change).min(1).max(20),
	contact: Contact,
	address: Address,
	delivery: z.strictObject({
		id: z.enum(DELIVERY_IDS),
		title: z.string(),
		days: z.tuple([z.int(), z.int()])
	}),
	lines: z.array(OrderLine).min(1).max(MAX_LINES),
	totals: z.strictObject({
		goodsMinor: Minor.describe('Gross, before discounts'),
		goodsNetMinor: Minor,
		deliveryMinor: Minor,
		deliveryNetMinor: Minor,
		discountMinor: Minor,
		taxMinor: Minor,
		totalMinor: Minor
	}),
	promotions: z
		.array(
			z.strictObject({
				id: z.string(),
				title: z.string(),
				limitId: z.string().nullable().describe('For a code: where this person’s uses are counted')
			})
		)
		.max(2),
	giftCard: z
		.strictObject({ id: z.string(), last4: z.string(), amountMinor: Minor })
		.nullable()
		.describe('What a gift card pays of the total'),
	currency: z.literal('EUR'),
	payment: Payment,
	shipment: z
		.strictObject({ carrier: z.string(), tracking: z.string() })
		.nullable()
		.describe('Known from `shipped` on'),
	invoice: z
		.strictObject({ number: z.string(), at: z.date() })
		.nullable()
		.describe('Written when the goods are packed'),
	refunds: z
		.array(Refund)
		.max(MAX_REFUNDS + MAX_ATTEMPTS)
		.describe('Those that staff give, and one for each stray payment'),
	returns: z
		.array(Return)
		.max(MAX_RETURNS + 1)
		.describe('Those that are announced, and the withdrawal'),
	withdrawnAt: z.date().nullable().describe('When the shopper declared to leave the contract'),
	reservedUntil: z.date().describe('An unpaid order gives its stock back after this'),
	tasks: z.array(z.enum(ORDER_TASKS)).max(2).describe('What waits for staff'),
	dueAt: z.date().nullable().describe('When the clock must look at this order again, if ever'),
	businessDate: z.iso.date().describe('Day of placing in the shop’s time zone'),
	placedAt: z.date(),
	updatedAt: z.date()
});
export type Order = z.infer<typeof Order>;

/** The order one state further, its history grown by one; throws on a move the table does not have. */
export function moved(order: Order, to: OrderState, by: string, now: Date): Order {
	if (!canMove(order.state, to)) throw new Error(`an order cannot go from ${order.state} to ${to}`);
	return {
		...order,
		state: to,
		seq: order.seq + 1,
		history: [...order.history, { state: to, at: now, by }],
		updatedAt: now
	};
}
