import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { orderNumber } from '@tandem/domain/order-state.ts';
import { everyoneLeaves } from '../support/people.ts';
import { books } from '../support/stock-room.ts';
import { headline, place, toCheckout } from './buying.ts';
import { expect, leave, look, test } from './fixtures.ts';
import { anOrder, deliver, press } from './ordered.ts';

const WATCH = { sku: 'casio-f-91w', path: '/products/casio-f-91w' };

test.afterEach(everyoneLeaves);

const timeline = (page: Page) => page.getByRole('list', { name: 'What has happened' });

async function textOf(download: Download): Promise<string> {
	return readFile(await download.path(), 'latin1');
}

test('after the purchase the page says thank you, what comes next and where the mail goes', async ({
	aPerson
}) => {
	const { page, orderId } = await anOrder(aPerson);
	await expect(headline(page)).toHaveText('Thank you, Mira');
	const next = page.getByRole('region', { name: 'What happens next' });
	await expect(next).toContainText('mira@tandem.example');
	await expect(next).toContainText(orderNumber(orderId));
	await next.getByRole('link', { name: 'Returns and withdrawal' }).click();
	await expect(headline(page)).toHaveText('Withdraw from a contract');
});

test('a guest cancels by keyboard: the other’s open page has the unit back', async ({
	aPerson
}) => {
	await leave(WATCH.sku, 1);
	const [buyer, other] = [await aPerson(), await aPerson()];
	await toCheckout(buyer, WATCH.path, 'pays');
	await place(buyer);
	await expect(headline(buyer)).toHaveText('Thank you, Mira');
	await look(other, WATCH.path);
	await expect(other.getByRole('main').getByRole('button', { name: 'Sold out' })).toBeVisible();
	await buyer.getByRole('button', { name: 'Cancel order' }).focus();
	await buyer.keyboard.press('Enter');
	const dialog = buyer.getByRole('dialog', { name: /^Cancel order/ });
	await expect(dialog).toContainText(/€[\d.]+ goes back the way you paid/);
	await buyer.keyboard.press('Enter');
	await expect(dialog).toBeVisible();
	await buyer.keyboard.press('Tab');
	await buyer.keyboard.press('Enter');
	await expect(headline(buyer)).toHaveText('Cancelled');
	await expect(headline(buyer)).toBeFocused();
	await expect(timeline(buyer)).toContainText(/€[\d.]+ sent back/);
	await expect(other.getByText('Only 1 left')).toBeVisible();
	await buyer.goto('/orders');
	await expect(buyer.getByRole('main').getByRole('listitem')).toContainText('Cancelled');
});

test('who cancels while the shop packs hears that it is too late', async ({ aPerson }) => {
	const { page, support, orderId } = await anOrder(aPerson);
	await press(page, 'Cancel order');
	await support.call('advanceOrder', { orderId, to: 'packed' });
	await expect(headline(page)).toHaveText('Packed');
	await press(page, 'Cancel this order');
	await expect(page.getByRole('alert')).toContainText('too late to cancel');
	await press(page, 'Keep it');
	await expect(page.getByRole('button', { name: 'Cancel order' })).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Withdraw from contract here' })).toBeVisible();
});

