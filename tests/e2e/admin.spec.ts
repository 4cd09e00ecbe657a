import { randomUUID } from 'node:crypto';
import { everyoneLeaves, seeded } from '../support/people.ts';
import { admin, anAccount, expect, leave, look, signIn, test } from './fixtures.ts';

const CAN = { sku: 'haws-fazeley-flow', path: '/products/haws-fazeley-flow' };

test.afterEach(everyoneLeaves);

test('an admin changes price and stock with a reason, and the open product page follows', async ({
	aPerson
}) => {
	await leave(CAN.sku, 23);
	const staff = await seeded('admin');
	const price = { sku: CAN.sku, units: 0, priceMinor: 4_995, reason: 'price', note: '' } as const;
	await staff.call('adjustSellable', { key: randomUUID(), ...price });
	const [shopper, room] = [await aPerson(), await aPerson()];
	await look(shopper, CAN.path);
	await signIn(room, admin);
	await room.goto('/admin/stock/haws-fazeley-flow');
	await room.getByRole('button', { name: /^Price/ }).click();
	await room.getByLabel('Price in euros, VAT included').fill('44,90');
	await expect(room.getByText('€49.95 → €44.90')).toBeVisible();
	await room.getByRole('button', { name: 'Save' }).click();
	await expect(shopper.getByRole('main').getByText('€44.90').first()).toBeVisible();
	await room.getByRole('button', { name: /^Stock/ }).click();
	await room.getByText('Take off').click();
	await room.getByText('Damaged').click();
	await room.getByLabel('Units').fill('21');
	await room.getByRole('button', { name: 'Save' }).click();
	await expect(shopper.getByText('Only 2 left')).toBeVisible();
});

test('stock cannot be taken below zero: the dialog says what is left', async ({ aPerson }) => {
	await leave(CAN.sku, 3);
	const room = await aPerson();
	await signIn(room, admin);
	await room.goto('/admin/stock/haws-fazeley-flow');
	await room.getByRole('button', { name: /^Stock/ }).click();
	await room.getByText('Take off').click();
	await room.getByLabel('Units').fill('4');
	await room.getByRole('button', { name: 'Save' }).click();
	await expect(room.getByRole('dialog')).toBeVisible();
	await expect(room.getByLabel('Units')).toHaveAttribute('aria-invalid', 'true');
});

test('support may look but not change stock; a shopper and a visitor may not even look', async ({
	aPerson
}) => {
	const [support, shopper, visitor] = [await aPerson(), await aPerson(), await aPerson()];
	await signIn(support, { email: 'support@tandem.example', password: 'tandem-support' });
	await support.goto('/admin/stock/haws-fazeley-flow');
	await expect(support.getByRole('button', { name: /^Price/ })).toHaveAttribute(
		'aria-disabled',
		'true'
	);
	await signIn(shopper, await anAccount());
	for (const page of [shopper, visitor]) {
		await page.goto('/admin/orders');
		await expect(
			page.getByRole('heading', { name: 'For the people who run the shop' })
		).toBeVisible();
	}
});

test('a bundle has no stock of its own to change: it shows what its parts have', async ({
	aPerson
}) => {
	await leave('bodum-chambord-1l', 29);
	const room = await aPerson();
	await signIn(room, admin);
	await room.goto('/admin/stock/coffee-for-two-set');
	const press = room.getByRole('listitem').filter({ hasText: 'French Press' });
	await expect(press).toContainText('29 units');
	await leave('bodum-chambord-1l', 4);
	await expect(press).toContainText('4 units');
	await expect(room.getByText('Only 4 left')).toBeVisible();
	await expect(room.getByRole('button', { name: /^Price/ })).toBeVisible();
	await expect(room.getByRole('button', { name: /^Stock/ })).toHaveCount(0);
	await leave('bodum-chambord-1l', 29);
});
