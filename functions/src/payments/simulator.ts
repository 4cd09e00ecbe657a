import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from 'node:process';
import * as z from 'zod';
import type { PaymentMethod, PaymentStatus } from '@tandem/domain/payment.ts';
import { REGION } from '../firebase/admin.ts';
import { log } from '../firebase/log.ts';
import { BadSignature, type Paid, type PaymentProvider } from './provider.ts';

/** How long the shop waits for a bank before it tells the shopper that the answer is still to come. */
const PATIENCE_MS = 1_500;
/** How long the simulated slow bank takes to make up its mind. */
const SLOW_BANK_MS = 20_000;
/** How long the shop may take to hear a webhook. */
const DELIVERY_MS = 5_000;
/** How old a webhook may be. */
const TOLERANCE_SECONDS = 300;

/** The header that signs the simulator's webhooks: `t=<seconds>,v1=<HMAC-SHA256 of "t.body" in hex>`. */
export const SIMULATOR_SIGNATURE = 'tandem-simulator-signature';

const ANSWERS: Record<PaymentMethod, PaymentStatus> = {
	succeed: 'succeeded',
	decline: 'declined',
	challenge: 'challenge',
	timeout: 'pending',
	'webhook-first': 'succeeded',
	card: 'declined'
};

/** The only thing its webhooks say: this attempt has succeeded. */
const Webhook = z.strictObject({
	id: z.string(),
	type: z.literal('payment.succeeded'),
	orderId: z.string(),
	attempt: z.int().min(1)
});

/** A bank without money: it does what the chosen method says and remembers nothing. */
export const simulator: PaymentProvider = {
	async charge(orderId, order) {
		const { method } = order.payment;
		if (method === 'webhook-first') await tell(orderId, order);
		if (method === 'timeout') {
			// Webhooks come twice now and then. If this process ends before, `lookUp` knows it too.
			const tellTwice = () => void Promise.all([tell(orderId, order), tell(orderId, order)]);
			setTimeout(tellTwice, SLOW_BANK_MS).unref();
			await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
		}
		return { status: ANSWERS[method], reference: null };
	},
	answer(_orderId, _order, isConfirmed) {
		return Promise.resolve({ status: isConfirmed ? 'succeeded' : 'declined', reference: null });
	},
	lookUp(_orderId, { payment }, now) {
		const isSlowBankDone = now.getTime() - payment.askedAt.getTime() >= SLOW_BANK_MS;
		const isSlow = payment.method === 'timeout' && isSlowBankDone;
		const status = isSlow ? 'succeeded' : ANSWERS[payment.method];
		return Promise.resolve({ status, reference: null });
	},
	release() {
		return Promise.resolve();
	},
	refund() {
		return Promise.resolve('done');
	},
	fields() {
		return Promise.resolve(null);
	},
	readWebhook(rawBody, header) {
		if (!isSigned(rawBody, header(SIMULATOR_SIGNATURE) ?? '')) {
			return Promise.reject(new BadSignature('not a webhook of the simulator, or an old one'));
		}
		const { id: eventId, type, orderId, attempt } = Webhook.parse(JSON.parse(rawBody.toString()));
		const answer = { status: 'succeeded' as const, reference: null };
		return Promise.resolve({ eventId, type, orderId, about: 'payment', attempt, answer });
	}
};

/**
 * What the simulator's webhooks are signed with, or null where it must not be used: whoever knows it
 * can pay without money.
 */
export function simulatorSecret(): string | null {
	if (env['SIMULATOR_WEBHOOK_SECRET']) return env['SIMULATOR_WEBHOOK_SECRET'];
	return env['FUNCTIONS_EMULATOR'] === 'true' ? 'only-in-the-emulator' : null;
}

/** Sends the webhook of a success to the shop itself; one that cannot be delivered is only logged. */
async function tell(orderId: string, { payment }: Paid): Promise<void> {
	const { attempt } = payment;
	const id = `sim_${orderId}_${attempt}`;
	const webhook: z.input<typeof Webhook> = { id, type: 'payment.succeeded', orderId, attempt };
	const body = JSON.stringify(webhook);
	try {
		const response = await fetch(await webhookAddress(), {
			method: 'POST',
			headers: { 'content-type': 'application/json', [SIMULATOR_SIGNATURE]: signed(body) },
			body,
			signal: AbortSignal.timeout(DELIVERY_MS)
		});
		if (!response.ok) throw new Error(`paymentWebhook answered ${response.status}`);
	} catch (cause) {
		log.warn('a webhook of the simulator was not delivered', { orderId, cause: String(cause) });
	}
}

/** Where `paymentWebhook` is: the emulators' hub knows in development, its name does in the cloud. */
async function webhookAddress(): Promise<string> {
	const { FIREBASE_EMULATOR_HUB: hub, GCLOUD_PROJECT: project } = env;
	if (!hub) return `https://${REGION}-${project}.cloudfunctions.net/paymentWebhook`;
	const emulators: unknown = await (await fetch(`http://${hub}/emulators`)).json();
	const { host, port } = Emulators.parse(emulators).functions;
	return `http://${host}:${port}/${project}/${REGION}/paymentWebhook`;
}

const Emulators = z.object({ functions: z.object({ host: z.string(), port: z.int() }) });

function signed(body: string): string {
	const at = Math.floor(Date.now() / 1000);
	return `t=${at},v1=${signatureOf(at, body).toString('hex')}`;
}

function isSigned(rawBody: Buffer, header: string): boolean {
	const [, at, signature] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
	if (!at || !signature || simulatorSecret() === null) return false;
	const isFresh = Math.abs(Date.now() / 1000 - Number(at)) <= TOLERANCE_SECONDS;
	return (
		isFresh && timingSafeEqual(Buffer.from(signature, 'hex'), signatureOf(Number(at), rawBody))
	);
}

function signatureOf(at: number, body: string | Buffer): Buffer {
	const secret = simulatorSecret() ?? '';
	return createHmac('sha256', secret).update(`${at}.`).update(body).digest();
}
