import type { Payment, PaymentStatus } from '@tandem/domain/payment.ts';
import type { RefundStatus } from '@tandem/domain/refund.ts';
import type { Answer, News, Owed, Paid, PaymentProvider } from '../payments/provider.ts';
import type { Mood } from './schedule.ts';

/** The bank could not be reached, or its answer was lost. */
export class BankDown extends Error {}

type Attempt = {
	orderId: string;
	attempt: number;
	isCard: boolean;
	amountMinor: number;
	/** `unasked`: ended before it was asked; `closed`: ended by the shop. */
	status: PaymentStatus | 'closed';
};

type GivenBack = {
	orderId: string;
	refundId: number;
	tries: number;
	amountMinor: number;
	status: RefundStatus;
};

const OPEN = new Set(['pending', 'challenge', 'due']);

/** What the bank wants to tell; `read` is what it says when it is delivered. */
export type Webhook = { eventId: string; orderId: string; read: () => News; isHeard: boolean };

/**
 * A bank with real money: what it takes and gives back is booked, once for each idempotency key. Attempts
 * go as their method says; the schedule decides about those that it leaves open.
 */
export class MemoryBank implements Omit<PaymentProvider, 'fields' | 'readWebhook'> {
	readonly attempts = new Map<string, Attempt>();
	readonly refunds = new Map<string, GivenBack>();
	readonly webhooks: Webhook[] = [];
	/** The attempts that the shop wanted to end, whether or not that worked. */
	readonly released = new Set<string>();
	/** All that was ever answered or told of an attempt. */
	readonly said = new Map<string, Set<PaymentStatus>>();
	/** What the shop asked for that no shop may ask for. */
	readonly outrages: string[] = [];
	mood: Mood = { release: 'works', refund: 'done' };
	/** Delivers a webhook before the answer is there. */
	hurry: (webhook: Webhook) => void = () => undefined;

	charge(orderId: string, { payment }: Paid): Promise<Answer> {
		const { method, amountMinor } = payment;
		if (amountMinor === 0) this.outrages.push(`orders/${orderId}: asked for nothing`);
		const known = this.#attemptOf(orderId, payment);
		if (known) {
			// A real provider's fields are open for another card.
			if (known.isCard && known.status === 'declined') known.status = 'challenge';
			return this.#answered(known);
		}
		const attempt = this.#open(orderId, payment);
		if (method === 'decline') attempt.status = 'declined';
		if (method === 'challenge' || method === 'card') attempt.status = 'challenge';
		if (method === 'succeed' || method === 'webhook-first') this.#capture(attempt);
		const news = this.webhooks.at(-1);
		if (method === 'webhook-first' && news) this.hurry(news);
		return this.#answered(attempt);
	}

	answer(orderId: string, { payment }: Paid, isConfirmed: boolean): Promise<Answer> {
		const attempt = this.#attemptOf(orderId, payment);
		if (attempt?.status === 'challenge' && !attempt.isCard) {
			if (isConfirmed) this.#capture(attempt);
			else attempt.status = 'declined';
		}
		return this.#answered(attempt);
	}

	lookUp(orderId: string, { payment }: Paid): Promise<Answer> {
		if (payment.amountMinor === 0) this.outrages.push(`orders/${orderId}: asked after nothing`);
		return this.#answered(this.#attemptOf(orderId, payment));
	}

	release(orderId: string, { payment }: Paid): Promise<void> {
		this.released.add(`${orderId}-${payment.attempt}`);
		if (payment.method === 'card' && payment.reference === null) return Promise.resolve();
		const attempt = this.#attemptOf(orderId, payment);
		const isOpen = attempt?.status === 'pending' || attempt?.status === 'challenge';
		if (attempt && isOpen && this.mood.release === 'late') this.#capture(attempt);
		if (this.mood.release === 'works') {
			if (!attempt) this.#open(orderId, payment).status = 'closed';
			else if (attempt.status !== 'succeeded') attempt.status = 'closed';
		}
		return Promise.resolve();
	}

