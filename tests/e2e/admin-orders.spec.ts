import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { aGuest, everyoneLeaves, seeded, type Person } from '../support/people.ts';
import { books, buys, orderOf, sellableOf, stocked } from '../support/stock-room.ts';
import { headline, place, toCheckout } from './buying.ts';
import { admin, expect, leave, signIn, test } from './fixtures.ts';

const LAMP = { sku: 'bm-ixon-core', path: '/products/bm-ixon-core' };

test.afterEach(everyoneLeaves);

/** One buys a lamp, and staff have the order open. */
async function bought(buyer: Page, room: Page): Promise<void> {
	await leave(LAMP.sku, 20);
	await toCheckout(buyer, LAMP.path, 'pays');
	await place(buyer);
	await expect(headline(buyer)).toHaveText('Thank you, Mira');
	await signIn(room, admin);
	await room.goto(`/admin/orders/${orderIdOn(buyer)}`);
	await expect(headline(room)).toContainText('Order');
}

const orderIdOn = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';

/** A guest with a delivered order of two test mugs, of which both are announced to come back. */
async function announced(): Promise<{ guest: Person; orderId: string; sku: string }> {
	const [guest, staff, sku] = [await aGuest(), await seeded('support'), await stocked(5)];
	const placed = await buys(guest, sku, { quantity: 2 });
	if (!placed.ok) throw new Error(placed.reason);
	const { orderId } = placed;
	await staff.call('advanceOrder', { orderId, to: 'packed' });
	await staff.call('advanceOrder', { orderId, to: 'shipped', carrier: 'DHL', tracking: '0034' });
	await staff.call('advanceOrder', { orderId, to: 'delivered' });
	const lines = [{ sku, quantity: 2 }];
	const request = { orderId, key: randomUUID(), lines, reason: 'damaged', note: 'Torn.' } as const;
	expect(await guest.call('reverseOrder', { action: 'return', ...request })).toMatchObject({
		ok: true
	});
	return { guest, orderId, sku };
}

const dialog = (page: Page) => page.getByRole('dialog');
const timeline = (page: Page) => page.getByRole('region', { name: 'Timeline' });

test('staff cancel an order that is not packed: the shopper sees it, and the unit is on sale again', async ({
	aPerson
}) => {
	const [buyer, room] = [await aPerson(), await aPerson()];
	await bought(buyer, room);
	expect((await sellableOf(LAMP.sku)).available).toBe(19);
	await room.getByRole('button', { name: 'Cancel…' }).click();
	await expect(dialog(room)).toContainText('€54.80 goes back to Mira Lindqvist');
	await dialog(room).getByRole('button', { name: 'Cancel the order' }).click();
	await expect(headline(buyer)).toHaveText('Cancelled');
	await expect(room.getByRole('region', { name: 'Where it stands' })).toContainText('Cancelled');
	await expect(timeline(room)).toContainText('Refund €54.80');
	await expect(room.getByRole('button', { name: 'Cancel…' })).toHaveCount(0);
	await expect(room.getByText('Cancelled', { exact: true }).first()).toBeVisible();
	expect((await sellableOf(LAMP.sku)).available).toBe(20);
});

test('staff give back something for good will and then the rest, never more than was paid', async ({
	aPerson
}) => {
	const [buyer, room] = [await aPerson(), await aPerson()];
	await bought(buyer, room);
	await room.getByRole('button', { name: /Mark as packed/ }).click();
	await room.getByRole('button', { name: 'Refund…' }).click();
	const extra = room.getByLabel('For good will, in euros');
	const give = dialog(room).getByRole('button', { name: 'Give it back' });
	await extra.fill('54,81');
	await expect(dialog(room)).toContainText('Together no more than €54.80 can go back.');
	await give.click();
	await expect(extra).toBeFocused();
	await extra.fill('5');
	await expect(dialog(room)).toContainText('Will give back €5.00');
	await give.click();
	await expect(dialog(room)).toHaveCount(0);
	await expect(buyer.getByRole('main')).toContainText('€5.00');
	await expect(timeline(room)).toContainText('Refund €5.00');
	await expect(room.getByText('Left to give back')).toBeVisible();
	await room.getByRole('button', { name: 'Refund…' }).click();
	await dialog(room).getByLabel('Give back').selectOption('1');
	await expect(dialog(room)).toContainText('Will give back €49.80');
	await give.click();
	await expect(headline(buyer)).toHaveText('Refunded');
	await expect(room.getByRole('button', { name: 'Refund…' })).toHaveCount(0);
	expect((await sellableOf(LAMP.sku)).available).toBe(20);
});

