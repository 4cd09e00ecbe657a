import { gzipSync } from 'node:zlib';
import { expect, test } from './fixtures.ts';

const PRODUCT = '/products/sony-wh-1000xm5';

test('with scripts off the shop can be read and walked through', async ({ aPerson }) => {
	const page = await aPerson({ javaScriptEnabled: false });
	await page.goto('/');
	await page.getByRole('banner').getByRole('link', { name: 'Electronics' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Electronics');
	await page
		.getByRole('link', { name: /WH-1000XM5/ })
		.first()
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('WH-1000XM5');
	const main = page.getByRole('main');
	await expect(main.getByText(/^€\d/).first()).toBeVisible();
	await expect(main.getByRole('img', { name: /WH-1000XM5/ }).first()).toBeVisible();
	await expect(main.getByText(/need JavaScript/)).toBeVisible();
});

test.describe('before Firebase', () => {
	for (const route of ['/', '/collections/electronics', PRODUCT]) {
		test(`${route} can be used with at most 60 kB of JavaScript, none of it Firebase's`, async ({
			aPerson
		}) => {
			const page = await aPerson();
			// The idle moment in which Firebase would come is kept away: what loads now is what use needs.
			await page.addInitScript(() => (window.requestIdleCallback = () => 0));
			const scripts: Promise<Buffer>[] = [];
			page.on('response', (response) => {
				if (response.request().resourceType() === 'script') scripts.push(response.body());
			});
			await page.goto(route, { waitUntil: 'networkidle' });
			const bodies = await Promise.all(scripts);
			const bytes = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
			expect(bytes).toBeGreaterThan(0);
			expect(bytes).toBeLessThanOrEqual(60_000);
			const firebase = bodies.filter((body) =>
				/firestore\.googleapis\.com|identitytoolkit/.test(body.toString())
			);
			expect(firebase).toHaveLength(0);
		});
	}
});

test('an address that does not exist says so and leads back', async ({ aPerson }) => {
	const page = await aPerson({ mayLog: /status of 404/ });
	const answer = await page.goto('/no/such/page');
	expect(answer?.status()).toBe(404);
	await expect(page.getByRole('heading', { name: 'This page is not in the shop' })).toBeVisible();
	await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
});

test('the address carries the choice of options, and the picture follows the colour', async ({
	aPerson
}) => {
	const page = await aPerson();
	await page.goto(PRODUCT);
	const picture = page.getByRole('main').getByRole('img').first();
	const tint = () =>
		picture.evaluate((element) => getComputedStyle(element).getPropertyValue('--tint'));
	const before = await tint();
	await page.getByRole('radio', { name: 'Midnight Blue' }).check();
	await expect(page).toHaveURL(/colour=midnight-blue/);
	await expect.poll(tint).not.toBe(before);
	await page.reload();
	await expect(page.getByRole('radio', { name: 'Midnight Blue' })).toBeChecked();
});
