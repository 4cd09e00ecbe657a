/** What Stripe keeps: payments, refunds, and the events that tell of them; and what shoppers and banks do. */
import { randomBytes } from 'node:crypto';
import type Stripe from 'stripe';

/** Stripe's answer to a request that it does not carry out. */
export class Refusal extends Error {
	readonly status: number;
	readonly type: string;
	readonly code: string | undefined;
	readonly param: string | undefined;

	constructor(
		status: number,
		message: string,
		{
			type = 'invalid_request_error',
			code,
			param
		}: Partial<Record<'type' | 'code' | 'param', string>> = {}
	) {
		super(message);
		this.status = status;
		this.type = type;
		this.code = code;
		this.param = param;
	}
}

type PaymentIntent = Pick<
	Stripe.PaymentIntent,
	| 'id'
	| 'object'
	| 'amount'
	| 'amount_received'
	| 'automatic_payment_methods'
	| 'canceled_at'
	| 'capture_method'
	| 'client_secret'
	| 'created'
	| 'currency'
	| 'last_payment_error'
	| 'livemode'
	| 'metadata'
	| 'next_action'
	| 'payment_method'
	| 'status'
>;
type Refund = Pick<
	Stripe.Refund,
	'id' | 'object' | 'amount' | 'created' | 'currency' | 'metadata' | 'payment_intent' | 'status'
>;
type StripeEvent = Pick<Stripe.Event, 'id' | 'object' | 'created' | 'livemode' | 'type'> & {
	data: { object: PaymentIntent | Refund };
};

/** Some of Stripe's test cards. */
export type Card =
	| 'pm_card_visa'
	| 'pm_card_chargeDeclined'
	| 'pm_card_threeDSecureRequired'
	| 'pm_card_pendingRefund';

const CANCELABLE = [
	'requires_payment_method',
	'requires_capture',
	'requires_confirmation',
	'requires_action',
	'processing'
];
/** In EUR, in cents. */
const LEAST_AMOUNT = 50;

export class StripeBooks {
	readonly intents = new Map<string, PaymentIntent>();
	readonly refunds = new Map<string, Refund>();
	/** What webhooks tell, the oldest first; each holds what was true when it happened. */
	readonly events: StripeEvent[] = [];

	createIntent(params: URLSearchParams): PaymentIntent {
		const amount = amountOf(params);
		if (amount < LEAST_AMOUNT) {
			throw new Refusal(400, 'Amount must be at least €0.50 eur', {
				code: 'amount_too_small',
				param: 'amount'
			});
		}
		const id = newId('pi');
		const intent: PaymentIntent = {
			id,
			object: 'payment_intent',
			amount,
			amount_received: 0,
			automatic_payment_methods: { enabled: true },
			canceled_at: null,
			capture_method: 'automatic',
			client_secret: `${id}_secret_${randomBytes(12).toString('hex')}`,
			created: seconds(),
			currency: params.get('currency') ?? '',
			last_payment_error: null,
			livemode: false,
			metadata: metadataOf(params),
			next_action: null,
			payment_method: null,
			status: 'requires_payment_method'
		};
		this.intents.set(id, intent);
		this.#happened('payment_intent.created', intent);
		return intent;
	}

	intent(id: string): PaymentIntent {
		const intent = this.intents.get(id);
		if (!intent) throw missing('payment_intent', id);
		return intent;
	}

	cancelIntent(id: string): PaymentIntent {
		const intent = this.intent(id);
		if (!CANCELABLE.includes(intent.status)) throw unexpected('cancel', intent, CANCELABLE);
		Object.assign(intent, { status: 'canceled', canceled_at: seconds(), next_action: null });
		this.#happened('payment_intent.canceled', intent);
		return intent;
	}

	/** The shopper types a card into Stripe's fields. */
	confirm(id: string, card: Card): PaymentIntent {
		const intent = this.intent(id);
		const open = ['requires_payment_method', 'requires_confirmation', 'requires_action'];
		if (!open.includes(intent.status)) throw unexpected('confirm', intent, open);
		Object.assign(intent, { payment_method: card, last_payment_error: null, next_action: null });
		if (card === 'pm_card_chargeDeclined') return this.#fail(intent, 'card_declined');
		if (card !== 'pm_card_threeDSecureRequired') return this.#capture(intent);
		Object.assign(intent, { status: 'requires_action', next_action: { type: 'use_stripe_sdk' } });
		this.#happened('payment_intent.requires_action', intent);
		return intent;
	}

