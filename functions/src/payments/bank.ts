import { env } from 'node:process';
import type { PaymentMethod } from '@tandem/domain/payment.ts';
import type { PaymentProvider } from './provider.ts';
import { SIMULATOR_SIGNATURE, simulator, simulatorSecret } from './simulator.ts';
import { STRIPE_SIGNATURE, StripeBank } from './stripe.ts';

/** A shopper waits for this twice at most. */
const STRIPE_TIMEOUT_MS = 4_000;

/**
 * Whether the shop takes payments by this method: cards with a Stripe key; without one the simulator,
 * where it is allowed. Never both, or everybody could choose not to pay.
 */
export function isPayable(method: PaymentMethod): boolean {
	const takesCards = Boolean(env['STRIPE_SECRET_KEY']);
	return method === 'card' ? takesCards : !takesCards && simulatorSecret() !== null;
}

/** Who moves the money of payments by this method; throws when the shop does not take it. */
export function bankFor(method: PaymentMethod): PaymentProvider {
	if (!isPayable(method)) throw new Error(`the shop takes no payments by ${method}`);
	return method === 'card' ? stripe() : simulator;
}

/** Whose webhook this is by the signature it bears, whether or not that holds; null for nobody's. */
export function senderOf(header: (name: string) => string | undefined): PaymentProvider | null {
	if (header(STRIPE_SIGNATURE) && isPayable('card')) return stripe();
	if (header(SIMULATOR_SIGNATURE) && isPayable('succeed')) return simulator;
	return null;
}

let bank: StripeBank | undefined;

function stripe(): StripeBank {
	return (bank ??= new StripeBank({
		secretKey: needed('STRIPE_SECRET_KEY'),
		publishableKey: needed('STRIPE_PUBLISHABLE_KEY'),
		webhookSecret: needed('STRIPE_WEBHOOK_SECRET'),
		api: new URL(env['STRIPE_API_BASE'] ?? 'https://api.stripe.com'),
		timeoutMs: STRIPE_TIMEOUT_MS
	}));
}

function needed(name: string): string {
	const value = env[name];
	if (!value) throw new Error(`${name} is not set, but cards are taken`);
	return value;
}
