import { everyoneLeaves } from '../support/people.ts';
import {
	aName,
	addToCart,
	anAccount,
	cartCount,
	expect,
	leave,
	look,
	register,
	signIn,
	test
} from './fixtures.ts';

const BANK = { sku: 'anker-737-power-bank', path: '/products/anker-737-power-bank' };
const BOOK = { sku: 'cosmos', path: '/products/cosmos' };

test.beforeEach(async () => {
	await leave(BANK.sku, 31);
	await leave(BOOK.sku, 22);
});
test.afterEach(everyoneLeaves);

test('a cart filled on one device is on the other, and survives a reload', async ({ aPerson }) => {
	const account = await anAccount();
	const [phone, desk] = [await aPerson(), await aPerson()];
	await signIn(phone, account);
	await signIn(desk, account);
	await desk.goto('/cart');
	await look(phone, BANK.path);
	await addToCart(phone);
	const line = desk.getByRole('article', { name: /Anker/ });
	await expect(line).toBeVisible();
	await line.getByRole('button', { name: 'One more' }).click();
	await expect(cartCount(phone)).toHaveText('2');
	await phone.reload();
	await expect(cartCount(phone)).toHaveText('2');
});

test('two tabs of a guest share one cart', async ({ aPerson }) => {
	const first = await aPerson();
	await look(first, BANK.path);
	await addToCart(first);
	const second = await first.context().newPage();
	await second.goto('/cart');
	await expect(second.getByRole('article', { name: /Anker/ })).toBeVisible();
	await second.getByRole('button', { name: /^Remove/ }).click();
	await expect(cartCount(first)).toHaveCount(0);
});

test('what is added just before a reload is there once, not lost and not twice', async ({
	aPerson
}) => {
	const account = await anAccount();
	const [page, desk] = [await aPerson(), await aPerson()];
	await signIn(desk, account);
	await signIn(page, account);
	for (const total of [2, 4, 6]) {
		await look(page, BANK.path);
		await page.getByLabel('Quantity').selectOption('2');
		await addToCart(page);
		await page.reload();
		await page.reload();
		await expect(cartCount(page)).toHaveText(String(total));
		await expect(cartCount(desk)).toHaveText(String(total));
	}
});

test('a removed line can be brought back', async ({ aPerson }) => {
	const page = await aPerson();
	await look(page, BANK.path);
	await addToCart(page);
	await page.goto('/cart');
	await page.getByRole('button', { name: /^Remove/ }).click();
	await expect(page.getByRole('article', { name: /Anker/ })).toHaveCount(0);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('article', { name: /Anker/ })).toBeVisible();
});

test('offline the cart can be changed; back online both devices agree, and no unit is lost', async ({
	aPerson
}) => {
	const account = await anAccount();
	const offline = { mayLog: /ERR_INTERNET_DISCONNECTED|Failed to load resource/ };
	const [phone, desk] = [await aPerson(offline), await aPerson()];
	for (const page of [phone, desk]) {
		await signIn(page, account);
		await look(page, BANK.path);
	}
	await addToCart(desk);
	await expect(cartCount(phone)).toHaveText('1');
	await phone.context().setOffline(true);
	await addToCart(phone);
	await expect(cartCount(phone)).toHaveText('2');
	await addToCart(desk);
	await expect(cartCount(desk)).toHaveText('2');
	await phone.context().setOffline(false);
	await expect(cartCount(phone)).toHaveText('3', { timeout: 20_000 });
	await expect(cartCount(desk)).toHaveText('3', { timeout: 20_000 });
});

test('a line says when its price or stock has changed, and the new price can be accepted', async ({
	aPerson
}) => {
	const page = await aPerson();
	await look(page, BANK.path);
	await page.getByLabel('Quantity').selectOption('3');
	await addToCart(page);
	await page.goto('/cart');
	const line = page.getByRole('article', { name: /Anker/ });
	const notes = line.locator('.notes');
	await expect(line).toContainText('€359.97');
	await leave(BANK.sku, 2);
	await expect(notes).toContainText(/2/);
	await leave(BANK.sku, 0);
	await expect(notes).toContainText(/sold out/i);
	await leave(BANK.sku, 31);
	await expect(notes).not.toContainText(/sold out/i);
});

test('what a guest has in the cart comes along on registering and on signing in', async ({
	aPerson
}) => {
	const name = aName();
	const first = await aPerson();
	await look(first, BANK.path);
	await addToCart(first);
	await register(first, name);
	await expect(cartCount(first)).toHaveText('1');
	const second = await aPerson();
	await look(second, BOOK.path);
	await addToCart(second);
	await signIn(second, name);
	await expect(cartCount(second)).toHaveText('2');
	await expect(cartCount(first)).toHaveText('2');
});

test('a wrong password and a taken e-mail are told at their fields', async ({ aPerson }) => {
	const account = await anAccount();
	const page = await aPerson({ mayLog: /status of 400/ });
	await page.goto('/sign-in');
	await page.getByLabel('E-mail').fill(account.email);
	await page.getByLabel('Password').fill('not-the-password');
	await page.locator('main form button[type=submit]').click();
	await expect(page.getByText('E-mail and password do not belong together.')).toBeVisible();
	await page.getByRole('button', { name: 'Register' }).click();
	await page.locator('main form button[type=submit]').click();
	await expect(page.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true');
});

test('a person signs out and the cart is no longer there', async ({ aPerson }) => {
	const page = await aPerson();
	await signIn(page, await anAccount());
	await look(page, BANK.path);
	await addToCart(page);
	await page.goto('/sign-in');
	await page.getByRole('button', { name: 'Sign out' }).click();
	await expect(cartCount(page)).toHaveCount(0);
});

test('a forgotten password is answered alike for everyone', async ({ aPerson }) => {
	const page = await aPerson({ mayLog: /status of 400/ });
	for (const email of [(await anAccount()).email, aName().email]) {
		await page.goto('/sign-in');
		await page.getByRole('button', { name: 'Forgot your password?' }).click();
		await page.getByLabel('E-mail').fill(email);
		await page.getByRole('button', { name: 'Send me a link' }).click();
		await expect(page.getByText(`If ${email} has an account`)).toBeVisible();
	}
});