	/** The shopper answers their bank's question, or fails to. */
	authenticate(id: string, isConfirmed: boolean): PaymentIntent {
		const intent = this.intent(id);
		if (intent.status !== 'requires_action') throw new Error(`${id} is ${intent.status}`);
		intent.next_action = null;
		if (isConfirmed) return this.#capture(intent);
		return this.#fail(intent, 'payment_intent_authentication_failure');
	}

	createRefund(params: URLSearchParams): Refund {
		const intent = this.intent(params.get('payment_intent') ?? '');
		if (intent.status !== 'succeeded') {
			throw new Refusal(
				400,
				`This PaymentIntent (${intent.id}) has no successful charge to refund.`
			);
		}
		const amount = amountOf(params);
		const left = intent.amount_received - this.#refunded(intent.id);
		if (left === 0) {
			const code = 'charge_already_refunded';
			throw new Refusal(400, `Charge of ${intent.id} has already been refunded.`, { code });
		}
		if (amount > left) {
			const message = `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`;
			throw new Refusal(400, message, { param: 'amount' });
		}
		const refund: Refund = {
			id: newId('re'),
			object: 'refund',
			amount,
			created: seconds(),
			currency: intent.currency,
			metadata: metadataOf(params),
			payment_intent: intent.id,
			status: intent.payment_method === 'pm_card_pendingRefund' ? 'pending' : 'succeeded'
		};
		this.refunds.set(refund.id, refund);
		this.#happened('refund.created', refund);
		return refund;
	}

	refund(id: string): Refund {
		const refund = this.refunds.get(id);
		if (!refund) throw missing('refund', id);
		return refund;
	}

	/** The newest first. */
	refundsOf(intentId: string): Refund[] {
		return [...this.refunds.values()].filter((each) => each.payment_intent === intentId).reverse();
	}

	/** The shopper's bank takes the money of a refund, or sends it back. */
	concludeRefund(id: string, status: 'succeeded' | 'failed'): void {
		const refund = this.refund(id);
		refund.status = status;
		this.#happened('refund.updated', refund);
		if (status === 'failed') this.#happened('refund.failed', refund);
	}

	/** Every cent that came, and every cent that went back or is on its way. */
	totals(): { captured: number; refunded: number } {
		const intents = [...this.intents.values()];
		return {
			captured: intents.reduce((sum, each) => sum + each.amount_received, 0),
			refunded: intents.reduce((sum, each) => sum + this.#refunded(each.id), 0)
		};
	}

	#refunded(intentId: string): number {
		return this.refundsOf(intentId)
			.filter(({ status }) => status !== 'failed')
			.reduce((sum, each) => sum + each.amount, 0);
	}

	#capture(intent: PaymentIntent): PaymentIntent {
		Object.assign(intent, { status: 'succeeded', amount_received: intent.amount });
		this.#happened('payment_intent.succeeded', intent);
		return intent;
	}

	#fail(intent: PaymentIntent, code: string): PaymentIntent {
		const last_payment_error = { type: 'card_error', code, message: 'Your card was declined.' };
		const status = 'requires_payment_method';
		Object.assign(intent, { status, payment_method: null, last_payment_error });
		this.#happened('payment_intent.payment_failed', intent);
		return intent;
	}

	#happened(type: Stripe.Event['type'], object: PaymentIntent | Refund): void {
		this.events.push({
			id: newId('evt'),
			object: 'event',
			created: seconds(),
			livemode: false,
			type,
			data: { object: structuredClone(object) }
		});
	}
}

function missing(param: string, id: string): Refusal {
	return new Refusal(404, `No such ${param}: '${id}'`, { code: 'resource_missing', param });
}

function unexpected(act: string, { status }: PaymentIntent, allowed: readonly string[]): Refusal {
	const message = `You cannot ${act} this PaymentIntent because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be ${act}ed: ${allowed.join(', ')}.`;
	return new Refusal(400, message, { code: 'payment_intent_unexpected_state' });
}

function amountOf(params: URLSearchParams): number {
	const amount = params.get('amount') ?? '';
	if (/^[1-9]\d*$/.test(amount)) return Number(amount);
	throw new Refusal(400, `Invalid integer: ${amount}`, {
		code: 'parameter_invalid_integer',
		param: 'amount'
	});
}

function metadataOf(params: URLSearchParams): Record<string, string> {
	return Object.fromEntries(
		[...params].flatMap(([name, value]) => {
			const key = /^metadata\[(.+)\]$/.exec(name)?.[1];
			return key ? [[key, value]] : [];
		})
	);
}

function newId(kind: string): string {
	return `${kind}_${randomBytes(12).toString('hex')}`;
}

function seconds(): number {
	return Math.floor(Date.now() / 1000);
}
