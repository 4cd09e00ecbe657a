/** An order that stands, and what one does with it. */
import type { Page } from '@playwright/test';
import { known, seeded, type Person } from '../support/people.ts';
import { bought, stocked } from '../support/stock-room.ts';
import { headline } from './buying.ts';
import { anAccount, expect, signIn } from './fixtures.ts';

/** An order of two mugs, on its page in a browser of its owner, with somebody of the shop's staff. */
export async function anOrder(
	aPerson: () => Promise<Page>,
	payment: 'succeed' | 'challenge' = 'succeed'
) {
	const account = await anAccount();
	const [owner, sku, support, page] = await Promise.all([
		known(account),
		stocked(5),
		seeded('support'),
		aPerson()
	]);
	const orderId = await bought(owner, sku, { quantity: 2, payment });
	await signIn(page, account);
	await page.goto(`/orders/${orderId}`);
	await expect(headline(page)).toBeVisible();
	return { orderId, sku, support, page };
}

/** Takes an order through the hands of staff to its owner’s door. */
export async function deliver(support: Person, orderId: string): Promise<void> {
	await support.call('advanceOrder', { orderId, to: 'packed' });
	await support.call('advanceOrder', { orderId, to: 'shipped', carrier: 'DHL', tracking: '003' });
	await support.call('advanceOrder', { orderId, to: 'delivered' });
}

export const press = (page: Page, name: string | RegExp) =>
	page.getByRole('button', { name, exact: true }).click();
