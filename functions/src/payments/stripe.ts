import type Stripe from 'stripe';
import type { Payment, PaymentStatus } from '@tandem/domain/payment.ts';
import type { RefundStatus } from '@tandem/domain/refund.ts';
import { log } from '../firebase/log.ts';
import {
	BadSignature,
	type Answer,
	type News,
	type Owed,
	type Paid,
	type PaymentProvider
} from './provider.ts';
import {
	isDeclined,
	isNotRefundable,
	isUnanswered,
	refundStatusOf,
	statusOf,
	traceOf
} from './stripe-answers.ts';

/** The header that signs Stripe's webhooks. */
export const STRIPE_SIGNATURE = 'stripe-signature';

/** An account at Stripe, and where to reach it. */
export type StripeAccount = {
	secretKey: string;
	publishableKey: string;
	webhookSecret: string;
	api: URL;
	/** How long one try of a call may take; there are two. */
	timeoutMs: number;
};

/** Cards by Stripe: one PaymentIntent for an order, which the shopper confirms in Stripe's own fields. */
export class StripeBank implements PaymentProvider {
	readonly #account: StripeAccount;
	#client: Promise<Stripe> | undefined;

	constructor(account: StripeAccount) {
		this.#account = account;
	}

	charge(orderId: string, { payment }: Paid): Promise<Answer> {
		// Whatever became of an earlier card, the fields are open for another one.
		return this.#ask(orderId, payment, (intent) =>
			intent.status === 'requires_payment_method' ? 'challenge' : statusOf(intent)
		);
	}

	/** The challenge is answered in Stripe's fields; what is left is to look. */
	answer(orderId: string, order: Paid): Promise<Answer> {
		return this.lookUp(orderId, order);
	}

	lookUp(orderId: string, { payment }: Paid): Promise<Answer> {
		return this.#ask(orderId, payment, statusOf);
	}

	async release(_orderId: string, { payment }: Paid): Promise<void> {
		// Only who knows the reference can open the fields, so without one nobody can pay.
		if (payment.reference === null) return;
		const { paymentIntents } = await this.#stripe();
		try {
			await paymentIntents.cancel(payment.reference);
		} catch (cause) {
			const isOver = traceOf(cause).code === 'payment_intent_unexpected_state';
			if (!isOver) throw cause;
		}
	}

	async refund(orderId: string, { payment }: Paid, refund: Owed): Promise<RefundStatus> {
		if (payment.reference === null) throw new Error(`orders/${orderId} has no money at Stripe`);
		try {
			return await this.#giveBack(orderId, payment.reference, refund);
		} catch (cause) {
			if (!isUnanswered(cause) && !isNotRefundable(cause)) throw cause;
			log.warn('Stripe has not refunded', { orderId, refund: refund.id, ...traceOf(cause) });
			return isUnanswered(cause) ? 'due' : 'failed';
		}
	}

	async fields({ payment }: Paid) {
		if (payment.reference === null) return null;
		const { paymentIntents } = await this.#stripe();
		const { client_secret: clientSecret } = await paymentIntents.retrieve(payment.reference);
		return clientSecret === null
			? null
			: { publishableKey: this.#account.publishableKey, clientSecret };
	}

	/** Webhooks come in any order, so what one speaks of is read again: the news is the present truth. */
	async readWebhook(
		rawBody: Buffer,
		header: (name: string) => string | undefined
	): Promise<News | null> {
		const event = await this.#verified(rawBody, header(STRIPE_SIGNATURE) ?? '');
		switch (event.type) {
			case 'payment_intent.requires_action':
			case 'payment_intent.processing':
			case 'payment_intent.payment_failed':
			case 'payment_intent.succeeded':
			case 'payment_intent.canceled':
				return this.#paymentNews(event, event.data.object);
			case 'refund.created':
			case 'refund.updated':
			case 'refund.failed':
			case 'charge.refund.updated':
				return this.#refundNews(event, event.data.object);
			default:
				return null;
		}
	}

	#stripe(): Promise<Stripe> {
		return (this.#client ??= connect(this.#account));
	}

	async #ask(
		orderId: string,
		payment: Payment,
		read: (intent: Stripe.PaymentIntent) => PaymentStatus
	): Promise<Answer> {
		try {
			const intent = await this.#intentOf(orderId, payment);
			return { status: read(intent), reference: intent.id };
		} catch (cause) {
			if (!isUnanswered(cause) && !isDeclined(cause)) throw cause;
			log.warn('Stripe has not taken a payment', { orderId, ...traceOf(cause) });
			const { reference } = payment;
			return { status: isUnanswered(cause) ? 'pending' : 'declined', reference };
		}
	}

	async #intentOf(orderId: string, { reference, amountMinor }: Payment) {
		const { paymentIntents } = await this.#stripe();
		if (reference !== null) return paymentIntents.retrieve(reference);
		const created = await paymentIntents.create(
			{
				amount: amountMinor,
				currency: 'eur',
				automatic_payment_methods: { enabled: true },
				metadata: { orderId }
			},
			{ idempotencyKey: orderId }
		);
		// A repeated creation is answered with what was true at the first one.
		const isRepeated = created.lastResponse.headers['idempotent-replayed'] === 'true';
		return isRepeated ? paymentIntents.retrieve(created.id) : created;
	}

	/** Looks before it asks: a refund may stay open for longer than the day that Stripe remembers a key. */
	async #giveBack(orderId: string, reference: string, { id, tries, cardMinor }: Owed) {
		const { refunds } = await this.#stripe();
		const which = { refundId: String(id), tries: String(tries) };
		const made = await refunds.list({ payment_intent: reference, limit: 100 });
		const known = made.data.find(
			({ metadata }) =>
				metadata?.['refundId'] === which.refundId && metadata['tries'] === which.tries
		);
		if (known) return refundStatusOf(known);
		const asked = { payment_intent: reference, amount: cardMinor, metadata: { orderId, ...which } };
		const idempotencyKey = `${orderId}-refund-${id}-${tries}`;
		return refundStatusOf(await refunds.create(asked, { idempotencyKey }));
	}

	async #verified(rawBody: Buffer, signature: string): Promise<Stripe.Event> {
		const { webhooks } = await this.#stripe();
		try {
			return await webhooks.constructEventAsync(rawBody, signature, this.#account.webhookSecret);
		} catch (cause) {
			const { type, message } = traceOf(cause);
			if (type !== 'StripeSignatureVerificationError') throw cause;
			throw new BadSignature(message?.split('\n', 1)[0], { cause });
		}
	}

	async #paymentNews(event: Stripe.Event, told: Stripe.PaymentIntent): Promise<News | null> {
		const orderId = told.metadata['orderId'];
		if (!orderId) return null;
		const { paymentIntents } = await this.#stripe();
		const intent = await paymentIntents.retrieve(told.id);
		const answer = { status: statusOf(intent), reference: intent.id };
		const { id: eventId, type } = event;
		return { eventId, type, orderId, about: 'payment', attempt: 1, answer };
	}

	async #refundNews(event: Stripe.Event, told: Stripe.Refund): Promise<News | null> {
		const { orderId, refundId, tries } = told.metadata ?? {};
		if (!orderId || !refundId || !tries) return null;
		const { refunds } = await this.#stripe();
		const status = refundStatusOf(await refunds.retrieve(told.id));
		const { id: eventId, type } = event;
		const which = { refundId: Number(refundId), tries: Number(tries) };
		return { eventId, type, orderId, about: 'refund', ...which, status };
	}
}

/** Loaded by the first payment, so that no function starts slower for it. */
async function connect({ secretKey, api, timeoutMs }: StripeAccount): Promise<Stripe> {
	const { default: Client } = await import('stripe');
	const protocol = api.protocol === 'http:' ? 'http' : 'https';
	const port = Number(api.port) || (protocol === 'http' ? 80 : 443);
	const host = api.hostname;
	return new Client(secretKey, { host, port, protocol, timeout: timeoutMs, maxNetworkRetries: 1 });
}
