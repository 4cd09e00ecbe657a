import {
	deleteDoc,
	disableNetwork,
	enableNetwork,
	getDoc,
	increment,
	setDoc,
	updateDoc,
	writeBatch
} from 'firebase/firestore';
import { beforeEach, describe, expect, test } from 'vitest';
import { MAX_LINES, MAX_QUANTITY } from '@tandem/domain/quantity.ts';
import { MAX_PRICE_MINOR } from '@tandem/domain/stock.ts';
import { aDevice, aGuest, allowed, aShopper, denied, held, useRules } from '../support/rules.ts';
import {
	added,
	books,
	cartOf,
	declared,
	DESK,
	PHONE,
	heldCart,
	heldQuantities,
	kept,
	put,
	remove,
	storedCart,
	yesterday
} from './cart-writes.ts';

useRules();

describe('The owner of a cart', () => {
	test.for([
		['a shopper', () => aShopper('ada')],
		['a guest', () => aGuest('ada')]
	] as const)('%s reads it, also before it exists', async ([, device]) => {
		const none = await allowed(getDoc(cartOf(device())));
		expect(none.exists()).toBe(false);
		await storedCart({ sapiens: kept() });
		const cart = await allowed(getDoc(cartOf(device())));
		expect(cart.get('lines.sapiens.quantity')).toBe(2);
	});

	test.for([
		['a shopper', () => aShopper('ada')],
		['a guest', () => aGuest('ada')]
	] as const)('%s puts the first line into it', async ([, device]) => {
		await allowed(put(device(), 'sapiens', added(1)));
		const cart = await heldCart();
		expect(await heldQuantities()).toEqual({ sapiens: 1 });
		expect(cart.lines['sapiens']?.addedAt).toEqual(cart.updatedAt);
	});

	test('may begin with an empty one', async () => {
		await allowed(setDoc(cartOf(aShopper('ada')), { lines: {}, ...declared('sapiens') }));
		expect(await heldQuantities()).toEqual({});
	});

	test('adds a second line and leaves the first as it was', async () => {
		await storedCart({ sapiens: kept() });
		await allowed(put(aShopper('ada'), 'yeti-tumbler-black', added(3)));
		const cart = await heldCart();
		expect(await heldQuantities()).toEqual({ sapiens: 2, 'yeti-tumbler-black': 3 });
		expect(cart.lines['sapiens']?.addedAt).toEqual(yesterday.toDate());
	});

	test.for([
		[+1, 3],
		[-1, 1],
		[+8, 10]
	])('changes a quantity of two by %i', async ([more, quantity]) => {
		await storedCart({ sapiens: kept(2) });
		await allowed(put(aShopper('ada'), 'sapiens', { quantity: increment(more ?? 0) }));
		expect(await heldQuantities()).toEqual({ sapiens: quantity });
	});

	test('adds to a line again: it moves to now, with the price just seen', async () => {
		await storedCart({ sapiens: kept() });
		await allowed(put(aShopper('ada'), 'sapiens', added(1, 1_200)));
		const cart = await heldCart();
		expect(cart.lines['sapiens']).toEqual({
			quantity: 3,
			seenMinor: 1_200,
			addedAt: cart.updatedAt
		});
	});

	test('accepts a new price: the line keeps its place', async () => {
		await storedCart({ sapiens: kept() });
		await allowed(put(aShopper('ada'), 'sapiens', { seenMinor: 1_200 }));
		const sapiens = (await heldCart()).lines['sapiens'];
		expect(sapiens).toEqual({ quantity: 2, seenMinor: 1_200, addedAt: yesterday.toDate() });
	});

	test('removes a line, and the last one', async () => {
		await storedCart({ sapiens: kept(), 'hue-bulb': kept() });
		await allowed(remove(aShopper('ada'), 'sapiens'));
		expect(await heldQuantities()).toEqual({ 'hue-bulb': 2 });
		await allowed(remove(aShopper('ada'), 'hue-bulb'));
		expect(await heldQuantities()).toEqual({});
	});

	test('removes a line that another device has removed', async () => {
		await storedCart({ sapiens: kept() });
		await allowed(remove(aShopper('ada'), 'hue-bulb'));
		expect(await heldQuantities()).toEqual({ sapiens: 2 });
	});

	test('may write by field path, and the whole document', async () => {
		await storedCart({ sapiens: kept() });
		const ref = cartOf(aShopper('ada'));
		await allowed(updateDoc(ref, { 'lines.sapiens.quantity': 5, ...declared('sapiens') }));
		await allowed(setDoc(ref, { lines: { sapiens: kept(7) }, ...declared('sapiens') }));
		expect(await heldQuantities()).toEqual({ sapiens: 7 });
	});

	test('cannot delete it', async () => {
		await storedCart({ sapiens: kept() });
		await denied(deleteDoc(cartOf(aShopper('ada'))));
		await denied(deleteDoc(cartOf(aGuest('ada'))));
		expect(await held('carts/ada')).toBeDefined();
	});
});

describe('After an order the server has taken lines out, and `last` may name one of them', () => {
	beforeEach(async () => {
		await storedCart({});
	});

	test('the same line is bought again', async () => {
		await allowed(put(aShopper('ada'), 'sapiens', added(1)));
		expect(await heldQuantities()).toEqual({ sapiens: 1 });
	});

	test('another line is added', async () => {
		await allowed(put(aShopper('ada'), 'hue-bulb', added(1)));
		expect(await heldQuantities()).toEqual({ 'hue-bulb': 1 });
	});

	test('a removal that comes late is accepted', async () => {
		await allowed(remove(aShopper('ada'), 'sapiens'));
		expect(await heldQuantities()).toEqual({});
	});

	test('a change that comes late cannot bring back half a line', async () => {
		await denied(put(aShopper('ada'), 'sapiens', { quantity: increment(1) }));
		await denied(put(aShopper('ada'), 'sapiens', { seenMinor: 900 }));
	});

	test('a line cannot come back with the time it had', async () => {
		await denied(put(aShopper('ada'), 'sapiens', kept()));
	});
});

