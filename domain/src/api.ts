import * as z from 'zod';
import { STOCK_REASONS } from './audit.ts';
import { DELIVERY_IDS } from './delivery.ts';
import { ORDER_STATES } from './order-state.ts';
import { Address, Contact } from './order.ts';
import { GiftCardCode } from './gift-card.ts';
import { PAYMENT_METHODS, PAYMENT_STATUSES } from './payment.ts';
import { Sku } from './product.ts';
import { Promotion, PromotionCode, Terms } from './promotion.ts';
import { MAX_LINES, MAX_QUANTITY } from './quantity.ts';
import { RETURN_REASONS, ReturnLine } from './refund.ts';
import { STAFF_ROLES } from './role.ts';
import { PriceMinor } from './stock.ts';

/** Made by the client before it asks, and kept until the answer: a retry is the same request. */
export const RequestKey = z.uuid();

const OrderId = z.string().regex(/^[a-z0-9]{32}$/);

const busy = z.strictObject({ ok: z.literal(false), reason: z.literal('busy') });
const keyReused = z.strictObject({ ok: z.literal(false), reason: z.literal('key-reused') });
const notFound = z.strictObject({ ok: z.literal(false), reason: z.literal('not-found') });

const OrderStatus = z.strictObject({
	ok: z.literal(true),
	orderId: OrderId,
	state: z.enum(ORDER_STATES),
	paymentStatus: z.enum(PAYMENT_STATUSES)
});

const RefundLine = ReturnLine.extend({
	restock: z.int().min(0).max(MAX_QUANTITY).describe('How many of them can be sold again')
}).refine((line) => line.restock <= line.quantity, {
	error: 'more than came back',
	path: ['restock']
});

const NamedLine = z.strictObject({ sku: Sku, title: z.string(), variant: z.string() });

/** Why a code is not taken; `used-by-you`: as often as one person may. */
export const CODE_FAULTS = ['unknown', 'ended', 'used-up', 'used-by-you'] as const;
export type CodeFault = (typeof CODE_FAULTS)[number];

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
		code: PromotionCode.nullable(),
		giftCard: GiftCardCode.nullable(),
		shownTotalMinor: z.int().min(0),
		shownGiftCardMinor: z.int().min(0).describe('What the gift card pays of the total'),
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
			reason: z.enum(['total-changed', 'gift-card-changed']),
			shownMinor: z.int(),
			currentMinor: z.int()
		}),
		z.strictObject({
			ok: z.literal(false),
			reason: z.literal('code-refused'),
			why: z.enum(CODE_FAULTS)
		}),
		z.strictObject({ ok: z.literal(false), reason: z.literal('payment-unavailable') }),
		z.strictObject({ ok: z.literal(false), reason: z.literal('cart-changed') }),
		keyReused,
		busy
	])
};

