import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Payment, PaymentMethod } from '@tandem/domain/payment.ts';
import { log } from '../firebase/log.ts';
import { BadSignature } from './provider.ts';
import { simulator, SIMULATOR_SIGNATURE } from './simulator.ts';

const ORDER_ID = '0123456789abcdef0123456789abcdef';
const ASKED_AT = new Date('2026-11-21T10:00:00Z');

type Webhook = { body: Buffer; signature: string };

let shop: Server;
let heard: Webhook[];
/** How the shop answers a webhook, and when. */
let answer: () => Promise<number>;

/** Stands where the emulators do: the hub that knows where functions are, and `paymentWebhook`. */
beforeEach(async () => {
	heard = [];
	answer = () => Promise.resolve(200);
	shop = createServer((request, response) => {
		void (async () => {
			const { port } = shop.address() as AddressInfo;
			if (request.url === '/emulators') {
				response.end(JSON.stringify({ functions: { host: '127.0.0.1', port, name: 'functions' } }));
				return;
			}
			expect(request.url).toBe('/demo-test/europe-west1/paymentWebhook');
			const signature = String(request.headers[SIMULATOR_SIGNATURE]);
			heard.push({ body: await buffer(request), signature });
			shop.emit('webhook');
			response.writeHead(await answer()).end();
		})();
	}).listen(0, '127.0.0.1');
	await once(shop, 'listening');
	vi.stubEnv('FIREBASE_EMULATOR_HUB', `127.0.0.1:${(shop.address() as AddressInfo).port}`);
	vi.stubEnv('GCLOUD_PROJECT', 'demo-test');
	vi.stubEnv('FUNCTIONS_EMULATOR', 'true');
});
afterEach(async () => {
	vi.useRealTimers();
	vi.unstubAllEnvs();
	shop.close();
	shop.closeAllConnections();
	await once(shop, 'close');
});

function anOrder(method: PaymentMethod, attempt = 1): { payment: Payment } {
	const asked = { method, status: 'pending', attempt, askedAt: ASKED_AT } as const;
	return { payment: { ...asked, amountMinor: 4990, reference: null, captures: [] } };
}

const after = (seconds: number) => new Date(ASKED_AT.getTime() + seconds * 1000);

const read = ({ body, signature }: Webhook) =>
	simulator.readWebhook(body, (name) => (name === SIMULATOR_SIGNATURE ? signature : undefined));

/** The webhook of a payment that succeeded. */
async function aWebhook(): Promise<Webhook> {
	await simulator.charge(ORDER_ID, anOrder('webhook-first', 2));
	const [webhook] = heard;
	if (!webhook) throw new Error('nothing was heard');
	return webhook;
}

test.each([
	['succeed', 'succeeded'],
	['decline', 'declined'],
	['challenge', 'challenge']
] as const)('%s is answered with %s, and the same later', async (method, status) => {
	const order = anOrder(method);
	expect(await simulator.charge(ORDER_ID, order)).toEqual({ status, reference: null });
	expect(await simulator.lookUp(ORDER_ID, order, after(60))).toEqual({ status, reference: null });
});

test.each([
	[true, 'succeeded'],
	[false, 'declined']
])('a challenge is answered by the shopper (yes: %s)', async (isConfirmed, status) => {
	const answered = await simulator.answer(ORDER_ID, anOrder('challenge'), isConfirmed);
	expect(answered).toEqual({ status, reference: null });
});

test('a slow bank says nothing at first, and twice by webhook after 20 seconds that it took the money', async () => {
	vi.useFakeTimers({ toFake: ['setTimeout'] });
	const sending = vi.spyOn(globalThis, 'fetch');
	let isAnswered = false;
	const asked = simulator
		.charge(ORDER_ID, anOrder('timeout', 3))
		.finally(() => (isAnswered = true));
	await vi.advanceTimersByTimeAsync(1_400);
	expect(isAnswered).toBe(false);
	await vi.advanceTimersByTimeAsync(100);
	expect(await asked).toEqual({ status: 'pending', reference: null });
	await vi.advanceTimersByTimeAsync(18_400);
	expect(sending).not.toHaveBeenCalled();
	const both = new Promise<void>((resolve) =>
		shop.on('webhook', () => heard.length === 2 && resolve())
	);
	await vi.advanceTimersByTimeAsync(100);
	await both;
	const [first, second] = await Promise.all(heard.map(read));
	expect(first).toMatchObject({
		orderId: ORDER_ID,
		about: 'payment',
		attempt: 3,
		answer: { status: 'succeeded' }
	});
	expect(second).toEqual(first);
});