test('a return whose request and answer were lost is announced once, and paid back', async ({
	aPerson
}) => {
	const { page, support, orderId, sku } = await anOrder(() =>
		aPerson({ mayLog: /ERR_FAILED|Failed to load/ })
	);
	await deliver(support, orderId);
	await press(page, 'Send something back');
	await press(page, 'Announce the return');
	await expect(page.getByText('Choose what goes back.')).toBeVisible();
	await page.getByRole('checkbox', { name: /Test mug/ }).check();
	await page.getByLabel('How many of Test mug').selectOption('1 of 2');
	await page.getByLabel('Why?').selectOption('It is damaged');
	await page.getByLabel(/Anything we should know/).fill('The handle is off.');
	await page.route('**/reverseOrder', (route) => route.abort());
	await press(page, 'Announce the return');
	await expect(page.getByRole('alert')).toContainText('nothing is done twice');
	await page.unroute('**/reverseOrder');
	await page.reload();
	await press(page, 'Send something back');
	await expect(page.getByLabel(/Anything we should know/)).toHaveValue('The handle is off.');
	await expect(page.getByRole('dialog')).toContainText('€15.00 goes back');
	await page.route('**/reverseOrder', async (route) => {
		await route.fetch();
		await route.abort();
	});
	await press(page, 'Announce the return');
	await expect(timeline(page)).toContainText('Return announced');
	await page.unroute('**/reverseOrder');
	await press(page, 'Announce the return');
	await expect(headline(page)).toBeFocused();
	await expect(page.getByRole('status').filter({ has: headline(page) })).toContainText(
		'Your return is announced'
	);
	const stored = (await books().doc(`orders/${orderId}`).get()).data();
	const [{ key: returnKey }, ...others] = stored?.['returns'] as [{ key: string }];
	expect(others).toEqual([]);
	const lines = [{ sku, quantity: 1, restock: 0 }];
	await support.call('refundOrder', { action: 'receive', orderId, returnKey, lines });
	await expect(timeline(page)).toContainText('Return arrived');
	await expect(timeline(page)).toContainText('€15.00 sent back');
	await expect(page.getByText('1 of 2 refunded')).toBeVisible();
	await expect(page.getByRole('button', { name: /^Credit note CRN-/ })).toBeVisible();
});

test('a return that staff refuse shows their answer', async ({ aPerson }) => {
	const { page, support, orderId } = await anOrder(aPerson);
	await deliver(support, orderId);
	await press(page, 'Send something back');
	await page.getByRole('checkbox', { name: /Test mug/ }).check();
	await page.getByLabel('Why?').selectOption('I changed my mind');
	await press(page, 'Announce the return');
	const returns = page.getByRole('region', { name: 'What goes back' });
	await expect(returns).toContainText('Return announced');
	await expect(page.getByRole('button', { name: 'Send something back' })).toHaveCount(0);
	const stored = (await books().doc(`orders/${orderId}`).get()).data();
	const [{ key: returnKey }] = stored?.['returns'] as [{ key: string }];
	const answer = 'It was engraved for you.';
	await support.call('refundOrder', { action: 'refuse', orderId, returnKey, answer });
	await expect(returns).toContainText('Return not taken');
	await expect(returns).toContainText(answer);
	await expect(page.getByRole('button', { name: 'Send something back' })).toBeVisible();
});

test('withdrawing takes a second step and leaves a receipt that can be kept', async ({
	aPerson
}) => {
	const { page, support, orderId } = await anOrder(aPerson);
	await deliver(support, orderId);
	await press(page, 'Withdraw from contract here');
	const dialog = page.getByRole('dialog', { name: 'Withdraw from the contract' });
	await expect(dialog).toContainText('2 × Test mug (Blue)');
	await expect(dialog).toContainText('Mira Lindqvist');
	await press(page, 'Confirm withdrawal');
	const receipt = page.getByRole('region', { name: 'Receipt of your withdrawal' });
	await expect(receipt).toContainText(orderNumber(orderId));
	await page.reload();
	await expect(receipt).toContainText('A copy goes to');
	await expect(page.getByRole('button', { name: 'Withdraw from contract here' })).toHaveCount(0);
	const saved = page.waitForEvent('download');
	await press(page, 'Save this receipt');
	const file = await saved;
	expect(file.suggestedFilename()).toBe(`tandem-withdrawal-${orderNumber(orderId)}.txt`);
	expect(await textOf(file)).toMatch(/Received: .+ \d\d:\d\d:\d\d (CET|CEST|GMT\+\d)/);
});

