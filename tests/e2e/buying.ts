/** The steps of a purchase, as a person takes them. */
import type { Page } from '@playwright/test';
import { addToCart, look } from './fixtures.ts';

export type Bank =
	'pays' | 'is declined' | 'asks you to confirm' | 'does not answer' | 'is ahead of itself';

/** Puts one into the cart, goes to the checkout by the links a person takes, and fills in the form. */
export async function toCheckout(page: Page, path: string, bank: Bank): Promise<void> {
	await look(page, path);
	await addToCart(page);
	await page.getByRole('link', { name: 'View cart' }).click();
	await page
		.getByRole('main')
		.getByRole('link', { name: /check\s?out/i })
		.click();
	await page.getByLabel('Name').fill('Mira Lindqvist');
	await page.getByLabel('E-mail').fill('mira@tandem.example');
	await page.getByLabel('Street and number').fill('Lindenweg 1');
	await page.getByLabel('Postcode').fill('10115');
	await page.getByLabel('City').fill('Berlin');
	await page.getByLabel('Country').selectOption('Germany');
	await page.getByRole('radio', { name: bank }).check();
}

export const place = (page: Page) =>
	page.getByRole('button', { name: /^Place order and pay/ }).click();

export const headline = (page: Page) => page.getByRole('heading', { level: 1 });
