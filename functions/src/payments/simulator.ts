import { setTimeout as wait } from 'node:timers/promises';
import type { PaymentMethod, PaymentStatus } from '@tandem/domain/payment.ts';
import type { PaymentProvider } from './provider.ts';

/** How long the shop waits for a bank before it tells the shopper that the answer is still to come. */
const PATIENCE_MS = 1_500;
/** How long the simulated slow bank takes to make up its mind. */
const SLOW_BANK_MS = 20_000;

const ANSWERS = {
	succeed: 'succeeded',
	decline: 'declined',
	challenge: 'challenge',
	timeout: 'pending'
} as const satisfies Record<PaymentMethod, PaymentStatus>;

/** A bank without money: it does what the chosen method says and remembers nothing. */
export const simulator: PaymentProvider = {
	async charge({ payment }) {
		if (payment.method === 'timeout') await wait(PATIENCE_MS);
		return ANSWERS[payment.method];
	},
	answer(_order, isConfirmed) {
		return Promise.resolve(isConfirmed ? 'succeeded' : 'declined');
	},
	lookUp({ payment }, now) {
		const isSlowBankDone = now.getTime() - payment.askedAt.getTime() >= SLOW_BANK_MS;
		const isSlow = payment.method === 'timeout' && isSlowBankDone;
		return Promise.resolve(isSlow ? 'succeeded' : ANSWERS[payment.method]);
	}
};
