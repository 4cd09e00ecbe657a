/** People with browsers of their own. An error in any of their consoles fails the test. */
import { randomUUID } from 'node:crypto';
import { expect, test as base, type BrowserContextOptions, type Page } from '@playwright/test';
import { getApps, initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { bandOf } from '@tandem/domain/band.ts';
import type { Sellable } from '@tandem/domain/stock.ts';
import { PROJECT_ID } from '../support/emulators.ts';
import { books, sellableOf } from '../support/stock-room.ts';

type Visit = BrowserContextOptions & {
	/** What this person's console may say, because the test provokes it. */
	mayLog?: RegExp;
};

type Fixtures = {
	/** A page in a browser of its own, as of a person who has never been here. */
	aPerson: (visit?: Visit) => Promise<Page>;
};

export const test = base.extend<Fixtures>({
	aPerson: async ({ browser }, use) => {
		const errors: string[] = [];
		const contexts: { close(): Promise<void> }[] = [];
		await use(async ({ mayLog, ...options } = {}) => {
			const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
			contexts.push(context);
			const page = await context.newPage();
			const note = (text: string) => mayLog?.test(text) || errors.push(text);
			page.on('console', (message) => message.type() === 'error' && note(message.text()));
			page.on('pageerror', (error) => note(error.stack ?? error.message));
			return page;
		});
		await Promise.all(contexts.map((context) => context.close()));
		expect(errors, 'the console says nothing unexpected').toEqual([]);
	}
});
export { expect };

/** Leaves exactly so many units of a seeded SKU, as if the others had been written off. */
export async function leave(sku: string, available: number): Promise<Sellable> {
	const before = await sellableOf(sku);
	const received = available + before.sold - before.restocked;
	const after = await put({ ...before, available, received });
	for (const bundle of await Promise.all(after.bundles.map(sellableOf))) {
		const parts = bundle.parts.map(async (part) => {
			return Math.floor((await sellableOf(part.sku)).available / part.quantity);
		});
		await put({ ...bundle, available: Math.min(...(await Promise.all(parts))) });
	}
	return after;
}

async function put(sellable: Sellable): Promise<Sellable> {
	const { sku, productId, category, priceMinor, available } = sellable;
	const band = bandOf(available);
	await books()
		.doc(`sellables/${sku}`)
		.set({ ...sellable, band });
	const products = { [productId]: { skus: { [sku]: { priceMinor, band } } } };
	await books().doc(`shelves/${category}`).set({ products }, { merge: true });
	return { ...sellable, band };
}

/** A person with a new account; returns e-mail and password. */
export async function anAccount(): Promise<{ email: string; password: string }> {
	if (getApps().length === 0) initializeApp({ projectId: PROJECT_ID });
	const account = aName();
	await getAuth().createUser({ ...account, displayName: 'Test Person' });
	return account;
}

export const admin = { email: 'admin@tandem.example', password: 'tandem-admin' };

async function enter(page: Page, { email, password }: { email: string; password: string }) {
	await page.getByLabel('E-mail').fill(email);
	await page.getByLabel('Password').fill(password);
	await page.locator('main form button[type=submit]').click();
	await expect(page).not.toHaveURL(/sign-in/);
}

export async function signIn(page: Page, account: { email: string; password: string }) {
	await page.goto('/sign-in');
	await enter(page, account);
}

/** Makes an account in the shop; who was a guest stays the same person. */
export async function register(page: Page, account: { email: string; password: string }) {
	await page.goto('/sign-in');
	await page.getByRole('button', { name: 'Register' }).click();
	await enter(page, account);
}

/** E-mail and password that nobody has yet. */
export function aName(): { email: string; password: string } {
	return { email: `${randomUUID()}@tandem.example`, password: 'a-long-password' };
}

/** Opens a product and waits until its price and stock are live. */
export async function look(page: Page, path: string): Promise<void> {
	await page.goto(path);
	await expect(page.locator('.buy').locator('.badge.live, .badge.out')).toBeVisible();
}

export async function addToCart(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Add to cart' }).click();
	await expect(page.getByText(/Added to your cart/)).toBeVisible();
}

/** The number of items that the header's cart shows. */
export function cartCount(page: Page) {
	return page.getByRole('banner').getByRole('link', { name: /^Cart/ }).locator('.count');
}
