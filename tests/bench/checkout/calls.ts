/**
 * The whole callable over HTTP, from the token of the sign-in to the paid order. It runs under the
 * Functions Framework as in the cloud, for the Functions emulator gives a process one request at a time.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { addressOf } from '../../support/emulators.ts';
import { interleaved } from '../report.ts';
import { throughLane } from './contenders.ts';
import { buyers, hotSku, strangers, type Load } from './loads.ts';
import { answerOf, closedLoop, figuresOf, type Figures, type Run } from './runs.ts';

const ROUNDS = 3;
const ORDERS: readonly (readonly [inFlight: number, orders: number])[] = [
	[1, 60],
	[10, 200],
	[50, 500]
];
const FRAMEWORK = '../../../node_modules/@google-cloud/functions-framework/build/src/main.js';

/** Without conflicts: those of another process are not seen from here. */
export type Calls = { inFlight: number; who: string } & Omit<Figures, 'conflicts'>;

/** The figures of `placeOrder` on one hot SKU, beside a lane in the bench's own process, which only places. */
export async function measureCalls(): Promise<Calls[]> {
	const { server, address } = await serve();
	try {
		const load = await hotSku();
		const guests = await signUp(Math.max(...ORDERS.map(([, orders]) => orders)));
		const calls: Calls[] = [];
		for (const [inFlight, orders] of ORDERS) {
			const runs = await interleaved<Run>(ROUNDS, {
				callable: () => throughCallable(address, guests.slice(0, orders), inFlight, load),
				lane: async () => throughLane(await buyers(strangers(orders), load), inFlight)
			});
			for (const [who, results] of Object.entries(runs)) {
				const { conflicts: _, ...figures } = figuresOf(results);
				calls.push({ inFlight, who, ...figures });
			}
		}
		return calls;
	} finally {
		server.kill();
	}
}

/** Serves the built `placeOrder`; its address answers when this returns. */
async function serve(): Promise<{ server: ChildProcess; address: string }> {
	const [framework = '', source = ''] = [FRAMEWORK, '../../../functions'].map((path) =>
		fileURLToPath(new URL(path, import.meta.url))
	);
	const port = await freePort();
	const args = [framework, `--source=${source}`, '--target=placeOrder', `--port=${port}`];
	const env = {
		...process.env,
		// Payments by the simulator are taken where it has a secret.
		SIMULATOR_WEBHOOK_SECRET: 'bench',
		// As in the Functions emulator; else the Auth emulator would be asked about every token.
		FIREBASE_DEBUG_MODE: 'true',
		FIREBASE_DEBUG_FEATURES: '{"skipTokenVerification":true}'
	};
	const server = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
	// The framework's first words are that it serves.
	await once(server.stdout, 'data');
	return { server, address: `http://127.0.0.1:${port}/` };
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0);
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	return port;
}

type Guest = { localId: string; idToken: string };

function signUp(count: number): Promise<Guest[]> {
	const address = `http://${addressOf('auth')}/identitytoolkit.googleapis.com/v1/accounts:signUp?key=demo`;
	const guests = Array.from({ length: count }, () => post(address, { returnSecureToken: true }));
	return Promise.all(guests as Promise<Guest>[]);
}

async function throughCallable(
	address: string,
	guests: readonly Guest[],
	inFlight: number,
	load: Load
): Promise<Run> {
	const uids = guests.map((guest) => guest.localId);
	const ready = await buyers(uids, load);
	const all = ready.map(({ request }, i) => ({ request, token: guests[i]?.idToken ?? '' }));
	const run = await closedLoop(all, inFlight, async ({ request, token }) => {
		const authorization = `Bearer ${token}`;
		const reply = await post(address, { data: request }, { authorization });
		return answerOf((reply as { result?: unknown }).result ?? reply);
	});
	return { ...run, conflicts: 0 };
}

async function post(address: string, body: object, headers: Record<string, string> = {}) {
	const reply = await fetch(address, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body)
	});
	return reply.json() as Promise<unknown>;
}
