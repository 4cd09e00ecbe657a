/**
 * Orders per second through the lane, against its floor (the same reads and the same batches with
 * nothing decided) and against what a plain `runTransaction` does, on one hot SKU and on mixed carts.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { FieldValue, type Firestore } from 'firebase-admin/firestore';
import { decideFlush, type Job } from '@tandem/domain/flush.ts';
import { Ledger, pathOf, type LedgerDocument } from '@tandem/domain/ledger.ts';
import { placement } from '@tandem/domain/place.ts';
import { priceOrder } from '@tandem/domain/pricing.ts';
import type { Sellable } from '@tandem/domain/stock.ts';
import { businessDate } from '@tandem/domain/time.ts';
import { Lane } from '../../functions/src/checkout/lane.ts';
import { firestoreLedger } from '../../functions/src/checkout/ledger-store.ts';
import { books } from '../support/stock-room.ts';
import { interleaved, median, percentile, report } from './report.ts';

const ROUNDS = 5;
const PRICE_MINOR = 1500;
const STOCK = 900_000;
const DEVICE = randomUUID();
/** The gRPC code of a transaction that lost its locks too often. */
const ABORTED = 10;

type Buyer = { orderId: string; job: Job<unknown>; order: object };
/** `failed`: orders given up by the SDK after its tries; they do not count as orders. */
type Run = { ordersPerSecond: number; milliseconds: number[]; failed: number };

function sellableOf(sku: string): Sellable {
	return {
		sku,
		productId: sku,
		title: 'Bench mug',
		variant: 'Blue',
		category: 'test-room',
		priceMinor: PRICE_MINOR,
		currency: 'EUR',
		taxClass: 'standard',
		active: true,
		available: STOCK,
		received: STOCK,
		sold: 0,
		restocked: 0,
		band: 'in'
	};
}

async function stockUp(db: Firestore, skus: readonly string[]): Promise<void> {
	const writer = db.bulkWriter();
	for (const sku of skus) void writer.set(db.doc(`sellables/${sku}`), sellableOf(sku));
	await writer.close();
}

/** One SKU out of a few hundred, the first ones wanted most: Zipf's law with exponent 1. */
function zipf(skus: readonly string[], random: () => number): string {
	const whole = skus.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
	let rest = random() * whole;
	return skus.find((_, i) => (rest -= 1 / (i + 1)) <= 0) ?? skus[0] ?? '';
}

/** Buyers with full carts, ready to place; filling carts is not what is measured. */
async function buyers(
	db: Firestore,
	count: number,
	choose: () => readonly string[]
): Promise<Buyer[]> {
	const writer = db.bulkWriter();
	const ready = Array.from({ length: count }, (): Buyer => {
		const [uid, orderId, skus] = [randomUUID(), randomUUID(), [...new Set(choose())]];
		const now = new Date();
		const line = { quantity: 1, seenMinor: PRICE_MINOR, addedAt: now };
		const cart = {
			lines: Object.fromEntries(skus.map((sku) => [sku, line] as const)),
			last: skus[0] ?? '',
			device: DEVICE,
			writes: { [DEVICE]: 1 },
			updatedAt: now
		};
		void writer.set(db.doc(`carts/${uid}`), cart);
		const job = orderOf(orderId, uid, skus);
		const documents = new Map<string, LedgerDocument | null>([
			[`orders/${orderId}`, null],
			[`carts/${uid}`, cart],
			...skus.map((sku) => [`sellables/${sku}`, sellableOf(sku)] as const)
		]);
		const ledger = new Ledger(documents);
		decideFlush([job], ledger, now);
		const created = ledger.writes(0).find((write) => write.kind === 'create');
		if (!created) throw new Error('the bench’s own order is refused');
		return { orderId, job, order: created.data };
	});
	await writer.close();
	return ready;
}

function orderOf(orderId: string, uid: string, skus: readonly string[]): Job<unknown> {
	const items = skus.map((sku) => ({
		sku,
		quantity: 1,
		priceMinor: PRICE_MINOR,
		taxClass: 'standard' as const
	}));
	const request = {
		lines: items.map(({ sku, quantity }) => ({ sku, quantity, shownMinor: PRICE_MINOR })),
		contact: { name: 'Mira Lindqvist', email: 'mira@tandem.example' },
		address: { street: 'Lindenweg 1', postcode: '10115', city: 'Berlin', country: 'DE' as const },
		delivery: 'standard' as const,
		shownTotalMinor: priceOrder(items, 'DE', 'standard').totals.totalMinor,
		payment: 'succeed' as const
	};
	return placement(orderId, uid, request, 'bench');
}

/** Keeps `inFlight` orders going until all are placed. */
async function closedLoop(
	all: readonly Buyer[],
	inFlight: number,
	place: (buyer: Buyer) => Promise<boolean>
): Promise<Run> {
	const waiting = [...all];
	const milliseconds: number[] = [];
	let failed = 0;
	const began = performance.now();
	await Promise.all(
		Array.from({ length: inFlight }, async () => {
			for (let buyer = waiting.pop(); buyer; buyer = waiting.pop()) {
				const asked = performance.now();
				if (await place(buyer)) milliseconds.push(performance.now() - asked);
				else failed += 1;
			}
		})
	);
	const seconds = (performance.now() - began) / 1000;
	return { ordersPerSecond: milliseconds.length / seconds, milliseconds, failed };
}