/** What a code gives: a promotion that the pages can price with, or a gift card’s balance. */
const checkCode = {
	roles: null,
	input: z.strictObject({ code: z.union([PromotionCode, GiftCardCode]) }),
	output: z.union([
		z.strictObject({ ok: z.literal(true), kind: z.literal('promotion'), terms: Terms }),
		z.strictObject({
			ok: z.literal(true),
			kind: z.literal('gift-card'),
			last4: z.string(),
			balanceMinor: z.int()
		}),
		z.strictObject({
			ok: z.literal(false),
			reason: z.literal('code-refused'),
			why: z.enum(CODE_FAULTS)
		})
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
		z.strictObject({ action: z.literal('check'), orderId: OrderId }),
		z.strictObject({ action: z.literal('fields'), orderId: OrderId })
	]),
	output: z.union([
		OrderStatus,
		z
			.strictObject({
				ok: z.literal(true),
				orderId: OrderId,
				publishableKey: z.string(),
				clientSecret: z.string()
			})
			.describe('What the provider’s own card fields need; never stored'),
		notFound,
		z.strictObject({ ok: z.literal(false), reason: z.literal('payment-unavailable') }),
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

/** What a shopper undoes: an order that is not packed, goods that were delivered, the whole contract. */
const reverseOrder = {
	roles: null,
	input: z.discriminatedUnion('action', [
		z.strictObject({ action: z.literal('cancel'), orderId: OrderId }),
		z.strictObject({
			action: z.literal('return'),
			orderId: OrderId,
			key: RequestKey,
			lines: z.array(ReturnLine).min(1).max(MAX_LINES),
			reason: z.enum(RETURN_REASONS),
			note: z.string().trim().max(500)
		}),
		z.strictObject({ action: z.literal('withdraw'), orderId: OrderId }),
		z
			.strictObject({
				action: z.literal('withdraw-by-number'),
				number: z
					.string()
					.trim()
					.toUpperCase()
					.regex(/^[0-9A-F]{4}-?[0-9A-F]{4}$/, { error: 'looks like 1A2B-3C4D' }),
				email: z.email().max(120),
				name: z.string().trim().min(1).max(80)
			})
			.describe('For a guest, from any device; the receipt goes to the order’s e-mail address')
	]),
	output: z.union([
		z.strictObject({
			ok: z.literal(true),
			orderId: OrderId,
			state: z.enum(ORDER_STATES),
			receivedAt: z.iso.datetime().describe('When the declaration reached the shop')
		}),
		notFound,
		z.strictObject({
			ok: z.literal(false),
			reason: z.enum(['too-late', 'payment-pending', 'not-returnable']),
			state: z.enum(ORDER_STATES)
		}),
		keyReused,
		busy
	])
};

/** What staff give back: a cancelled order, a return that arrived, units, or money for good will. */
const refundOrder = {
	roles: STAFF_ROLES,
	input: z.discriminatedUnion('action', [
		z.strictObject({ action: z.literal('cancel'), orderId: OrderId }),
		z.strictObject({
			action: z.literal('receive'),
			orderId: OrderId,
			returnKey: z.string().max(64),
			lines: z
				.array(RefundLine)
				.min(1)
				.max(MAX_LINES)
				.describe('What arrived, of what was announced')
		}),
		z.strictObject({
			action: z.literal('refuse'),
			orderId: OrderId,
			returnKey: z.string().max(64),
			answer: z.string().trim().min(1).max(500)
		}),
		z
			.strictObject({
				action: z.literal('refund'),
				orderId: OrderId,
				key: RequestKey,
				lines: z.array(RefundLine).max(MAX_LINES),
				extraMinor: z.int().min(0).max(10_000_000).describe('For good will, beyond the lines')
			})
			.refine((input) => input.lines.length > 0 || input.extraMinor > 0, {
				error: 'gives nothing back',
				path: ['extraMinor']
			}),
		z.strictObject({
			action: z.literal('retry'),
			orderId: OrderId,
			refundId: z.int().min(1)
		})
	]),
	output: z.union([
		OrderStatus,
		notFound,
		z.strictObject({
			ok: z.literal(false),
			reason: z.literal('too-much'),
			leftMinor: z.int().describe('What is left of the order to give back')
		}),
		z.strictObject({
			ok: z.literal(false),
			reason: z.enum(['too-late', 'payment-pending', 'not-refundable']),
			state: z.enum(ORDER_STATES)
		}),
		keyReused,
		busy
	])
};

/** An invoice or a credit note of an own order (or any, for staff) as a PDF. */
const orderDocument = {
	roles: null,
	input: z.strictObject({
		orderId: OrderId,
		number: z.string().regex(/^(INV|CRN)-\d{4}-\d{6}$/)
	}),
	output: z.union([
		z.strictObject({
			ok: z.literal(true),
			fileName: z.string(),
			pdf: z.base64().describe('The file')
		}),
		notFound
	])
};

/** Writes a promotion, the list of automatic ones, or a gift card, by an admin. */
const managePromotions = {
	roles: ['admin'] as const,
	input: z.discriminatedUnion('action', [
		z.strictObject({
			action: z.literal('save-code'),
			promotion: Promotion.omit({ used: true }).refine(
				({ terms }) => PromotionCode.safeParse(terms.id).success,
				{ error: 'must be 3 to 15 capital letters or digits', path: ['terms', 'id'] }
			)
		}),
		z.strictObject({
			action: z.literal('save-offers'),
			terms: z.array(Terms).max(20)
		}),
		z.strictObject({
			action: z.literal('issue-gift-card'),
			key: RequestKey,
			amountMinor: z.int().min(100).max(50_000)
		})
	]),
	output: z.union([
		z.strictObject({ ok: z.literal(true) }),
		z.strictObject({ ok: z.literal(true), code: GiftCardCode.describe('Shown once') }),
		keyReused,
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
		z
			.strictObject({ ok: z.literal(false), reason: z.literal('bundle') })
			.describe('A bundle has no stock of its own: its parts have'),
		keyReused,
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
export const api = {
	placeOrder,
	checkCode,
	payOrder,
	reverseOrder,
	orderDocument,
	advanceOrder,
	refundOrder,
	adjustSellable,
	managePromotions,
	mergeGuest
};

export type Api = typeof api;
export type CallableName = keyof Api;
export type Input<N extends CallableName> = z.input<Api[N]['input']>;
export type Parsed<N extends CallableName> = z.output<Api[N]['input']>;
export type Output<N extends CallableName> = z.output<Api[N]['output']>;
