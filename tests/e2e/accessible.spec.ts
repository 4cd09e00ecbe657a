import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { addToCart, admin, expect, leave, look, signIn, test } from './fixtures.ts';

const PRODUCT = '/products/anker-737-power-bank';

const OPEN_TO_ALL = [
	'/',
	'/collections/clothing',
	PRODUCT,
	'/products/camp-for-two-set',
	'/search?q=lamp',
	'/about',
	'/sign-in',
	'/no/such/page'
];

async function expectNoViolation(page: Page, what: string): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	const told = violations.map(
		({ id, nodes }) => `${what}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`
	);
	expect(told).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
	test(`axe finds nothing on the pages open to all (${colorScheme})`, async ({ aPerson }) => {
		const page = await aPerson({ colorScheme, mayLog: /status of 404/ });
		for (const path of OPEN_TO_ALL) {
			await page.goto(path);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await expectNoViolation(page, path);
		}
	});

	test(`axe finds nothing in cart, checkout and orders (${colorScheme})`, async ({ aPerson }) => {
		await leave('anker-737-power-bank', 31);
		const page = await aPerson({ colorScheme });
		await page.goto('/cart');
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expectNoViolation(page, 'empty cart');
		await look(page, PRODUCT);
		await addToCart(page);
		for (const path of ['/orders', '/cart', '/checkout']) {
			await page.goto(path);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await expectNoViolation(page, path);
		}
		const field = page.getByLabel('Discount code or gift card');
		await field.fill('TAND-EMGF-CARD-2222');
		await page.getByRole('button', { name: 'Apply' }).click();
		await expect(page.getByText('Gift card ending 2222').first()).toBeVisible();
		await field.fill('NOSUCHCODE');
		await page.getByRole('button', { name: /^Place order/ }).click();
		await expect(page.getByRole('heading', { name: 'Before you can order' })).toBeVisible();
		await expectNoViolation(page, 'checkout with faults');
	});

	test(`axe finds nothing in the admin (${colorScheme})`, async ({ aPerson }) => {
		const page = await aPerson({ colorScheme });
		await page.goto('/admin');
		await expect(page.getByRole('main').getByRole('link', { name: /sign in/i })).toBeVisible();
		await expectNoViolation(page, 'denied');
		await signIn(page, admin);
		for (const path of [
			'/admin',
			'/admin/orders',
			'/admin/stock',
			'/admin/promotions',
			'/admin/mail'
		]) {
			await page.goto(path);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await expectNoViolation(page, path);
		}
	});
}
