import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { Offers, type Terms } from '@tandem/domain/promotion.ts';
import { aGuest, everyoneLeaves } from '../support/people.ts';
import { books } from '../support/stock-room.ts';
import { headline, place, toCheckout } from './buying.ts';
import { addToCart, admin, expect, leave, look, signIn, test } from './fixtures.ts';

const LAMP = { sku: 'bm-ixon-core', path: '/products/bm-ixon-core' };
/** First in the order of the alphabet: the list of codes has an end. */
const code = `AA${randomUUID().slice(0, 6).toUpperCase()}`;
let offers: Terms[];

test.beforeAll(async () => {
	offers = Offers.parse((await books().doc('offers/automatic').get()).data()).terms;
});
test.beforeEach(() => leave(LAMP.sku, 20));
test.afterEach(everyoneLeaves);
test.afterAll(async () => {
	await books().doc(`promotions/${code}`).delete();
	await books().doc('offers/automatic').set({ terms: offers });
});

async function inTheRoom(page: Page): Promise<Page> {
	await signIn(page, admin);
	await page.goto('/admin/promotions');
	await expect(headline(page)).toHaveText('Promotions');
	return page;
}

const dialog = (page: Page) => page.getByRole('dialog');
const save = (page: Page) => dialog(page).getByRole('button', { name: 'Save' }).click();

test('a code with faults says what is wrong at each field; saved, it works at once and counts its uses', async ({
	aPerson
}) => {
	const room = await inTheRoom(await aPerson({ mayLog: /status of 400/ }));
	await room.getByRole('button', { name: 'New code' }).click();
	await save(room);
	await expect(room.getByLabel('Code', { exact: true })).toBeFocused();
	await expect(room.getByLabel('Title, as')).toHaveAttribute('aria-invalid', 'true');
	await room.getByLabel('Code', { exact: true }).fill(code.toLowerCase());
	await room.getByLabel('Title, as').fill('For those who ride');
	const percent = room.getByLabel('Percent off');
	await percent.fill('200');
	await save(room);
	await expect(percent).toBeFocused();
	await expect(percent).toHaveAccessibleDescription(/100/);
	await percent.fill('20');
	await room.getByLabel('Only these products').fill(LAMP.sku);
	await save(room);
	const row = room.getByRole('row').filter({ hasText: code });
	await expect(row).toContainText('0 uses, 1 a person');
	await expect(row).toContainText('1 product only');
	const buyer = await aPerson();
	await toCheckout(buyer, LAMP.path, 'pays');
	await buyer.getByLabel('E-mail').fill(`${code.toLowerCase()}@tandem.example`);
	await buyer.getByLabel('Discount code or gift card').fill(code);
	await buyer.getByRole('button', { name: 'Apply' }).click();
	await expect(buyer.getByRole('button', { name: /^Place order/ })).toContainText('€44.82');
	await place(buyer);
	await expect(headline(buyer)).toHaveText('Thank you, Mira');
	await expect(row).toContainText('1 use, 1 a person');
	await row.getByRole('button', { name: `Stop ${code}` }).click();
	await expect(row).toContainText('Stopped');
	await row.getByRole('button', { name: `Edit ${code}` }).click();
	await room.getByLabel('Uses at most').fill('7');
	await save(room);
	await expect(row).toContainText('1 of 7 uses');
	await expect(row).toContainText('Stopped');
});

test('an offer is in an open cart when it is saved, and out of it when it is removed', async ({
	aPerson
}) => {
	const shopper = await aPerson();
	await look(shopper, LAMP.path);
	await addToCart(shopper);
	await shopper.getByRole('link', { name: 'View cart' }).click();
	await expect(shopper.getByText('€54.80')).toBeVisible();
	const room = await inTheRoom(await aPerson());
	const list = room.getByRole('region', { name: 'Automatic offers' });
	const offer = list.getByRole('listitem').filter({ hasText: 'Lamp week' });
	await room.getByRole('button', { name: 'New offer' }).click();
	await room.getByLabel('Title, as').fill('Lamp week');
	await dialog(room).getByText('Amount', { exact: true }).click();
	await room.getByLabel('Euros off').fill('9,95');
	await room.getByLabel('Only these products').fill(LAMP.sku);
	await save(room);
	await expect(shopper.getByText('€44.85')).toBeVisible();
	await expect(list.getByRole('listitem').last()).toContainText('Lamp week');
	await room.getByRole('button', { name: 'Move “Lamp week” up' }).click();
	await expect(list.getByRole('listitem').last()).not.toContainText('Lamp week');
	await offer.getByRole('button', { name: /^Remove/ }).click();
	await expect(shopper.getByText('€54.80')).toBeVisible();
	await expect(offer).toHaveCount(0);
	await room.getByRole('button', { name: 'Undo' }).click();
	await expect(shopper.getByText('€44.85')).toBeVisible();
});

test('a gift card shows its code once, and is worth what was issued', async ({ aPerson }) => {
	const room = await inTheRoom(await aPerson({ mayLog: /status of 400/ }));
	await room.getByRole('button', { name: 'Issue a card' }).click();
	const amount = room.getByLabel('Amount in euros');
	await amount.fill('501');
	await dialog(room).getByRole('button', { name: 'Issue it' }).click();
	await expect(amount).toHaveAttribute('aria-invalid', 'true');
	await amount.fill('25');
	await dialog(room).getByRole('button', { name: 'Issue it' }).click();
	const shown = await dialog(room)
		.getByText(/^\w{4}-\w{4}-\w{4}-\w{4}$/)
		.innerText();
	const guest = await aGuest();
	expect(await guest.call('checkCode', { code: shown })).toMatchObject({ balanceMinor: 2_500 });
	await dialog(room).getByRole('button', { name: 'Close' }).click();
	const card = room.getByRole('group').filter({ hasText: shown.slice(-4) });
	await expect(card).toContainText('€25.00 of €25.00');
	await expect(room.getByText(shown)).toHaveCount(0);
});

test('support sees no codes, only who to ask', async ({ aPerson }) => {
	const page = await aPerson();
	await signIn(page, { email: 'support@tandem.example', password: 'tandem-support' });
	await page.goto('/admin/promotions');
	await expect(page.getByText('Only an admin sees codes and gift cards')).toBeVisible();
	const rooms = page.getByRole('navigation', { name: 'Admin' });
	await expect(rooms.getByRole('link', { name: 'Mail' })).toBeVisible();
	await expect(rooms.getByRole('link', { name: 'Promotions' })).toHaveCount(0);
});