test('a refund whose answer is lost can be asked for again, and is given once', async ({
	aPerson
}) => {
	const buyer = await aPerson();
	const room = await aPerson({ mayLog: /ERR_FAILED|Failed to load/ });
	await bought(buyer, room);
	await room.getByRole('button', { name: /Mark as packed/ }).click();
	await room.getByRole('button', { name: 'Refund…' }).click();
	await room.getByLabel('For good will, in euros').fill('5');
	await room.route('**/refundOrder', async (route) => {
		await route.fetch();
		await route.abort();
	});
	const give = dialog(room).getByRole('button', { name: 'Give it back' });
	await give.click();
	await expect(dialog(room).getByRole('alert')).toBeVisible();
	await room.unroute('**/refundOrder');
	await dialog(room).getByRole('button', { name: 'Close' }).click();
	await room.getByRole('button', { name: 'Refund…' }).click();
	await room.getByLabel('For good will, in euros').fill('5');
	await give.click();
	await expect(dialog(room)).toHaveCount(0);
	await expect(timeline(room).getByText('Refund €5.00')).toHaveCount(1);
	const order = await orderOf(orderIdOn(buyer));
	expect(order?.['refunds']).toHaveLength(1);
});

test('a refund that the bank did not take is in a list of its own until it is asked for again', async ({
	aPerson
}) => {
	const [guest, staff, sku] = [await aGuest(), await seeded('support'), await stocked(5)];
	const placed = await buys(guest, sku);
	if (!placed.ok) throw new Error(placed.reason);
	const { orderId } = placed;
	await staff.call('advanceOrder', { orderId, to: 'packed' });
	const refund = { orderId, key: randomUUID(), lines: [], extraMinor: 300 };
	await staff.call('refundOrder', { action: 'refund', ...refund });
	const order = await orderOf(orderId);
	const [given] = order?.['refunds'] as [object];
	const refunds = [{ ...given, status: 'failed' }];
	await books()
		.doc(`orders/${orderId}`)
		.update({ refunds, tasks: ['refund'] });
	const room = await aPerson();
	await signIn(room, admin);
	await room.goto('/admin/orders?task=refund');
	await room.locator(`a[href$="${orderId}"]`).click();
	await expect(timeline(room)).toContainText('The bank did not take it');
	await room.getByRole('button', { name: 'Ask the bank again' }).click();
	await expect(timeline(room)).not.toContainText('The bank did not take it');
	await expect(timeline(room).getByText('Good will')).toBeFocused();
	expect(await orderOf(orderId)).toMatchObject({ refunds: [{ status: 'done' }], tasks: [] });
});

test('a return waits in its own list until it is taken in, as far as it arrived', async ({
	aPerson
}) => {
	const { orderId, sku } = await announced();
	const room = await aPerson();
	await signIn(room, { email: 'support@tandem.example', password: 'tandem-support' });
	await room.goto('/admin/orders?task=return');
	const row = room.locator(`a[href$="${orderId}"]`);
	await row.click();
	await expect(room.getByText('Arrived damaged: “Torn.”')).toBeVisible();
	await room.getByRole('button', { name: 'It arrived…' }).click();
	await dialog(room).getByLabel('Arrived').selectOption('1');
	await dialog(room).getByLabel('Sell again').selectOption('0');
	await expect(dialog(room)).toContainText('Will give back €15.00');
	await dialog(room).getByRole('button', { name: 'Take it in' }).click();
	await expect(timeline(room)).toContainText('Return received');
	await expect(room.getByRole('button', { name: 'It arrived…' })).toHaveCount(0);
	await room.goto('/admin/orders?task=return');
	await expect(room.getByText(/^(The newest|No) /).first()).toBeVisible();
	await expect(row).toHaveCount(0);
	expect(await orderOf(orderId)).toMatchObject({
		lines: [{ refunded: 1, restocked: 0 }],
		tasks: []
	});
	expect((await sellableOf(sku)).available).toBe(3);
});

test('a return is refused only with a reason, which is on the order', async ({ aPerson }) => {
	const { orderId } = await announced();
	const room = await aPerson();
	await signIn(room, admin);
	await room.goto(`/admin/orders/${orderId}`);
	await room.getByRole('button', { name: 'Refuse…' }).click();
	await dialog(room).getByRole('button', { name: 'Refuse it' }).click();
	await expect(room.getByLabel('Why')).toBeFocused();
	await room.getByLabel('Why').fill('They came back without a scratch.');
	await dialog(room).getByRole('button', { name: 'Refuse it' }).click();
	await expect(timeline(room)).toContainText('They came back without a scratch.');
	await expect(timeline(room)).toContainText('Return refused');
	expect(await orderOf(orderId)).toMatchObject({ refunds: [] });
});

test('the outbox has the confirmation as soon as the order is paid, and shows it without running it', async ({
	aPerson
}) => {
	const buyer = await aPerson();
	// The browser says so of the test's own look into the frame.
	const room = await aPerson({ mayLog: /Blocked script execution in 'about:srcdoc'/ });
	await bought(buyer, room);
	const orderId = orderIdOn(buyer);
	await room.goto('/admin/mail');
	await room.locator(`a[href$="${orderId}-confirmation"]`).click();
	await expect(headline(room)).toContainText('is confirmed');
	const letter = room.frameLocator('iframe');
	await expect(letter.getByRole('heading', { level: 1 })).toContainText('Mira');
	expect(await room.locator('iframe').getAttribute('sandbox')).not.toContain('scripts');
	const opened = room.context().waitForEvent('page');
	await letter.getByRole('link', { name: 'See your order' }).click();
	expect((await opened).url()).toContain(`/orders/${orderId}`);
	await room.getByText('As plain text').click();
	await expect(room.locator('pre')).toContainText('€54.80');
});