describe('A device that was offline', () => {
	test('delivers what it wrote, with the time of arrival', async () => {
		await storedCart({ sapiens: kept(), 'hue-bulb': kept() });
		const phone = aDevice('ada');
		await disableNetwork(phone);
		const writes = [
			put(phone, 'yeti-tumbler-black', added(1)),
			put(phone, 'yeti-tumbler-black', added(1)),
			put(phone, 'sapiens', { quantity: increment(-1) }),
			remove(phone, 'hue-bulb')
		];
		const before = Date.now();
		await enableNetwork(phone);
		await allowed(Promise.all(writes));
		const cart = await heldCart();
		expect(await heldQuantities()).toEqual({ sapiens: 1, 'yeti-tumbler-black': 2 });
		expect(cart.updatedAt.getTime()).toBeGreaterThanOrEqual(before);
	});

	test('adds to what another device has added meanwhile', async () => {
		await storedCart({ sapiens: kept(1) });
		const [phone, laptop] = [aDevice('ada'), aDevice('ada')];
		await disableNetwork(phone);
		const late = put(phone, 'sapiens', added(3));
		await allowed(put(laptop, 'sapiens', added(2), DESK));
		await allowed(put(laptop, 'hue-bulb', added(1), DESK));
		await enableNetwork(phone);
		await allowed(late);
		expect(await heldQuantities()).toEqual({ sapiens: 6, 'hue-bulb': 1 });
	});

	test('adds after an order has emptied the cart', async () => {
		await storedCart({ sapiens: kept() });
		const phone = aDevice('ada');
		await disableNetwork(phone);
		const late = put(phone, 'sapiens', added(1));
		await storedCart({});
		await enableNetwork(phone);
		await allowed(late);
		expect(await heldQuantities()).toEqual({ sapiens: 1 });
	});

	test('loses only the change that would exceed the most', async () => {
		await storedCart({ sapiens: kept(MAX_QUANTITY - 1) });
		const [phone, laptop] = [aDevice('ada'), aDevice('ada')];
		await disableNetwork(phone);
		const tooMany = put(phone, 'sapiens', added(1));
		const fine = put(phone, 'hue-bulb', added(1));
		const refusal = denied(tooMany);
		await allowed(put(laptop, 'sapiens', added(1), DESK));
		await enableNetwork(phone);
		await refusal;
		await allowed(fine);
		expect(await heldQuantities()).toEqual({ sapiens: MAX_QUANTITY, 'hue-bulb': 1 });
	});
});

describe('A write that arrives again', () => {
	const addition = () => ({ lines: { sapiens: added(1) }, ...declared('sapiens') });
	const send = (cart: object) => setDoc(cartOf(aShopper('ada')), cart, { merge: true });

	test('counts once, at the start of a cart and later', async () => {
		for (const total of [1, 2]) {
			const write = addition();
			await allowed(send(write));
			await denied(send(write));
			expect(await heldQuantities()).toEqual({ sapiens: total });
		}
	});

	test('counts once after the device has written more, and after another device has', async () => {
		const first = addition();
		await allowed(send(first));
		await allowed(send(addition()));
		await denied(send(first));
		await allowed(put(aShopper('ada'), 'sapiens', added(1), DESK));
		await denied(send(first));
		expect(await heldQuantities()).toEqual({ sapiens: 3 });
	});

	test('counts once after an order has emptied the cart', async () => {
		const write = { ...addition(), writes: { [PHONE]: 1 } };
		await storedCart({});
		await denied(send(write));
	});
});

describe('A cart has room', () => {
	test('for the last line, and for no further one', async () => {
		await storedCart(books(MAX_LINES - 1));
		await allowed(put(aShopper('ada'), 'sapiens', added(1)));
		await denied(put(aShopper('ada'), 'hue-bulb', added(1)));
		expect(Object.keys((await heldCart()).lines)).toHaveLength(MAX_LINES);
	});

	test('for changes when it is full, and for a line in the place of a removed one', async () => {
		await storedCart(books(MAX_LINES));
		await allowed(put(aShopper('ada'), 'book-0', added(1)));
		await allowed(remove(aShopper('ada'), 'book-0'));
		await allowed(put(aShopper('ada'), 'sapiens', added(1)));
	});

	test.for([
		{ quantity: 1 },
		{ quantity: MAX_QUANTITY },
		{ seenMinor: 1 },
		{ seenMinor: MAX_PRICE_MINOR }
	])('for a line with %j, new or changed', async (edge) => {
		await allowed(put(aShopper('ada'), 'sapiens', { ...added(1), ...edge }));
		await allowed(put(aShopper('ada'), 'hue-bulb', added(1)));
		await allowed(put(aShopper('ada'), 'hue-bulb', edge));
		await heldCart();
	});
});

describe('Several writes in one batch', () => {
	test('are judged by what they leave behind', async () => {
		await storedCart({ sapiens: kept(8) });
		const device = aShopper('ada');
		const more = { lines: { sapiens: { quantity: increment(1) } }, ...declared('sapiens') };
		const twice = () => {
			const cart = cartOf(device);
			const merge = { merge: true };
			return writeBatch(device).set(cart, more, merge).set(cart, more, merge).commit();
		};
		await allowed(twice());
		await denied(twice());
		expect(await heldQuantities()).toEqual({ sapiens: 10 });
	});
});