	refund(
		orderId: string,
		{ payment }: Paid,
		{ id, tries, cardMinor }: Owed
	): Promise<RefundStatus> {
		if (payment.method === 'card' && payment.reference === null) {
			return Promise.reject(new Error('a card without a reference'));
		}
		const key = `${orderId}-${id}-${tries}`;
		const known = this.refunds.get(key);
		if (known) {
			const isSame = known.amountMinor === cardMinor;
			if (!isSame) this.outrages.push(`refund ${key}: the same key for something else`);
			return Promise.resolve(known.status);
		}
		const left = this.#left(orderId);
		const made = { orderId, refundId: id, tries, amountMinor: cardMinor };
		const isOutrageous = cardMinor > left || cardMinor === 0;
		if (isOutrageous) this.outrages.push(`refund ${key}: ${cardMinor} of ${left}`);
		const refund: GivenBack = { ...made, status: isOutrageous ? 'failed' : this.mood.refund };
		this.refunds.set(key, refund);
		if (refund.status !== 'due') this.#tellOfRefund(refund);
		return Promise.resolve(refund.status);
	}

	/** What waits for the bank's decision, of one order or of all: open attempts, then refunds under way. */
	undecided(of?: string): (Attempt | GivenBack)[] {
		return [...this.attempts.values(), ...this.refunds.values()].filter(
			({ orderId, status }) => (of ?? orderId) === orderId && OPEN.has(status)
		);
	}

	decide(what: Attempt | GivenBack, isWell: boolean): void {
		if ('refundId' in what) {
			what.status = isWell ? 'done' : 'failed';
			this.#tellOfRefund(what);
		} else if (isWell) this.#capture(what);
		else {
			what.status = 'declined';
			this.#tell(what, 'payment.declined', () => this.#answerOf(what));
		}
	}

	/** A refund that was given comes back: the account is closed. */
	bounce(refund: GivenBack): void {
		refund.status = 'failed';
		this.#tellOfRefund(refund);
	}

	/** The money that came for an order, less what went back of it or is going. */
	#left(orderId: string): number {
		const came = [...this.attempts.values()].filter(
			(each) => each.orderId === orderId && each.status === 'succeeded'
		);
		const given = [...this.refunds.values()].filter(
			(each) => each.orderId === orderId && each.status !== 'failed'
		);
		const sum = (all: { amountMinor: number }[]) =>
			all.reduce((left, each) => left + each.amountMinor, 0);
		return sum(came) - sum(given);
	}

	#attemptOf(orderId: string, { attempt }: Payment): Attempt | undefined {
		return this.attempts.get(`${orderId}-${attempt}`);
	}

	#open(orderId: string, { attempt, method, amountMinor }: Payment): Attempt {
		const isCard = method === 'card';
		const opened: Attempt = { orderId, attempt, isCard, amountMinor, status: 'pending' };
		this.attempts.set(`${orderId}-${attempt}`, opened);
		return opened;
	}

	#capture(attempt: Attempt): void {
		attempt.status = 'succeeded';
		this.#tell(attempt, 'payment.succeeded', () => this.#answerOf(attempt));
	}

	#tell({ orderId, attempt }: Attempt, type: string, answer: () => Answer): void {
		const eventId = `event-${this.webhooks.length}`;
		const read = (): News => {
			return { eventId, type, orderId, about: 'payment', attempt, answer: answer() };
		};
		this.webhooks.push({ eventId, orderId, read, isHeard: false });
	}

	#tellOfRefund(refund: GivenBack): void {
		const eventId = `event-${this.webhooks.length}`;
		const { orderId, refundId, tries } = refund;
		const read = (): News => {
			const type = 'refund.updated';
			return { eventId, type, orderId, about: 'refund', refundId, tries, status: refund.status };
		};
		this.webhooks.push({ eventId, orderId, read, isHeard: false });
	}

	#answerOf({ orderId, attempt, isCard, status: kept }: Attempt): Answer {
		const status = kept === 'closed' ? 'declined' : kept;
		const key = `${orderId}-${attempt}`;
		this.said.set(key, (this.said.get(key) ?? new Set()).add(status));
		return { status, reference: isCard ? `intent-${orderId}` : null };
	}

	/** An attempt that the bank has never heard of is one that it does not answer yet. */
	#answered(attempt: Attempt | undefined): Promise<Answer> {
		return Promise.resolve(
			attempt ? this.#answerOf(attempt) : { status: 'pending', reference: null }
		);
	}
}
