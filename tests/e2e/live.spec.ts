import { randomUUID } from 'node:crypto';
import { everyoneLeaves, seeded } from '../support/people.ts';
import { expect, leave, look, test } from './fixtures.ts';

const FAN = { sku: 'xiaomi-air-purifier-4', path: '/products/xiaomi-air-purifier-4' };
const SHELF = '/collections/home-garden';

test.afterEach(everyoneLeaves);

async function adjust(sku: string, units: number, priceMinor: number | null): Promise<void> {
	const admin = await seeded('admin');
	const change = {
		key: randomUUID(),
		sku,
		units,
		priceMinor,
		reason: 'counted',
		note: ''
	} as const;
	expect(await admin.call('adjustSellable', change)).toMatchObject({ ok: true });
}

test('a price changed by the admin is on every open page without a reload', async ({ aPerson }) => {
	const { priceMinor } = await leave(FAN.sku, 20);
	const [product, shelf] = [await aPerson(), await aPerson()];
	await look(product, FAN.path);
	await shelf.goto(SHELF);
	const card = shelf.getByRole('main').getByRole('listitem').filter({ hasText: 'Air Purifier 4' });
	await expect(card).toContainText('€199.99');
	await adjust(FAN.sku, 0, 18_750);
	await expect(product.getByRole('status').filter({ hasText: '€187.50' })).toBeVisible();
	await expect(card).toContainText('€187.50');
	await adjust(FAN.sku, 0, priceMinor);
	await expect(product.getByRole('status').filter({ hasText: '€199.99' })).toBeVisible();
});

test('stock that runs low, out and back again shows on product and shelf', async ({ aPerson }) => {
	await leave(FAN.sku, 6);
	const [product, shelf] = [await aPerson(), await aPerson()];
	await look(product, FAN.path);
	await shelf.goto(SHELF);
	const card = shelf.getByRole('main').getByRole('listitem').filter({ hasText: 'Air Purifier 4' });
	const main = product.getByRole('main');
	await adjust(FAN.sku, -3, null);
	await expect(main.getByText('Only 3 left')).toBeVisible();
	await expect(card.getByText(/few left/)).toBeVisible();
	await adjust(FAN.sku, -3, null);
	await expect(main.getByRole('button', { name: 'Sold out' })).toBeVisible();
	await expect(card.getByText('Sold out')).toBeVisible();
	await adjust(FAN.sku, 20, null);
	await expect(main.getByRole('button', { name: 'Add to cart' })).toBeVisible();
	await expect(card.getByText('Sold out')).toHaveCount(0);
});
