import { everyoneLeaves } from '../support/people.ts';
import { headline, place, toCheckout } from './buying.ts';
import { admin, expect, leave, look, signIn, test } from './fixtures.ts';

const KEY = { sku: 'felco-2', path: '/products/felco-2' };
const STOVE = { sku: 'msr-pocketrocket-2', path: '/products/msr-pocketrocket-2' };

test.afterEach(everyoneLeaves);

test('one buys the last unit: the other’s open page turns to sold out, and the admin sees the sale', async ({
	aPerson
}) => {
	await leave(KEY.sku, 1);
	const [buyer, other, room] = [await aPerson(), await aPerson(), await aPerson()];
	await signIn(room, admin);
	await room.goto('/admin');
	const revenue = room.locator('dl > div').filter({ hasText: 'Revenue' });
	await expect(revenue).toContainText('€');
	const before = await revenue.innerText();
	await look(other, KEY.path);
	await expect(other.getByText('Only 1 left')).toBeVisible();
	await toCheckout(buyer, KEY.path, 'pays');
	await place(buyer);
	await expect(headline(buyer)).toHaveText('Thank you, Mira');
	await expect(other.getByRole('main').getByRole('button', { name: 'Sold out' })).toBeVisible();
	await expect(revenue).not.toHaveText(before);
	await expect(room.getByRole('region', { name: 'Orders as they come' })).toContainText('Felco 2');
});

test('staff take the order on, and its page follows', async ({ aPerson }) => {
	await leave(STOVE.sku, 33);
	const [buyer, room] = [await aPerson(), await aPerson()];
	await toCheckout(buyer, STOVE.path, 'pays');
	await place(buyer);
	await expect(headline(buyer)).toHaveText('Thank you, Mira');
	const orderId = new URL(buyer.url()).pathname.split('/').at(-1) ?? '';
	await signIn(room, admin);
	await room.goto(`/admin/orders/${orderId}`);
	await room.getByRole('button', { name: /Mark as packed/ }).click();
	await expect(headline(buyer)).toHaveText('Packed');
	await room.getByRole('button', { name: /^Ship/ }).click();
	await room.getByLabel('Carrier').fill('DHL');
	await room.getByLabel('Tracking number').fill('00340434161');
	await room.getByRole('button', { name: 'Mark as shipped' }).click();
	await expect(headline(buyer)).toHaveText('On its way');
	await expect(buyer.getByText('DHL has it, number 00340434161.')).toBeVisible();
	await room.getByRole('button', { name: /Mark as delivered/ }).click();
	await expect(headline(buyer)).toHaveText('Delivered');
});

test('a declined card keeps the order, and another card pays it', async ({ aPerson }) => {
	await leave(STOVE.sku, 33);
	const page = await aPerson();
	await toCheckout(page, STOVE.path, 'is declined');
	await place(page);
	await expect(page.getByRole('heading', { name: 'Your bank said no' })).toBeVisible();
	await page.getByRole('radio', { name: 'pays' }).check();
	await page.getByRole('button', { name: /^Pay €/ }).click();
	await expect(headline(page)).toHaveText('Thank you, Mira');
});

