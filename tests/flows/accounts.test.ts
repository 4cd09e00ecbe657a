import { randomUUID } from 'node:crypto';
import { EmailAuthProvider, linkWithCredential } from 'firebase/auth';
import { afterEach, expect, test } from 'vitest';
import { MAX_QUANTITY } from '@tandem/domain/quantity.ts';
import { addToCart, aGuest, everyoneLeaves, read, type Person } from '../support/people.ts';
import { anOrderOf, buys, stocked } from '../support/stock-room.ts';

afterEach(everyoneLeaves);

async function registered(): Promise<Person> {
	const guest = await aGuest();
	const { currentUser } = guest.auth;
	if (!currentUser) throw new Error('a guest is signed in');
	const credential = EmailAuthProvider.credential(`${randomUUID()}@tandem.example`, 'a-password');
	await linkWithCredential(currentUser, credential);
	await currentUser.getIdToken(true);
	return guest;
}

async function tokenOf(person: Person): Promise<string> {
	return (await person.auth.currentUser?.getIdToken()) ?? '';
}

test('a guest who registers keeps cart and orders', async () => {
	const [guest, sku] = await Promise.all([aGuest(), stocked(9)]);
	const bought = await buys(guest, sku);
	await addToCart(guest, sku, 2, 1500);
	const { currentUser } = guest.auth;
	if (!currentUser) throw new Error('a guest is signed in');
	const credential = EmailAuthProvider.credential(`${randomUUID()}@tandem.example`, 'a-password');
	const { user } = await linkWithCredential(currentUser, credential);
	expect(user.uid).toBe(guest.uid);
	expect(await read(guest, `carts/${guest.uid}`)).toMatchObject({
		lines: { [sku]: { quantity: 2 } }
	});
	expect(await read(guest, `orders/${bought.ok ? bought.orderId : ''}`)).toMatchObject({
		uid: guest.uid
	});
});

test('a guest who signs in to an account brings cart and orders, once', async () => {
	const [account, guest, both, own] = await Promise.all([
		registered(),
		aGuest(),
		stocked(99),
		stocked(99)
	]);
	const bought = await buys(guest, own);
	await addToCart(account, both, 6, 1500);
	await addToCart(guest, both, 6, 1500);
	await addToCart(guest, own, 1, 1500);
	const guestToken = await tokenOf(guest);
	expect(await account.call('mergeGuest', { guestToken })).toEqual({
		ok: true,
		lines: 2,
		orders: 1
	});
	expect(await account.call('mergeGuest', { guestToken })).toEqual({
		ok: true,
		lines: 0,
		orders: 0
	});
	expect(await read(account, `carts/${account.uid}`)).toMatchObject({
		lines: { [both]: { quantity: MAX_QUANTITY }, [own]: { quantity: 1 } }
	});
	expect(await read(account, `orders/${bought.ok ? bought.orderId : ''}`)).toMatchObject({
		uid: account.uid
	});
	expect(await account.call('placeOrder', anOrderOf(own, 1, 1500))).toEqual({
		ok: false,
		reason: 'cart-changed'
	});
});

test('an account can be neither robbed by its token nor merged into itself', async () => {
	const [thief, victim, sku] = await Promise.all([registered(), registered(), stocked(9)]);
	await addToCart(victim, sku, 1, 1500);
	for (const guestToken of [await tokenOf(victim), await tokenOf(thief), 'not-a-token']) {
		expect(await thief.call('mergeGuest', { guestToken })).toEqual({
			ok: false,
			reason: 'not-a-guest'
		});
	}
	expect(await read(victim, `carts/${victim.uid}`)).toMatchObject({ lines: { [sku]: {} } });
});