test.each([
	[19, 'pending'],
	[20, 'succeeded']
])('a slow bank that is asked after %i seconds says %s', async (seconds, status) => {
	const answered = await simulator.lookUp(ORDER_ID, anOrder('timeout'), after(seconds));
	expect(answered.status).toBe(status);
});

test('a webhook that comes first has been heard before the bank answers', async () => {
	let letGo = (_status: number) => {};
	answer = () => new Promise((resolve) => (letGo = resolve));
	let isAnswered = false;
	const charged = simulator
		.charge(ORDER_ID, anOrder('webhook-first'))
		.finally(() => (isAnswered = true));
	await once(shop, 'webhook');
	expect(isAnswered).toBe(false);
	letGo(200);
	expect(await charged).toEqual({ status: 'succeeded', reference: null });
});

test('a webhook that the shop does not take is logged, and the payment goes on', async () => {
	const warned = vi.spyOn(log, 'warn').mockReturnValue();
	answer = () => Promise.resolve(500);
	const order = anOrder('webhook-first');
	expect((await simulator.charge(ORDER_ID, order)).status).toBe('succeeded');
	vi.stubEnv('FIREBASE_EMULATOR_HUB', '127.0.0.1:1');
	expect((await simulator.charge(ORDER_ID, order)).status).toBe('succeeded');
	expect(warned).toHaveBeenCalledTimes(2);
});

test('each attempt has a webhook of its own', async () => {
	for (const attempt of [1, 2]) {
		await simulator.charge(ORDER_ID, anOrder('webhook-first', attempt));
	}
	const news = await Promise.all(heard.map(read));
	expect(new Set(news.map((each) => each?.eventId)).size).toBe(2);
});

test('a webhook with a changed byte, another signature or none is refused', async () => {
	const { body, signature } = await aWebhook();
	const changed = Buffer.from(body.toString().replace('"attempt":2', '"attempt":3'));
	await expect(read({ body: changed, signature })).rejects.toThrow(BadSignature);
	const forged = signature.replace(/v1=.{8}/, 'v1=00000000');
	await expect(read({ body, signature: forged })).rejects.toThrow(BadSignature);
	for (const nonsense of ['', 'v1=', 't=1,v1=00', `${signature},v1=00`]) {
		await expect(read({ body, signature: nonsense })).rejects.toThrow(BadSignature);
	}
});

test('a webhook of more than five minutes ago is refused, also with a newer time written on it', async () => {
	const webhook = await aWebhook();
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 299_000 });
	expect(await read(webhook)).not.toBeNull();
	vi.setSystemTime(Date.now() + 3_000);
	await expect(read(webhook)).rejects.toThrow(BadSignature);
	const signature = webhook.signature.replace(/t=\d+/, `t=${Math.floor(Date.now() / 1000)}`);
	await expect(read({ ...webhook, signature })).rejects.toThrow(BadSignature);
});

test('outside the emulators nothing is heard without a secret, nor what the emulators’ own signed', async () => {
	const webhook = await aWebhook();
	vi.stubEnv('FUNCTIONS_EMULATOR', undefined);
	await expect(read(webhook)).rejects.toThrow(BadSignature);
	const at = Math.floor(Date.now() / 1000);
	const byNobody = createHmac('sha256', '').update(`${at}.`).update(webhook.body).digest('hex');
	const signature = `t=${at},v1=${byNobody}`;
	await expect(read({ ...webhook, signature })).rejects.toThrow(BadSignature);
	vi.stubEnv('SIMULATOR_WEBHOOK_SECRET', 'a secret of the shop');
	await expect(read(webhook)).rejects.toThrow(BadSignature);
	heard = [];
	expect(await read(await aWebhook())).not.toBeNull();
});

test('money goes back at once, and there is nothing to release or to type', async () => {
	const refund = { id: 1, tries: 1, cardMinor: 100 };
	expect(await simulator.refund(ORDER_ID, anOrder('succeed'), refund)).toBe('done');
	await expect(simulator.release(ORDER_ID, anOrder('timeout'))).resolves.toBeUndefined();
	expect(await simulator.fields(anOrder('succeed'))).toBeNull();
});
