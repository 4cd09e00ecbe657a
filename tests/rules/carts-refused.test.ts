import {
	deleteDoc,
	deleteField,
	getDoc,
	increment,
	serverTimestamp,
	setDoc,
	Timestamp,
	updateDoc,
	writeBatch,
	type DocumentData
} from 'firebase/firestore';
import { describe, expect, test } from 'vitest';
import { Sku } from '@tandem/domain/product.ts';
import { MAX_LINES, MAX_QUANTITY } from '@tandem/domain/quantity.ts';
import { MAX_PRICE_MINOR } from '@tandem/domain/stock.ts';
import {
	aGuest,
	allowed,
	aShopper,
	denied,
	everyone,
	held,
	signedOut,
	stored,
	useRules
} from '../support/rules.ts';
import {
	added,
	books,
	cartOf,
	declared,
	DESK,
	kept,
	PHONE,
	put,
	remove,
	storedCart,
	yesterday
} from './cart-writes.ts';
import { nobodyLists } from './promises.ts';

useRules();

const fresh = (): DocumentData => ({ quantity: 1, seenMinor: 1_500, addedAt: serverTimestamp() });
const cartWith = (lines: DocumentData, sku = 'sapiens') => ({ lines, ...declared(sku) });
const without = (document: DocumentData, field: string) =>
	Object.fromEntries(Object.entries(document).filter(([key]) => key !== field));

const numbered = (device: unknown, writes: unknown) => ({
	...cartWith({ sapiens: fresh() }),
	device,
	writes
});

describe('A write must carry the next number of its device, and no other', () => {
	test.for([
		['without a device', numbered(undefined, { [DESK]: 1 })],
		['by a device with a name of its own', numbered('my-phone', { 'my-phone': 1 })],
		['by a device that is a number', numbered(7, { 7: 1 })],
		['without a number', numbered(PHONE, {})],
		['with the number of another device', numbered(PHONE, { [DESK]: 1 })],
		['with numbers of two devices', numbered(PHONE, { [PHONE]: 99, [DESK]: 1 })],
		['with number zero', numbered(DESK, { [DESK]: 0 })],
		['with a negative number', numbered(DESK, { [DESK]: -1 })],
		['with half a number', numbered(DESK, { [DESK]: 1.5 })],
		['with a number in words', numbered(DESK, { [DESK]: 'one' })],
		['with a huge number', numbered(DESK, { [DESK]: 1_000_000_001 })],
		['with the number it had', numbered(PHONE, { [PHONE]: 1 })],
		['with a list of numbers', numbered(PHONE, [99])]
	] as const)('%s it is refused', async ([, { device, ...rest }]) => {
		await storedCart({});
		const cart = device === undefined ? rest : { device, ...rest };
		await denied(setDoc(cartOf(aShopper('ada')), cart, { merge: true }));
	});

	test('the 201st device is refused', async () => {
		const many = Array.from({ length: 200 }, (_, i) => [PHONE.replace(/...$/, `${100 + i}`), 1]);
		await stored('carts/ada', {
			...cartWith({}),
			updatedAt: yesterday,
			writes: Object.fromEntries(many) as DocumentData
		});
		await denied(put(aShopper('ada'), 'sapiens', added(1), DESK));
		expect((await held('carts/ada'))?.['lines']).toEqual({});
	});
});

const tomorrow = Timestamp.fromMillis(Date.now() + 24 * 3_600_000);
const otherTypes = [null, true, 1, 0.5, NaN, 'sapiens', '', [], ['sapiens'], {}, yesterday];

/** Rows with a name that tells NaN, -0 and "2" apart. */
const named = <T>(values: readonly T[]) =>
	values.map((value) => [Object.is(value, -0) ? '-0' : show(value), value] as const);
const show = (value: unknown) =>
	typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'undefined');

describe('A stranger’s cart', () => {
	const cart = { lines: { sapiens: kept() }, last: 'sapiens', updatedAt: yesterday };

	test.for(everyone)('%s cannot read it', async ([, device]) => {
		await denied(getDoc(cartOf(device(), 'bob')));
		await stored('carts/bob', cart);
		await denied(getDoc(cartOf(device(), 'bob')));
	});

	test.for(everyone)('%s cannot create it', async ([, device]) => {
		await denied(setDoc(cartOf(device(), 'bob'), cartWith({ sapiens: fresh() })));
	});

	test.for(everyone)('%s cannot change it', async ([, device]) => {
		await stored('carts/bob', cart);
		const ref = cartOf(device(), 'bob');
		await denied(setDoc(ref, cartWith({ sapiens: added(1) }), { merge: true }));
		await denied(updateDoc(ref, { 'lines.sapiens': deleteField(), ...declared('sapiens') }));
	});

	test.for(everyone)('%s cannot delete it', async ([, device]) => {
		await stored('carts/bob', cart);
		await denied(deleteDoc(cartOf(device(), 'bob')));
	});

	test('without a person is nobody’s', async () => {
		for (const uid of ['null', 'undefined', 'anonymous']) {
			await denied(getDoc(cartOf(signedOut(), uid)));
			await denied(setDoc(cartOf(signedOut(), uid), cartWith({ sapiens: fresh() })));
		}
	});

	test('cannot be had by claiming its owner', async () => {
		const claims = { role: 'admin', cartId: 'bob', owner: 'bob', email: 'bob' };
		await denied(getDoc(cartOf(aShopper('ada', claims), 'bob')));
		await denied(setDoc(cartOf(aGuest('guest'), 'bob'), cartWith({ sapiens: fresh() })));
	});
});