test('somebody without an account withdraws by number, and the owner’s page shows the receipt', async ({
	aPerson
}) => {
	const [{ page, orderId }, stranger] = [await anOrder(aPerson), await aPerson()];
	await stranger.goto('/');
	await stranger.getByRole('link', { name: 'Withdraw from contract here' }).click();
	await expect(headline(stranger)).toHaveText('Withdraw from a contract');
	await press(stranger, 'Withdraw from contract');
	await expect(stranger.getByLabel('Name')).toBeFocused();
	await expect(stranger.getByText('Enter the order number.')).toBeVisible();
	await stranger.getByLabel('Name').fill('Mira Lindqvist');
	await stranger.getByLabel('Order number').fill(orderNumber(orderId).replace('-', ' '));
	await stranger.getByLabel('E-mail').fill('eve@tandem.example');
	await press(stranger, 'Withdraw from contract');
	await expect(stranger.getByRole('heading', { name: 'Is this what you declare?' })).toBeFocused();
	await press(stranger, 'Confirm withdrawal');
	await expect(stranger.getByRole('alert')).toContainText('We find no order with this number and');
	await expect(stranger.getByRole('alert')).toBeFocused();
	await stranger.getByLabel('E-mail').fill('mira@tandem.example');
	await press(stranger, 'Withdraw from contract');
	await press(stranger, 'Confirm withdrawal');
	const receipt = (where: Page) =>
		where.getByRole('region', { name: 'Receipt of your withdrawal' });
	await expect(receipt(stranger)).toContainText(orderNumber(orderId));
	await expect(receipt(stranger)).toContainText('Nothing will be sent');
	await expect(headline(page)).toHaveText('Cancelled');
	await expect(receipt(page)).toContainText('2 × Test mug (Blue)');
});

test('the invoice comes with the packing and can be saved; a failure says so', async ({
	aPerson
}) => {
	const { page, support, orderId } = await anOrder(() =>
		aPerson({ mayLog: /ERR_FAILED|Failed to load/ })
	);
	await expect(page.getByText('The invoice is written when your order is packed')).toBeVisible();
	await support.call('advanceOrder', { orderId, to: 'packed' });
	const invoice = page.getByRole('button', { name: /^Invoice INV-\d{4}-\d{6}/ });
	await page.route('**/orderDocument', (route) => route.abort());
	await invoice.click();
	await expect(page.getByRole('status').filter({ hasText: /try again/i })).toBeVisible();
	await page.unroute('**/orderDocument');
	const saved = page.waitForEvent('download');
	await invoice.click();
	const file = await saved;
	expect(file.suggestedFilename()).toMatch(/INV-\d{4}-\d{6}.*\.pdf$/);
	expect((await textOf(file)).slice(0, 5)).toBe('%PDF-');
});

for (const colorScheme of ['light', 'dark'] as const) {
	const expectNothing = async (page: Page) => {
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
	};

	test(`axe finds nothing on a fresh order, its cancelling and the withdrawal (${colorScheme})`, async ({
		aPerson
	}) => {
		const { page } = await anOrder(() => aPerson({ colorScheme }));
		await expectNothing(page);
		await press(page, 'Cancel order');
		await expectNothing(page);
		await page.goto('/withdraw');
		await press(page, 'Withdraw from contract');
		await expectNothing(page);
	});

	test(`axe finds nothing on a delivered order, its return and its receipt (${colorScheme})`, async ({
		aPerson
	}) => {
		const { page, support, orderId } = await anOrder(() => aPerson({ colorScheme }));
		await deliver(support, orderId);
		await press(page, 'Send something back');
		await press(page, 'Announce the return');
		await expectNothing(page);
		await press(page, 'Not now');
		await press(page, 'Withdraw from contract here');
		await press(page, 'Confirm withdrawal');
		await expect(page.getByRole('button', { name: 'Save this receipt' })).toBeVisible();
		await expectNothing(page);
	});
}