function isPlaced(verdict: unknown): true {
	if ((verdict as { ok?: boolean }).ok === true) return true;
	throw new Error(`an order of the bench was refused: ${JSON.stringify(verdict)}`);
}

function throughLane(db: Firestore, all: readonly Buyer[], inFlight: number): Promise<Run> {
	const ports = { store: firestoreLedger(db), now: () => new Date(), random: Math.random, wait };
	const lane = new Lane(ports);
	return closedLoop(all, inFlight, async ({ job }) => isPlaced(await lane.submit(job)));
}

/** The same documents read and the same documents written, `inFlight` orders a batch, unparsed and undecided. */
async function onFloor(db: Firestore, all: readonly Buyer[], inFlight: number): Promise<Run> {
	const now = new Date();
	const bodies = new Map(all.map(({ orderId, order }) => [orderId, order]));
	const milliseconds: number[] = [];
	const began = performance.now();
	for (let i = 0; i < all.length; i += inFlight) {
		const asked = performance.now();
		const batch = db.batch();
		const group = all.slice(i, i + inFlight);
		const paths = new Set(group.flatMap(({ job }) => job.refs.map(pathOf)));
		const snapshots = await db.getAll(...[...paths].map((path) => db.doc(path)));
		for (const { ref, updateTime } of snapshots) {
			if (ref.parent.id === 'orders') batch.create(ref, bodies.get(ref.id) ?? {});
			else if (!updateTime) throw new Error(`${ref.path} is missing`);
			else if (ref.parent.id === 'carts') {
				batch.update(ref, { lines: {}, updatedAt: now }, { lastUpdateTime: updateTime });
			} else batch.update(ref, { available: STOCK - 1, sold: 1 }, { lastUpdateTime: updateTime });
		}
		const day = { date: businessDate(now), placedOrders: FieldValue.increment(group.length) };
		batch.set(db.doc(`metrics/${day.date}-0`), day, { merge: true });
		await batch.commit();
		for (const _ of group) milliseconds.push(performance.now() - asked);
	}
	const seconds = (performance.now() - began) / 1000;
	return { ordersPerSecond: all.length / seconds, milliseconds, failed: 0 };
}

/** What most shops on Firestore do: one transaction an order, locks and retries by the SDK. */
function byTransaction(db: Firestore, all: readonly Buyer[], inFlight: number): Promise<Run> {
	return closedLoop(all, inFlight, async ({ job, order }) => {
		try {
			await db.runTransaction(async (transaction) => {
				const refs = job.refs.map((ref) => db.doc(pathOf(ref)));
				for (const snapshot of await transaction.getAll(...refs)) {
					const { ref } = snapshot;
					if (ref.parent.id === 'orders') transaction.create(ref, order);
					else if (ref.parent.id === 'carts') transaction.update(ref, { lines: {} });
					else {
						const available = Number(snapshot.get('available')) - 1;
						const sold = Number(snapshot.get('sold')) + 1;
						transaction.update(ref, { available, sold });
					}
				}
			});
			return true;
		} catch (cause) {
			if (cause instanceof Error && 'code' in cause && cause.code === ABORTED) return false;
			throw cause;
		}
	});
}

type Load = { name: string; skus: readonly string[]; choose: () => readonly string[] };

const hotSku = 'bench-hot';
const manySkus = Array.from({ length: 200 }, (_, i) => `bench-${i}`);

const loads: Load[] = [
	{ name: 'one hot SKU', skus: [hotSku], choose: () => [hotSku] },
	{
		name: 'mixed carts',
		skus: manySkus,
		choose: () =>
			Array.from({ length: 1 + Math.floor(Math.random() * 3) }, () => zipf(manySkus, Math.random))
	}
];

/** Orders a run, so that each takes about a second: transactions would take minutes for as many. */
const ORDERS = { 1: { fast: 150, transaction: 50 }, 50: { fast: 1500, transaction: 50 } } as const;

/** Measures both loads, 1 and 50 in flight, and prints the table. */
export async function benchCheckout(): Promise<void> {
	const db = books();
	const rows: Record<string, string | number>[] = [];
	for (const { name, skus, choose } of loads) {
		for (const inFlight of [1, 50] as const) {
			const orders = ORDERS[inFlight];
			const fast = (run: typeof throughLane) => async () =>
				run(db, await buyers(db, orders.fast, choose), inFlight);
			await stockUp(db, skus);
			const runs = await interleaved<Run>(ROUNDS, {
				lane: fast(throughLane),
				floor: fast(onFloor),
				transaction: async () =>
					byTransaction(db, await buyers(db, orders.transaction, choose), inFlight)
			});
			const speed = (who: string) => median((runs[who] ?? []).map((run) => run.ordersPerSecond));
			for (const [who, results] of Object.entries(runs)) {
				const milliseconds = results.flatMap((run) => run.milliseconds);
				rows.push({
					load: name,
					inFlight,
					who,
					ordersPerSecond: speed(who),
					toFloor: speed(who) / speed('floor'),
					toTransaction: speed(who) / speed('transaction'),
					failed: results.reduce((sum, run) => sum + run.failed, 0),
					p50ms: percentile(milliseconds, 0.5),
					p95ms: percentile(milliseconds, 0.95),
					p99ms: percentile(milliseconds, 0.99)
				});
			}
		}
	}
	report('checkout', rows);
}
