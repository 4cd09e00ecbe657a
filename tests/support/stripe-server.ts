/** A local server that speaks Stripe's protocol as far as the shop uses it, and fails when told to. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import Stripe from 'stripe';
import { Refusal, StripeBooks } from './stripe-books.ts';

/**
 * What goes wrong with a request. `unreachable`: it never arrives. `error`: 500 without having done
 * it. `error-after`: 500 after having done it. `lost-reply`: done, and the connection breaks.
 * `silence`: done, and no answer ever comes. `slow`: done only after `finish()`. `busy`: 429.
 */
export type Fault =
	'unreachable' | 'error' | 'error-after' | 'lost-reply' | 'silence' | 'slow' | 'busy';

export const SECRET_KEY = 'sk_test_local';
export const WEBHOOK_SECRET = 'whsec_local';

type Reply = { status: number; body: unknown; isReplay?: boolean };
type Asked = { route: string; id: string; params: URLSearchParams; key: string | undefined };

/** The parameters that each route takes; like Stripe, the server refuses any other. */
const ROUTES: Record<string, RegExp> = {
	'POST /v1/payment_intents':
		/^(amount|currency|automatic_payment_methods\[enabled\]|metadata\[\w+\])$/,
	'GET /v1/payment_intents/:id': /^never$/,
	'POST /v1/payment_intents/:id/cancel': /^never$/,
	'POST /v1/refunds': /^(payment_intent|amount|metadata\[\w+\])$/,
	'GET /v1/refunds': /^(payment_intent|limit)$/,
	'GET /v1/refunds/:id': /^never$/
};

export class StripeServer {
	readonly books = new StripeBooks();
	/** What goes wrong with the next requests, one each. */
	readonly faults: (Fault | null)[] = [];
	/** How many requests came. */
	requests = 0;
	readonly #saved = new Map<string, { request: string; reply: Reply | null }>();
	readonly #http: Server;
	#finish: (() => void)[] = [];

	private constructor() {
		this.#http = createServer((request, response) => void this.#serve(request, response));
	}

	static async start(): Promise<StripeServer> {
		const server = new StripeServer();
		await new Promise<void>((resolve) => server.#http.listen(0, '127.0.0.1', resolve));
		return server;
	}

	get url(): URL {
		return new URL(`http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`);
	}

	/** Does what `slow` requests asked for. */
	finish(): void {
		for (const finish of this.#finish.splice(0)) finish();
	}

	/** A day has passed: what was answered under a key is forgotten. */
	forgetKeys(): void {
		this.#saved.clear();
	}

	async close(): Promise<void> {
		this.finish();
		await new Promise((resolve) => {
			this.#http.close(resolve);
			this.#http.closeAllConnections();
		});
	}

	/** The event as its webhook comes, signed at that time. */
	webhook(event: object | undefined, at = new Date()): { body: Buffer; signature: string } {
		const payload = JSON.stringify(event);
		const timestamp = at.getTime() / 1000;
		const signing = { payload, secret: WEBHOOK_SECRET, timestamp };
		const signature = Stripe.webhooks.generateTestHeaderString(signing);
		return { body: Buffer.from(payload), signature };
	}

	async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const body = (await buffer(request)).toString();
		const fault = this.faults.shift() ?? null;
		this.requests += 1;
		if (fault === 'unreachable') return void request.socket.destroy();
		const reply = await this.#reply(request, body, fault);
		if (fault === 'lost-reply') return void request.socket.destroy();
		if (fault === 'silence') return;
		response.writeHead(reply.status, {
			'content-type': 'application/json',
			'request-id': `req_${randomBytes(7).toString('hex')}`,
			...(reply.isReplay ? { 'idempotent-replayed': 'true' } : {}),
			...(reply.status === 500 ? { 'stripe-should-retry': 'false' } : {})
		});
		response.end(JSON.stringify(reply.body));
	}

	async #reply(request: IncomingMessage, body: string, fault: Fault | null): Promise<Reply> {
		try {
			const asked = this.#understood(request, body);
			if (fault === 'busy') throw new Refusal(429, 'Too many requests', { code: 'rate_limit' });
			return await this.#once(asked, fault);
		} catch (cause) {
			return failed(cause);
		}
	}

	#understood(request: IncomingMessage, body: string): Asked {
		if (request.headers.authorization !== `Bearer ${SECRET_KEY}`) {
			throw new Refusal(401, 'Invalid API Key provided: sk_test_*****');
		}
		const url = new URL(request.url ?? '/', this.url);
		const id = /\/((?:pi|re)_\w+)/.exec(url.pathname)?.[1] ?? '';
		const route = `${request.method} ${id ? url.pathname.replace(id, ':id') : url.pathname}`;
		const known = ROUTES[route];
		if (!known) throw new Refusal(404, `Unrecognized request URL (${route}).`);
		const params = new URLSearchParams(request.method === 'GET' ? url.search : body);
		const unknown = [...params.keys()].find((name) => !known.test(name));
		if (unknown) {
			const code = 'parameter_unknown';
			throw new Refusal(400, `Received unknown parameter: ${unknown}`, { code, param: unknown });
		}
		const key = request.headers['idempotency-key'];
		return { route, id, params, key: typeof key === 'string' ? key : undefined };
	}

	/** The first answer under a key is every answer under it, errors of the work included. */
	async #once(asked: Asked, fault: Fault | null): Promise<Reply> {
		const { key, route, id, params } = asked;
		if (key === undefined) return this.#carryOut(asked, fault);
		const request = `${route} ${id} ${params}`;
		const saved = this.#saved.get(key);
		if (saved && saved.request !== request) {
			const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`;
			throw new Refusal(400, message, { type: 'idempotency_error' });
		}
		if (saved?.reply) return { ...saved.reply, isReplay: true };
		if (saved) {
			const message = `There is currently another in-progress request using this Idempotent Key: ${key}. Please try again later.`;
			const code = 'idempotency_key_in_use';
			throw new Refusal(409, message, { type: 'idempotency_error', code });
		}
		this.#saved.set(key, { request, reply: null });
		const reply = await this.#carryOut(asked, fault);
		this.#saved.set(key, { request, reply });
		return reply;
	}

	async #carryOut(asked: Asked, fault: Fault | null): Promise<Reply> {
		try {
			if (fault === 'slow') await new Promise<void>((resolve) => this.#finish.push(resolve));
			if (fault === 'error') throw broken();
			const body = structuredClone(this.#work(asked));
			if (fault === 'error-after') throw broken();
			return { status: 200, body };
		} catch (cause) {
			return failed(cause);
		}
	}

	#work({ route, id, params }: Asked): unknown {
		switch (route) {
			case 'POST /v1/payment_intents':
				return this.books.createIntent(params);
			case 'GET /v1/payment_intents/:id':
				return this.books.intent(id);
			case 'POST /v1/payment_intents/:id/cancel':
				return this.books.cancelIntent(id);
			case 'POST /v1/refunds':
				return this.books.createRefund(params);
			case 'GET /v1/refunds': {
				const data = this.books.refundsOf(params.get('payment_intent') ?? '');
				return { object: 'list', url: '/v1/refunds', has_more: false, data };
			}
			default:
				return this.books.refund(id);
		}
	}
}

function broken(): Refusal {
	return new Refusal(500, 'An unknown error occurred', { type: 'api_error' });
}

function failed(cause: unknown): Reply {
	if (!(cause instanceof Refusal)) throw cause;
	const { status, type, code, message, param } = cause;
	return { status, body: { error: { type, code, message, param } } };
}