describe('Carts', () => {
	nobodyLists('carts/ada', { lines: {}, last: 'sapiens', updatedAt: yesterday });
});

describe('A write changes the one line that it declares', () => {
	const two = { sapiens: kept(), 'hue-bulb': kept() };
	const now = serverTimestamp();

	test('so a cart does not begin with two lines', async () => {
		const cart = cartWith({ sapiens: fresh(), 'hue-bulb': fresh() });
		await denied(setDoc(cartOf(aShopper('ada')), cart));
	});

	test.for<[string, DocumentData]>([
		['two lines are added', { yeti: fresh(), 'instant-pot': fresh() }],
		['a line is added beside the declared one', { yeti: fresh() }],
		['two quantities change', { sapiens: added(1), 'hue-bulb': added(1) }],
		['another line changes', { 'hue-bulb': { quantity: 1 } }],
		['another line’s price changes', { 'hue-bulb': { seenMinor: 1 } }],
		['another line’s time changes', { 'hue-bulb': { addedAt: now } }],
		['another line gains a key', { 'hue-bulb': { note: 'gift' } }],
		['another line goes', { 'hue-bulb': deleteField() }],
		['both lines go', { sapiens: deleteField(), 'hue-bulb': deleteField() }],
		['one line replaces another', { sapiens: deleteField(), yeti: fresh() }],
		['one line changes and another goes', { sapiens: added(1), 'hue-bulb': deleteField() }]
	])('so it is refused when %s', async ([, lines]) => {
		await storedCart(two);
		await denied(setDoc(cartOf(aShopper('ada')), cartWith(lines), { merge: true }));
	});

	test('so the cart is not replaced or emptied at once', async () => {
		await storedCart(two);
		const ref = cartOf(aShopper('ada'));
		await denied(setDoc(ref, cartWith({})));
		await denied(updateDoc(ref, cartWith({})));
		await denied(setDoc(ref, cartWith({ sapiens: fresh() })));
		await denied(setDoc(ref, cartWith({ yeti: fresh() }, 'yeti')));
	});

	test('so the declaration of an earlier write does not do', async () => {
		await storedCart(two);
		const undeclared = { lines: { 'hue-bulb': added(1) }, updatedAt: serverTimestamp() };
		await denied(setDoc(cartOf(aShopper('ada')), undeclared, { merge: true }));
	});

	test('also in a batch: two writes do not share a declaration', async () => {
		await storedCart(two);
		await denied(addInOneBatch('sapiens', 'hue-bulb'));
	});

	test('also when the cart is full: a batch cannot bring a line too many', async () => {
		await storedCart(books(MAX_LINES - 1));
		await denied(addInOneBatch('sapiens', 'hue-bulb'));
	});
});

function addInOneBatch(...skus: string[]): Promise<void> {
	const device = aShopper('ada');
	const batch = writeBatch(device);
	for (const sku of skus) {
		batch.set(cartOf(device), cartWith({ [sku]: added(1) }, sku), { merge: true });
	}
	return batch.commit();
}

const numbers = [NaN, Infinity, -Infinity, 0, -0, -1, 0.5, 1.5, 1e9, 2 ** 53];
const notNumbers = [null, true, '2', '', [], [2], {}, yesterday];
const times = [tomorrow, new Timestamp(0, 0), '2026-11-21T10:00:00Z', 0, null, true, [], {}];

const wrong = [
	...[...numbers, MAX_QUANTITY + 1, 9.5, ...notNumbers].map((v) => ['quantity', v] as const),
	...[...numbers, MAX_PRICE_MINOR + 1, 99.5, ...notNumbers].map((v) => ['seenMinor', v] as const),
	...[...times, Timestamp.now()].map((v) => ['addedAt', v] as const),
	...['price', 'priceMinor', 'discountMinor', 'uid', 'note'].map((key) => [key, 1] as const)
].map(([field, value]) => [field, show(value), value] as const);

describe('A new line', () => {
	test.for(wrong)('is refused with %s %s', async ([field, , value]) => {
		await denied(put(aShopper('ada'), 'sapiens', { ...fresh(), [field]: value }));
	});

	test.for(['quantity', 'seenMinor', 'addedAt'])('is refused without %s', async (field) => {
		await denied(put(aShopper('ada'), 'sapiens', without(fresh(), field)));
	});

	test('is refused with the time of another line', async () => {
		await storedCart({ 'hue-bulb': kept() });
		await denied(put(aShopper('ada'), 'sapiens', { ...fresh(), addedAt: yesterday }));
	});

	test.for(named(otherTypes))('is refused when it is %s', async ([, value]) => {
		await denied(setDoc(cartOf(aShopper('ada')), cartWith({ sapiens: value })));
	});
});

