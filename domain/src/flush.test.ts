import { expect, test } from 'vitest';
import { adjustment } from './adjust.ts';
import { decideFlush } from './flush.ts';
import { expiry } from './fulfil.ts';
import { Ledger, type LedgerDocument } from './ledger.ts';
import { RESERVATION_MINUTES } from './place.ts';
import {
	NOW,
	ORDER_ID,
	place,
	requestOf,
	run,
	sellable,
	shop,
	shopWithSet,
	told
} from './test-shop.ts';
import { addMinutes } from './time.ts';

const mug = sellable('mug', 7);
const change = (units: number, priceMinor: number | null, sku = 'mug') =>
	adjustment({ key: 'k1', sku, units, priceMinor, reason: 'counted', note: '' }, 'ada');

test('a SKU that is no longer sold stays off its shelf when its units come back', () => {
	const declined = run(shop(), [place(), told('declined')]);
	const retired = {
		...declined.after,
		'sellables/mug': { ...declined.stock('mug'), active: false }
	};
	const { writes } = run(retired, [expiry(ORDER_ID, 1)], addMinutes(NOW, RESERVATION_MINUTES));
	expect(writes.map((write) => write.path)).not.toContain('shelves/home-garden');
	expect(writes.map((write) => write.path)).toContain('sellables/mug');
});

test('an unreadable document fails its own job and no other', () => {
	const documents = new Map<string, LedgerDocument | null | Error>(Object.entries(shop()));
	documents.set('sellables/bad', new Error('unreadable'));
	for (const path of ['audit/k1', 'offers/automatic', `orders/${ORDER_ID}`]) {
		documents.set(path, null);
	}
	const ledger = new Ledger(documents);
	const outcomes = decideFlush<unknown>([change(1, null, 'bad'), place()], ledger, NOW);
	expect(outcomes[0]).toHaveProperty('bug');
	expect(outcomes[1]).toMatchObject({ verdict: { ok: true } });
	expect(ledger.writes(0).map((write) => write.path)).not.toContain('audit/k1');
});

test('a job that needs a document it did not name says which, and leaves no trace', () => {
	const { 'carts/mira': cart = null, 'sellables/set': set = null } = shopWithSet({ set: 2 });
	const documents = new Map([
		['carts/mira', cart],
		['sellables/set', set],
		['offers/automatic', null],
		[`orders/${ORDER_ID}`, null]
	]);
	const ledger = new Ledger(documents);
	const [outcome] = decideFlush([place(requestOf({ set: 2 }))], ledger, NOW);
	expect(outcome).toMatchObject({
		unread: [{ id: ORDER_ID }, { id: 'mira' }, { id: 'set' }, { id: 'mug' }, { id: 'book' }]
	});
	expect(ledger.writes(0)).toEqual([]);
});

test('a job that is decided again brings along what is here only because another job named it', () => {
	const { 'sellables/book': _, ...rest } = shopWithSet({ set: 2 });
	const documents = new Map<string, LedgerDocument | null>(Object.entries(rest));
	for (const path of ['offers/automatic', `orders/${ORDER_ID}`]) documents.set(path, null);
	const [outcome] = decideFlush([place(requestOf({ set: 2 }))], new Ledger(documents), NOW);
	expect(outcome).toMatchObject({
		unread: expect.arrayContaining([{ collection: 'sellables', id: 'mug' }]) as unknown
	});
});

test('stock and price change with who and why, once per key, and never below zero', () => {
	const documents = { 'sellables/mug': mug };
	const { after, stock, verdicts } = run(documents, [change(-3, 1400), change(-3, 1400)]);
	expect(verdicts).toEqual([
		{ ok: true, available: 4, priceMinor: 1400 },
		{ ok: true, available: 4, priceMinor: 1400 }
	]);
	expect(stock('mug')).toMatchObject({
		available: 4,
		received: 4,
		priceMinor: 1400,
		band: 'low'
	});
	expect(after['audit/k1']).toMatchObject({
		by: 'ada',
		before: { available: 7, priceMinor: 1500 },
		after: { available: 4, priceMinor: 1400 }
	});
	expect(run(after, [change(-2, 1400)]).verdicts).toEqual([{ ok: false, reason: 'key-reused' }]);
	const refused = run(documents, [change(-8, null)]);
	expect(refused.verdicts).toEqual([{ ok: false, reason: 'below-zero', available: 7 }]);
	expect(refused.writes).toEqual([]);
});

test('a part’s stock carries its bundle along; a bundle has a price of its own but no stock', () => {
	const documents = shopWithSet({});
	expect(run(documents, [change(-6, null)]).stock('set')).toMatchObject({ available: 0 });
	expect(run(documents, [change(1, null, 'set')]).verdicts).toEqual([
		{ ok: false, reason: 'bundle' }
	]);
	expect(run(documents, [change(0, 990, 'set')]).stock('set')).toMatchObject({
		priceMinor: 990,
		available: 3
	});
});
