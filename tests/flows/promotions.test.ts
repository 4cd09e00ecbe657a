import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { Input } from '@tandem/domain/api.ts';
import { addToCart, aGuest, everyoneLeaves, seeded, type Person } from '../support/people.ts';
import { minutesAgo, sweep } from '../support/clock.ts';
import { anOrderOf, books, orderOf, sellableOf, stocked } from '../support/stock-room.ts';

afterEach(everyoneLeaves);

type Promotion = Extract<Input<'managePromotions'>, { action: 'save-code' }>['promotion'];

/** Three euros off, by a code that no other test uses. */
async function aCode(limits: Partial<Promotion> = {}): Promise<string> {
	const admin = await seeded('admin');
	const code = randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase();
	const promotion = {
		terms: {
			id: code,
			title: 'Three euros off',
			benefit: { kind: 'fixed' as const, amountMinor: 300 },
			categories: null,
			productIds: null,
			minGoodsMinor: 0,
			from: '2026-01-01',
			until: null
		},
		active: true,
		maxUses: null,
		maxUsesPerPerson: null,
		...limits
	};
	expect(await admin.call('managePromotions', { action: 'save-code', promotion })).toEqual({
		ok: true
	});
	return code;
}

async function aGiftCard(amountMinor: number): Promise<string> {
	const admin = await seeded('admin');
	const key = randomUUID();
	const issue = { action: 'issue-gift-card', key, amountMinor } as const;
	const answers = [
		await admin.call('managePromotions', issue),
		await admin.call('managePromotions', issue)
	];
	const codes = answers.map((answer) => ('code' in answer ? String(answer.code) : ''));
	expect(codes[0]).toBe(codes[1]);
	return codes[0] ?? '';
}

const withCode = (sku: string, code: string, email = 'mira@tandem.example') =>
	anOrderOf(sku, 1, 1500, { code, contact: { name: 'Mira', email }, shownTotalMinor: 1690 });

async function balanceOf(person: Person, code: string): Promise<number> {
	const checked = await person.call('checkCode', { code });
	return checked.ok && checked.kind === 'gift-card' ? checked.balanceMinor : Number.NaN;
}

test('a code is checked, priced with and counted', async () => {
	const [guest, sku, code] = await Promise.all([aGuest(), stocked(3), aCode()]);
	expect(await guest.call('checkCode', { code })).toMatchObject({
		ok: true,
		kind: 'promotion',
		terms: { id: code, title: 'Three euros off' }
	});
	await addToCart(guest, sku, 1, 1500);
	expect(await guest.call('placeOrder', withCode(sku, code))).toMatchObject({ state: 'paid' });
	const promotion = (await books().doc(`promotions/${code}`).get()).data();
	expect(promotion).toMatchObject({ used: 1 });
});

test('a code for three is used three times, however many come at once', async () => {
	const [sku, code] = await Promise.all([stocked(20), aCode({ maxUses: 3 })]);
	const guests = await Promise.all(Array.from({ length: 12 }, aGuest));
	await Promise.all(guests.map((guest) => addToCart(guest, sku, 1, 1500)));
	const answers = await Promise.all(
		guests.map((guest) =>
			guest.call('placeOrder', withCode(sku, code, `${guest.uid}@tandem.example`))
		)
	);
	expect(answers.filter((answer) => answer.ok)).toHaveLength(3);
	expect(answers.filter((answer) => !answer.ok && answer.reason === 'code-refused')).toHaveLength(
		9
	);
	expect(await sellableOf(sku)).toMatchObject({ sold: 3 });
});

test('a code once per person holds for one e-mail address on many devices at once', async () => {
	const [sku, code] = await Promise.all([stocked(20), aCode({ maxUsesPerPerson: 1 })]);
	const devices = await Promise.all(Array.from({ length: 5 }, aGuest));
	await Promise.all(devices.map((device) => addToCart(device, sku, 1, 1500)));
	const answers = await Promise.all(
		devices.map((device) => device.call('placeOrder', withCode(sku, code)))
	);
	expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
	expect(answers.filter((answer) => !answer.ok)).toMatchObject(
		Array.from({ length: 4 }, () => ({ reason: 'code-refused', why: 'used-by-you' }))
	);
});

test('an expired order gives the code’s use and the gift card’s part back', async () => {
	const [guest, sku, code, giftCard] = await Promise.all([
		aGuest(),
		stocked(3),
		aCode({ maxUses: 1 }),
		aGiftCard(1000)
	]);
	await addToCart(guest, sku, 1, 1500);
	const request = { ...withCode(sku, code), giftCard, shownGiftCardMinor: 1000 };
	const placed = await guest.call('placeOrder', { ...request, payment: 'decline' });
	expect(placed).toMatchObject({ ok: true, state: 'placed' });
	const orderId = placed.ok ? placed.orderId : '';
	expect(await balanceOf(guest, giftCard)).toBe(0);
	expect(await guest.call('checkCode', { code })).toMatchObject({ why: 'used-up' });
	const ago = minutesAgo(1);
	await books().doc(`orders/${orderId}`).update({ reservedUntil: ago, dueAt: ago });
	await sweep();
	expect(await orderOf(orderId)).toMatchObject({ state: 'expired' });
	expect(await balanceOf(guest, giftCard)).toBe(1000);
	expect(await guest.call('checkCode', { code })).toMatchObject({ ok: true });
});

test('a gift card is spent in parts and never twice, whoever has its code', async () => {
	const [sku, giftCard] = await Promise.all([stocked(9), aGiftCard(2500)]);
	const guests = await Promise.all(Array.from({ length: 4 }, aGuest));
	await Promise.all(guests.map((guest) => addToCart(guest, sku, 1, 1500)));
	const answers = await Promise.all(
		guests.map((guest) =>
			guest.call('placeOrder', anOrderOf(sku, 1, 1500, { giftCard, shownGiftCardMinor: 1990 }))
		)
	);
	const paid = answers.filter((answer) => answer.ok && answer.state === 'paid');
	expect(paid).toHaveLength(1);
	expect(answers.filter((answer) => !answer.ok)).toMatchObject(
		Array.from({ length: 3 }, () => ({ reason: 'gift-card-changed', currentMinor: 510 }))
	);
	const [guest] = guests;
	if (guest) expect(await balanceOf(guest, giftCard)).toBe(510);
});

test('codes that nobody made are unknown, and only an admin makes them', async () => {
	const [guest, support] = await Promise.all([aGuest(), seeded('support')]);
	for (const code of ['NEVERMADE', 'AAAA-BBBB-CCCC-DDDD']) {
		expect(await guest.call('checkCode', { code })).toEqual({
			ok: false,
			reason: 'code-refused',
			why: 'unknown'
		});
	}
	const issue = { action: 'issue-gift-card', key: randomUUID(), amountMinor: 1000 } as const;
	for (const person of [guest, support]) {
		await expect(person.call('managePromotions', issue)).rejects.toMatchObject({
			code: 'functions/permission-denied'
		});
	}
});