describe('A line that was accepted', () => {
	test.for(wrong)('is refused %s %s', async ([field, , value]) => {
		await storedCart({ sapiens: kept() });
		await denied(put(aShopper('ada'), 'sapiens', { [field]: value }));
	});

	test.for(['quantity', 'seenMinor', 'addedAt'])('does not lose its %s', async (field) => {
		await storedCart({ sapiens: kept() });
		const ref = cartOf(aShopper('ada'));
		await denied(put(aShopper('ada'), 'sapiens', { [field]: deleteField() }));
		await denied(setDoc(ref, cartWith({ sapiens: without(kept(), field) })));
	});

	test.for([-2, -3, 9, 1e9, 0.5, NaN])('is refused %s units more', async (more) => {
		await storedCart({ sapiens: kept(2) });
		await denied(put(aShopper('ada'), 'sapiens', { quantity: increment(more) }));
	});

	test('does not take the time of another line', async () => {
		const earlier = Timestamp.fromMillis(yesterday.toMillis() - 1_000);
		await storedCart({ sapiens: kept(), 'hue-bulb': { ...kept(), addedAt: earlier } });
		await denied(put(aShopper('ada'), 'sapiens', { addedAt: earlier }));
	});

	test.for(named(otherTypes))('does not become %s', async ([, value]) => {
		await storedCart({ sapiens: kept() });
		await denied(setDoc(cartOf(aShopper('ada')), cartWith({ sapiens: value })));
	});
});

const cart = () => cartWith({ sapiens: fresh() });

const wrongCarts = [
	...otherTypes.filter((v) => show(v) !== '{}').map((v) => ['lines', v] as const),
	...otherTypes.filter((v) => v !== 'sapiens').map((v) => ['last', v] as const),
	...['hue-bulb', 'Sapiens', 'sapiens ', 'sapien', '*'].map((v) => ['last', v] as const),
	...[...times, yesterday, Timestamp.now()].map((v) => ['updatedAt', v] as const),
	...['role', 'admin', 'uid', 'members', 'totalMinor', 'coupon'].map((k) => [k, 'admin'] as const)
].map(([field, value]) => [field, show(value), value] as const);

describe('A cart', () => {
	test.for(wrongCarts)('does not begin with %s %s', async ([field, , value]) => {
		await denied(setDoc(cartOf(aShopper('ada')), { ...cart(), [field]: value }));
		expect(await held('carts/ada')).toBeUndefined();
	});

	test.for(wrongCarts)('does not go on with %s %s', async ([field, , value]) => {
		await storedCart({ sapiens: kept() });
		const ref = cartOf(aShopper('ada'));
		await denied(setDoc(ref, { ...cart(), [field]: value }));
		await denied(setDoc(ref, { ...cart(), [field]: value }, { merge: true }));
	});

	test.for(['lines', 'last', 'updatedAt'])('does not begin without %s', async (field) => {
		await denied(setDoc(cartOf(aShopper('ada')), without(cart(), field)));
	});

	test.for(['lines', 'last', 'updatedAt'])('does not lose its %s', async (field) => {
		await allowed(setDoc(cartOf(aShopper('ada')), cart()));
		const ref = cartOf(aShopper('ada'));
		await denied(setDoc(ref, without(cart(), field)));
		await denied(updateDoc(ref, { ...declared('sapiens'), [field]: deleteField() }));
	});

	test('does not keep the time of an earlier write', async () => {
		await allowed(setDoc(cartOf(aShopper('ada')), cart()));
		const untimed = { lines: { sapiens: { quantity: 2 } }, last: 'sapiens' };
		await denied(setDoc(cartOf(aShopper('ada')), untimed, { merge: true }));
	});
});

describe('The name of a line is one that the domain knows as a SKU', () => {
	const names = [
		'a',
		'0',
		'levi-501-w32-l34-blue',
		'x'.repeat(90),
		'x'.repeat(91),
		`${'a-'.repeat(45)}b`,
		'A',
		'Sapiens',
		'a_b',
		'a b',
		' a',
		'a\n',
		'\na',
		'-a',
		'a-',
		'a--b',
		'-',
		'a.b',
		'a/b',
		'a`b',
		'$a',
		'*',
		'é',
		'日本'
	];

	test.for(named(names))('%s', async ([, sku]) => {
		const verdict = Sku.safeParse(sku).success ? allowed : denied;
		await verdict(put(aShopper('ada'), sku, fresh()));
	});

	test.for(named(names))('%s, when it is removed', async ([, sku]) => {
		await storedCart({ sapiens: kept() });
		const verdict = Sku.safeParse(sku).success ? allowed : denied;
		await verdict(remove(aShopper('ada'), sku));
	});
});
