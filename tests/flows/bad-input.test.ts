import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { api, type CallableName } from '@tandem/domain/api.ts';
import { aGuest, aVisitor, everyoneLeaves, seeded, type Person } from '../support/people.ts';
import { anOrderOf, sellableOf, stocked } from '../support/stock-room.ts';

let admin: Person;
let guest: Person;
let sku: string;

beforeAll(async () => {
	[admin, guest, sku] = await Promise.all([seeded('admin'), aGuest(), stocked(9)]);
});
afterAll(everyoneLeaves);

const orderId = '0'.repeat(32);

/** One good input of each callable; every fault below is one change to it. */
const good: Record<CallableName, () => Record<string, unknown>> = {
	placeOrder: () => anOrderOf(sku, 1, 1500),
	payOrder: () => ({ action: 'retry', orderId, payment: 'succeed' }),
	advanceOrder: () => ({ orderId, to: 'shipped', carrier: 'DHL', tracking: '1' }),
	adjustSellable: () => ({
		key: randomUUID(),
		sku,
		units: 1,
		priceMinor: null,
		reason: 'counted',
		note: ''
	}),
	mergeGuest: () => ({ guestToken: 'a' }),
	checkCode: () => ({ code: 'WELCOME10' }),
	reverseOrder: () => ({
		action: 'return',
		orderId,
		key: randomUUID(),
		lines: [{ sku, quantity: 1 }],
		reason: 'does-not-fit',
		note: ''
	}),
	refundOrder: () => ({
		action: 'refund',
		orderId,
		key: randomUUID(),
		lines: [{ sku, quantity: 1, restock: 1 }],
		extraMinor: 0
	}),
	orderDocument: () => ({ orderId, number: 'INV-2026-000001' }),
	managePromotions: () => ({ action: 'issue-gift-card', key: randomUUID(), amountMinor: 1000 })
};

const line = (change: object) => [{ sku: 'a', quantity: 1, shownMinor: 100, ...change }];
const contact = (change: object) => ({ name: 'Mira', email: 'mira@tandem.example', ...change });
const address = (change: object) => ({
	street: 'Lindenweg 1',
	postcode: '10115',
	city: 'Berlin',
	country: 'DE',
	...change
});

