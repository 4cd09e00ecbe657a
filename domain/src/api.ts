import * as z from 'zod';
import { STOCK_REASONS } from './audit.ts';
import { DELIVERY_IDS } from './delivery.ts';
import { ORDER_STATES } from './order-state.ts';
import { Address, Contact } from './order.ts';
import { PAYMENT_METHODS, PAYMENT_STATUSES } from './payment.ts';
import { Sku } from './product.ts';
import { MAX_LINES, MAX_QUANTITY } from './quantity.ts';
import { STAFF_ROLES } from './role.ts';
import { PriceMinor } from './stock.ts';

/** Made by the client before it asks, and kept until the answer: a retry is the same request. */
export const RequestKey = z.uuid();

const OrderId = z.string().regex(/^[a-z0-9]{32}$/);

const busy = z.strictObject({ ok: z.literal(false), reason: z.literal('busy') });
const notFound = z.strictObject({ ok: z.literal(false), reason: z.literal('not-found') });

const OrderStatus = z.strictObject({
	ok: z.literal(true),
	orderId: OrderId,
	state: z.enum(ORDER_STATES),
	paymentStatus: z.enum(PAYMENT_STATUSES)
});

const NamedLine = z.strictObject({ sku: Sku, title: z.string(), variant: z.string() });

/** Buys what is in the caller's cart. Every amount is computed by the server; `shown` is what the shopper saw. */
const placeOrder = {
	roles: null,
	input: z.strictObject({
		key: RequestKey,
		lines: z
			.array(
				z.strictObject({
					sku: Sku,
					quantity: z.int().min(1).max(MAX_QUANTITY),
					shownMinor: PriceMinor.describe('Unit price on the shopper’s screen')
				})
			)
			.min(1)
			.max(MAX_LINES)
			.refine((lines) => new Set(lines.map((line) => line.sku)).size === lines.length, {
				error: 'names a SKU twice'
			}),
		contact: Contact,
		address: Address,
		delivery: z.enum(DELIVERY_IDS),
		shownTotalMinor: z.int().min(1),
		payment: z.enum(PAYMENT_METHODS)
	}),
	output: z.union([
		OrderStatus,
		z.strictObject({
			ok: z.literal(false),
			reason: z.literal('sold-out'),
			lines: z.array(NamedLine.extend({ wanted: z.int(), available: z.int() }))
		}),
		z.strictObject({
			ok: z.literal(false),
			reason: z.literal('price-changed'),
			lines: z.array(NamedLine.extend({ shownMinor: z.int(), currentMinor: z.int() }))
		}),
		z.strictObject({
			ok: z.literal(false),
			reason: z.literal('total-changed'),
			shownMinor: z.int(),
			currentMinor: z.int()
		}),
		z.strictObject({ ok: z.literal(false), reason: z.literal('cart-changed') }),
		z.strictObject({ ok: z.literal(false), reason: z.literal('key-reused') }),
		busy
	])
};

/** Tries again to pay an own order, answers the bank's question, or asks the bank what became of it. */
const payOrder = {
	roles: null,
	input: z.discriminatedUnion('action', [
		z.strictObject({
			action: z.literal('retry'),
			orderId: OrderId,
			payment: z.enum(PAYMENT_METHODS)
		}),
		z.strictObject({ action: z.literal('confirm'), orderId: OrderId }),
		z.strictObject({ action: z.literal('refuse'), orderId: OrderId }),
		z.strictObject({ action: z.literal('check'), orderId: OrderId })
	]),
	output: z.union([
		OrderStatus,
		notFound,
		z.strictObject({
			ok: z.literal(false),
			reason: z.enum(['not-payable', 'payment-pending']).describe('Expired or paid; still asking')
		}),
		busy
	])
};

/** Takes an order to the next state of its life, by staff. */
const advanceOrder = {
	roles: STAFF_ROLES,
	input: z.discriminatedUnion('to', [
		z.strictObject({ orderId: OrderId, to: z.literal('packed') }),
		z.strictObject({
			orderId: OrderId,
			to: z.literal('shipped'),
			carrier: z.string().trim().min(1).max(40),
			tracking: z.string().trim().min(1).max(60)
		}),
		z.strictObject({ orderId: OrderId, to: z.literal('delivered') })
	]),
	output: z.union([
		OrderStatus,
		notFound,
		z.strictObject({
			ok: z.literal(false),
			reason: z.literal('not-next'),
			state: z.enum(ORDER_STATES)
		}),
		busy
	])
};

/** Changes stock by a number of units, or the price, with a reason, by an admin. */
const adjustSellable = {
	roles: ['admin'] as const,
	input: z
		.strictObject({
			key: RequestKey,
			sku: Sku,
			units: z.int().min(-10_000).max(10_000).describe('Added to stock; negative is written off'),
			priceMinor: PriceMinor.nullable().describe('The new price, or null to keep it'),
			reason: z.enum(STOCK_REASONS),
			note: z.string().trim().max(200)
		})
		.refine((input) => input.units !== 0 || input.priceMinor !== null, {
			error: 'changes neither stock nor price',
			path: ['units']
		}),
	output: z.union([
		z.strictObject({ ok: z.literal(true), available: z.int(), priceMinor: z.int() }),
		notFound,
		z.strictObject({
			ok: z.literal(false),
			reason: z.literal('below-zero'),
			available: z.int()
		}),
		busy
	])
};

/** Brings a guest's cart and orders into the account that the guest has just signed in to. */
const mergeGuest = {
	roles: null,
	input: z.strictObject({
		guestToken: z.string().min(1).max(4000).describe('The guest’s ID token')
	}),
	output: z.union([
		z.strictObject({ ok: z.literal(true), lines: z.int(), orders: z.int() }),
		z.strictObject({ ok: z.literal(false), reason: z.literal('not-a-guest') }),
		busy
	])
};

/** Every callable: who may call it (`null`: anyone signed in, guests too), what goes in, what comes out. */
export const api = { placeOrder, payOrder, advanceOrder, adjustSellable, mergeGuest };

export type Api = typeof api;
export type CallableName = keyof Api;
export type Input<N extends CallableName> = z.input<Api[N]['input']>;
export type Parsed<N extends CallableName> = z.output<Api[N]['input']>;
export type Output<N extends CallableName> = z.output<Api[N]['output']>;
