import { expect, test } from 'vitest';
import type { Job } from '@tandem/domain/flush.ts';
import { placement } from '@tandem/domain/place.ts';
import type { Sellable } from '@tandem/domain/stock.ts';
import { Lane } from './lane.ts';
import { MemoryLedger } from './memory-ledger.ts';

const DEVICE = '0a1b2c3d-0000-4000-8000-000000000001';
const NOW = new Date('2026-11-21T10:00:00Z');

function laneOn(store: MemoryLedger): Lane {
	return new Lane({ store, now: () => NOW, random: () => 0.5, wait: () => Promise.resolve() });
}

function stocked(skus: Record<string, number>): MemoryLedger {
	const store = new MemoryLedger();
	for (const [sku, available] of Object.entries(skus)) {
		const sellable: Sellable = {
			sku,
			productId: sku,
			title: sku,
			variant: '',
			category: 'books',
			priceMinor: 1000,
			currency: 'EUR',
			taxClass: 'standard',
			weightGrams: 500,
			parts: [],
			bundles: [],
			active: true,
			available,
			received: available,
			sold: 0,
			restocked: 0,
			band: available > 5 ? 'in' : 'low'
		};
		store.put(`sellables/${sku}`, sellable);
	}
	return store;
}

/** A buyer with one unit of `sku` in the cart, ready to place. */
function buyer(store: MemoryLedger, uid: string, sku: string) {
	const lines = { [sku]: { quantity: 1, seenMinor: 1000, addedAt: NOW } };
	const by = { device: DEVICE, writes: { [DEVICE]: 1 } };
	store.put(`carts/${uid}`, { lines, last: sku, ...by, updatedAt: NOW });
	return placement(
		{ orderId: uid, uid, requestHash: 'h', person: uid, giftCardId: null },
		{
			lines: [{ sku, quantity: 1, shownMinor: 1000 }],
			contact: { name: 'A', email: 'a@tandem.example' },
			address: { street: 'S 1', postcode: '10115', city: 'B', country: 'DE' },
			delivery: 'standard',
			code: null,
			giftCard: null,
			shownTotalMinor: 1490,
			shownGiftCardMinor: 0,
			payment: 'succeed'
		}
	);
}

const ordersIn = (store: MemoryLedger) =>
	[...store.documents.keys()].filter((path) => path.startsWith('orders/')).length;

test('buyers who arrive while a flush is under way share the next one', async () => {
	const store = stocked({ mug: 100 });
	const lane = laneOn(store);
	const first = lane.submit(buyer(store, 'b0', 'mug'));
	await new Promise((resolve) => setImmediate(resolve));
	const rest = Array.from({ length: 59 }, (_, i) => lane.submit(buyer(store, `b${i + 1}`, 'mug')));
	await Promise.all([first, ...rest]);
	expect(store.commits).toHaveLength(2);
	expect(store.get('sellables/mug')).toMatchObject({ available: 40, sold: 60 });
});

test('a flush decides at most 60 jobs', async () => {
	const store = stocked({ mug: 200 });
	const lane = laneOn(store);
	await Promise.all(
		Array.from({ length: 121 }, (_, i) => lane.submit(buyer(store, `b${i}`, 'mug')))
	);
	const sizes = store.commits.map((writes) => writes.filter((w) => w.kind === 'create').length);
	expect(sizes).toEqual([60, 60, 1]);
});

test('a stuck flush of one SKU does not hold up another', async () => {
	const store = stocked({ hot: 100, calm: 100 });
	const lane = laneOn(store);
	let release: () => void = () => undefined;
	const stuck = new Promise<void>((resolve) => (release = resolve));
	store.step = (name) => (name === 'commit' ? stuck : Promise.resolve());
	const hot = lane.submit(buyer(store, 'h', 'hot'));
	await new Promise((resolve) => setImmediate(resolve));
	store.step = () => Promise.resolve();
	expect(await lane.submit(buyer(store, 'c', 'calm'))).toMatchObject({ ok: true });
	expect(store.get('orders/h')).toBeUndefined();
	release();
	expect(await hot).toMatchObject({ ok: true });
});

test('after a lost race the batch is decided again on fresh stock', async () => {
	const store = stocked({ mug: 1 });
	const mug = store.get('sellables/mug');
	let races = 0;
	store.step = (name) => {
		if (name === 'commit' && races++ === 0) {
			store.put('sellables/mug', { ...mug, available: 0, sold: 1, band: 'out' });
		}
		return Promise.resolve();
	};
	expect(await laneOn(store).submit(buyer(store, 'b', 'mug'))).toMatchObject({
		ok: false,
		reason: 'sold-out'
	});
});

test('who loses eight races is told that the shop is busy, and nothing is written', async () => {
	const store = stocked({ mug: 9 });
	let tries = 0;
	store.step = (name) => {
		if (name === 'commit') {
			tries += 1;
			store.put('sellables/mug', { ...store.get('sellables/mug') });
		}
		return Promise.resolve();
	};
	expect(await laneOn(store).submit(buyer(store, 'b', 'mug'))).toEqual({
		ok: false,
		reason: 'busy'
	});
	expect(tries).toBe(8);
	expect(ordersIn(store)).toBe(0);
});

test('a commit whose reply is lost is found again, not repeated', async () => {
	const store = stocked({ mug: 9 });
	let commits = 0;
	store.fate = () => (commits++ === 0 ? 'reply-lost' : 'written');
	expect(await laneOn(store).submit(buyer(store, 'b', 'mug'))).toMatchObject({ ok: true });
	expect(store.get('sellables/mug')).toMatchObject({ available: 8, sold: 1 });
	expect(ordersIn(store)).toBe(1);
});

test('one document that cannot be written fails alone', async () => {
	const store = stocked({ mug: 100 });
	store.fate = (writes) => (writes.some((w) => w.path === 'orders/b3') ? 'refused' : 'written');
	const lane = laneOn(store);
	const results = await Promise.allSettled(
		Array.from({ length: 8 }, (_, i) => lane.submit(buyer(store, `b${i}`, 'mug')))
	);
	const failed = results.flatMap((result, i) => (result.status === 'rejected' ? [i] : []));
	expect(failed).toEqual([3]);
	expect(store.get('sellables/mug')).toMatchObject({ sold: 7 });
});

test('a bug in one decision rejects that job and lets its neighbours through', async () => {
	const store = stocked({ mug: 9 });
	const lane = laneOn(store);
	const broken: Job<never> = {
		refs: [{ collection: 'sellables', id: 'mug' }],
		decide() {
			throw new Error('a bug');
		}
	};
	const bug = lane.submit(broken);
	const good = lane.submit(buyer(store, 'b', 'mug'));
	await expect(bug).rejects.toThrow('a bug');
	expect(await good).toMatchObject({ ok: true });
});