test('a bank that asks back is answered in its dialog', async ({ aPerson }) => {
	await leave(STOVE.sku, 33);
	const page = await aPerson();
	await toCheckout(page, STOVE.path, 'asks you to confirm');
	await place(page);
	await page.getByRole('button', { name: 'Confirm with your bank' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Refuse' }).click();
	await expect(page.getByRole('heading', { name: 'Your bank said no' })).toBeVisible();
	await page.getByRole('radio', { name: 'asks you to confirm' }).check();
	await page.getByRole('button', { name: /^Pay €/ }).click();
	await page.getByRole('button', { name: 'Confirm with your bank' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
	await expect(headline(page)).toHaveText('Thank you, Mira');
});

test('a bank whose message overtakes its answer is paid once', async ({ aPerson }) => {
	await leave(STOVE.sku, 33);
	const page = await aPerson();
	await toCheckout(page, STOVE.path, 'is ahead of itself');
	await place(page);
	await expect(headline(page)).toHaveText('Thank you, Mira');
});

test('the fee follows the country and the weight, before anything is ordered', async ({
	aPerson
}) => {
	await leave(STOVE.sku, 33);
	const page = await aPerson();
	await toCheckout(page, STOVE.path, 'pays');
	const way = (name: RegExp) =>
		page.locator('label').filter({ has: page.getByRole('radio', { name }) });
	const [standard, express] = [way(/^Standard/), way(/^Express/)];
	await expect(standard).toContainText('€4.90');
	await expect(standard).toContainText('free from €50.00');
	await page.getByLabel('Country').selectOption('Italy');
	await expect(standard).toContainText('€12.90');
	await expect(standard).toContainText('free from €150.00');
	await expect(express).toContainText('€24.90');
	await express.click();
	await expect(page.getByRole('button', { name: /^Place order/ })).toContainText('€74.85');
	await place(page);
	await expect(headline(page)).toHaveText('Thank you, Mira');
	await expect(page.getByRole('main')).toContainText('€74.85');
});

test('a bank that does not answer leaves an order that waits and says so', async ({ aPerson }) => {
	await leave(STOVE.sku, 33);
	const page = await aPerson();
	await toCheckout(page, STOVE.path, 'does not answer');
	await place(page);
	await expect(headline(page)).toHaveText('Waiting for your bank');
	await page.getByRole('button', { name: 'Ask now' }).click();
	await expect(page.getByRole('heading', { name: 'Your bank has not answered' })).toBeVisible();
	await page.goto('/orders');
	await expect(page.getByText('Waiting for the bank')).toBeVisible();
});

test('what changes during the checkout is shown before anything is ordered', async ({
	aPerson
}) => {
	await leave(STOVE.sku, 33);
	const page = await aPerson();
	await toCheckout(page, STOVE.path, 'pays');
	await leave(STOVE.sku, 0);
	const notice = page.getByRole('alert').filter({ hasText: /sold out/i });
	await expect(notice).toBeVisible();
	await expect(page.getByRole('button', { name: /^Place order/ })).toBeDisabled();
	await leave(STOVE.sku, 33);
	await expect(notice).toHaveCount(0);
	await place(page);
	await expect(headline(page)).toHaveText('Thank you, Mira');
});

test('a form with faults names each at its field, orders nothing and survives a reload', async ({
	aPerson
}) => {
	await leave(STOVE.sku, 33);
	const page = await aPerson();
	await toCheckout(page, STOVE.path, 'pays');
	await page.getByLabel('E-mail').fill('mira@');
	await page.getByLabel('Postcode').fill('!');
	await place(page);
	await expect(page.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true');
	await expect(page.getByLabel('E-mail')).toBeFocused();
	await expect(page.getByLabel('Postcode')).toHaveAttribute('aria-invalid', 'true');
	await page.reload();
	await expect(page.getByLabel('Street and number')).toHaveValue('Lindenweg 1');
	await page.getByLabel('E-mail').fill('mira@tandem.example');
	await page.getByLabel('Postcode').fill('10115');
	await place(page);
	await expect(headline(page)).toHaveText('Thank you, Mira');
});

test('offline nothing is ordered and nothing is lost; the second try orders once', async ({
	aPerson
}) => {
	await leave(STOVE.sku, 33);
	const page = await aPerson({ mayLog: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to load/ });
	await toCheckout(page, STOVE.path, 'pays');
	// The order arrives and is placed, but its answer does not come back.
	await page.route('**/placeOrder', async (route) => {
		await route.fetch();
		await route.abort();
	});
	await place(page);
	await expect(page.getByText(/cannot buy twice/).first()).toBeVisible();
	await page.unroute('**/placeOrder');
	await page.getByRole('button', { name: 'Ask what became of it' }).click();
	await expect(headline(page)).toHaveText('Thank you, Mira');
	await page.goto('/orders');
	await expect(
		page.getByRole('main').getByRole('listitem').filter({ hasText: 'PocketRocket' })
	).toHaveCount(1);
});

test('the whole purchase works from the keyboard alone', async ({ aPerson }) => {
	await leave(STOVE.sku, 33);
	const page = await aPerson();
	await toCheckout(page, STOVE.path, 'pays');
	await page.getByLabel('City').focus();
	await page.getByLabel('City').press('Enter');
	await expect(headline(page)).toHaveText('Thank you, Mira');
});

test('another person’s order is not shown', async ({ aPerson }) => {
	await leave(STOVE.sku, 33);
	const [buyer, stranger] = [await aPerson(), await aPerson()];
	await toCheckout(buyer, STOVE.path, 'pays');
	await place(buyer);
	await expect(headline(buyer)).toHaveText('Thank you, Mira');
	await stranger.goto(new URL(buyer.url()).pathname);
	await expect(headline(stranger)).toHaveText('We cannot show this order');
});