const faults: [CallableName, string, object, string][] = [
	['placeOrder', 'a key that is no key', { key: 'again' }, 'key'],
	['placeOrder', 'no lines', { lines: [] }, 'lines'],
	[
		'placeOrder',
		'51 lines',
		{ lines: Array.from({ length: 51 }, (_, i) => line({ sku: `s${i}` })[0]) },
		'lines'
	],
	['placeOrder', 'a SKU twice', { lines: [...line({}), ...line({})] }, 'lines'],
	['placeOrder', 'a path as SKU', { lines: line({ sku: '../orders/x' }) }, 'lines.0.sku'],
	['placeOrder', 'no quantity', { lines: line({ quantity: undefined }) }, 'lines.0.quantity'],
	['placeOrder', 'zero units', { lines: line({ quantity: 0 }) }, 'lines.0.quantity'],
	['placeOrder', 'negative units', { lines: line({ quantity: -1 }) }, 'lines.0.quantity'],
	['placeOrder', 'half a unit', { lines: line({ quantity: 0.5 }) }, 'lines.0.quantity'],
	['placeOrder', 'too many units', { lines: line({ quantity: 11 }) }, 'lines.0.quantity'],
	['placeOrder', 'a quantity in words', { lines: line({ quantity: '2' }) }, 'lines.0.quantity'],
	[
		'placeOrder',
		'an unsafe integer',
		{ lines: line({ shownMinor: 2 ** 53 }) },
		'lines.0.shownMinor'
	],
	['placeOrder', 'a price of its own', { lines: line({ priceMinor: 1 }) }, 'lines.0'],
	['placeOrder', 'a negative total', { shownTotalMinor: -1 }, 'shownTotalMinor'],
	['placeOrder', 'a code in words', { code: 'ten percent' }, 'code'],
	['placeOrder', 'a gift card too short', { giftCard: 'AAAA-BBBB' }, 'giftCard'],
	['checkCode', 'a path as code', { code: '../carts/x' }, 'code'],
	['reverseOrder', 'an unknown act', { action: 'burn' }, 'action'],
	['reverseOrder', 'nothing sent back', { lines: [] }, 'lines'],
	['reverseOrder', 'a novel', { note: 'x'.repeat(501) }, 'note'],
	[
		'reverseOrder',
		'a number that is none',
		{ action: 'withdraw-by-number', number: 'my order', email: 'a@tandem.example', name: 'A' },
		'number'
	],
	[
		'refundOrder',
		'more sellable units than came back',
		{ lines: [{ sku: 'a', quantity: 1, restock: 2 }] },
		'lines.0.restock'
	],
	['refundOrder', 'nothing at all', { lines: [] }, 'extraMinor'],
	['refundOrder', 'a negative sum', { extraMinor: -1 }, 'extraMinor'],
	['orderDocument', 'a path as number', { number: '../INV' }, 'number'],
	['managePromotions', 'a gift card of a cent', { amountMinor: 1 }, 'amountMinor'],
	[
		'placeOrder',
		'an e-mail without a host',
		{ contact: contact({ email: 'mira@' }) },
		'contact.email'
	],
	['placeOrder', 'a blank name', { contact: contact({ name: '   ' }) }, 'contact.name'],
	['placeOrder', 'a huge name', { contact: contact({ name: 'x'.repeat(10_000) }) }, 'contact.name'],
	[
		'placeOrder',
		'a country without delivery',
		{ address: address({ country: 'US' }) },
		'address.country'
	],
	[
		'placeOrder',
		'a postcode with a tag',
		{ address: address({ postcode: '<b>' }) },
		'address.postcode'
	],
	['placeOrder', 'an unknown delivery', { delivery: 'drone' }, 'delivery'],
	['placeOrder', 'an unknown payment', { payment: 'cash' }, 'payment'],
	['placeOrder', 'an unknown key', { uid: 'someone' }, ''],
	['payOrder', 'an order id that is a path', { orderId: '../x' }, 'orderId'],
	['payOrder', 'an unknown action', { action: 'refund' }, 'action'],
	['payOrder', 'an unknown key', { amountMinor: 1 }, ''],
	['advanceOrder', 'a state of its own', { to: 'paid' }, 'to'],
	['advanceOrder', 'no tracking number', { tracking: '' }, 'tracking'],
	['adjustSellable', 'nothing to change', { units: 0 }, 'units'],
	['adjustSellable', 'half a unit', { units: 0.5 }, 'units'],
	['adjustSellable', 'a huge number', { units: 1e9 }, 'units'],
	['adjustSellable', 'a negative price', { priceMinor: -1 }, 'priceMinor'],
	['adjustSellable', 'a free price', { priceMinor: 0 }, 'priceMinor'],
	['adjustSellable', 'no reason', { reason: undefined }, 'reason'],
	['adjustSellable', 'a novel as note', { note: 'x'.repeat(201) }, 'note'],
	['mergeGuest', 'no token', { guestToken: '' }, 'guestToken'],
	['mergeGuest', 'a number as token', { guestToken: 7 }, 'guestToken']
];

test.each(faults)('%s refuses %s and says where', async (name, _, change, path) => {
	const person = api[name].roles ? admin : guest;
	const refused = person.callRaw(name, { ...good[name](), ...change });
	await expect(refused).rejects.toMatchObject({
		code: 'functions/invalid-argument',
		details: { fields: expect.arrayContaining([expect.objectContaining({ path })]) as unknown }
	});
});

test.each([null, [], 'text', 7, { deep: { er: {} } }])(
	'every callable refuses %j as its input',
	async (input) => {
		for (const name of Object.keys(api) as CallableName[]) {
			const person = api[name].roles ? admin : guest;
			await expect(person.callRaw(name, input)).rejects.toMatchObject({
				code: 'functions/invalid-argument'
			});
		}
	}
);

test('nobody calls anything without having signed in', async () => {
	const visitor = aVisitor();
	for (const name of Object.keys(api) as CallableName[]) {
		await expect(visitor.callRaw(name, good[name]())).rejects.toMatchObject({
			code: 'functions/unauthenticated'
		});
	}
});

test('none of these faults has moved a unit', async () => {
	expect(await sellableOf(sku)).toMatchObject({ available: 9, sold: 0, received: 9 });
});
