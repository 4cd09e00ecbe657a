/** The shop's side of tests with Stripe: its bank at a local server, and an order as far as a bank looks at it. */
import type { Payment } from '@tandem/domain/payment.ts';
import { StripeBank } from '../../functions/src/payments/stripe.ts';
import { SECRET_KEY, WEBHOOK_SECRET, type StripeServer } from './stripe-server.ts';

export const ORDER_ID = '0123456789abcdef0123456789abcdef';
export const AMOUNT = 4990;

export function bankAt({ url }: StripeServer, secretKey = SECRET_KEY): StripeBank {
	return new StripeBank({
		secretKey,
		publishableKey: 'pk_test_local',
		webhookSecret: WEBHOOK_SECRET,
		api: url,
		timeoutMs: 250
	});
}

export function anOrder(reference: string | null = null, amountMinor = AMOUNT) {
	const asked = { method: 'card', status: 'pending', attempt: 1, askedAt: new Date() } as const;
	const payment: Payment = { ...asked, amountMinor, reference, captures: [] };
	return { payment };
}

/** An order whose payment has begun, and its reference. */
export async function begun(bank: StripeBank) {
	const { reference } = await bank.charge(ORDER_ID, anOrder());
	if (reference === null) throw new Error('the payment has no reference');
	return { id: reference, order: anOrder(reference) };
}
