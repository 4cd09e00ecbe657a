import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PAYMENT_METHODS, SIMULATED_METHODS } from '@tandem/domain/payment.ts';
import { bankFor, isPayable, senderOf } from './bank.ts';
import { simulator } from './simulator.ts';
import { StripeBank } from './stripe.ts';

beforeEach(() => {
	for (const name of ['STRIPE_SECRET_KEY', 'SIMULATOR_WEBHOOK_SECRET', 'FUNCTIONS_EMULATOR']) {
		vi.stubEnv(name, undefined);
	}
});
afterEach(() => {
	vi.unstubAllEnvs();
});

function withStripe(): void {
	vi.stubEnv('STRIPE_SECRET_KEY', 'sk_test_local');
	vi.stubEnv('STRIPE_PUBLISHABLE_KEY', 'pk_test_local');
	vi.stubEnv('STRIPE_WEBHOOK_SECRET', 'whsec_local');
}

const payable = () => PAYMENT_METHODS.filter(isPayable);
const signedAs = (header: string) => (name: string) => (name === header ? 'anything' : undefined);

test('in the emulators one pays with the simulator, and not with a card that nobody would charge', () => {
	vi.stubEnv('FUNCTIONS_EMULATOR', 'true');
	expect(payable()).toEqual(SIMULATED_METHODS);
	for (const method of SIMULATED_METHODS) expect(bankFor(method)).toBe(simulator);
	expect(() => bankFor('card')).toThrow('card');
});

test('with a Stripe key one pays with a card only, or goods would be for nothing', () => {
	vi.stubEnv('FUNCTIONS_EMULATOR', 'true');
	vi.stubEnv('SIMULATOR_WEBHOOK_SECRET', 'a secret');
	withStripe();
	expect(payable()).toEqual(['card']);
	expect(bankFor('card')).toBeInstanceOf(StripeBank);
	expect(() => bankFor('succeed')).toThrow('succeed');
});

test('a deployed shop where both keys were forgotten takes no payments', () => {
	expect(payable()).toEqual([]);
});

test('a deployed shop takes the simulator’s payments when it has been given its secret', () => {
	vi.stubEnv('SIMULATOR_WEBHOOK_SECRET', 'a secret');
	expect(payable()).toEqual(SIMULATED_METHODS);
});

test('a Stripe key without its webhook secret is told by name', async () => {
	vi.resetModules();
	const fresh = await import('./bank.ts');
	withStripe();
	vi.stubEnv('STRIPE_WEBHOOK_SECRET', undefined);
	expect(() => fresh.bankFor('card')).toThrow('STRIPE_WEBHOOK_SECRET');
});

test('a webhook goes to the bank whose header it bears, and to none that takes no payments', () => {
	expect(senderOf(signedAs('stripe-signature'))).toBeNull();
	expect(senderOf(signedAs('tandem-simulator-signature'))).toBeNull();
	vi.stubEnv('FUNCTIONS_EMULATOR', 'true');
	expect(senderOf(signedAs('tandem-simulator-signature'))).toBe(simulator);
	expect(senderOf(signedAs('another-signature'))).toBeNull();
	withStripe();
	expect(senderOf(signedAs('stripe-signature'))).toBeInstanceOf(StripeBank);
	expect(senderOf(signedAs('tandem-simulator-signature'))).toBeNull();
});
