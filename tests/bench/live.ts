/**
 * From "Add to cart" on one device to the cart's count on another, in two browsers with the whole
 * shop, against a bare SDK write and listener in two browsers without it.
 */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from '@playwright/test';
import { getAuth } from 'firebase-admin/auth';
import { addressOf, PROJECT_ID } from '../support/emulators.ts';
import { books } from '../support/stock-room.ts';
import { openBrowser, SHOP } from './browser.ts';
import { interleaved, median, percentile, report } from './report.ts';

const ROUNDS = 40;
/** A cart line takes ten units, so the cart is emptied between. */
const UNITS = 8;
const SKU = 'anker-737-power-bank';
const PRODUCT = `${SHOP}/products/${SKU}`;

type Account = { email: string; password: string; uid: string };

async function anAccount(): Promise<Account> {
	books();
	const account = { email: `${randomUUID()}@tandem.example`, password: 'a-long-password' };
	const { uid } = await getAuth().createUser(account);
	return { ...account, uid };
}

async function inShop(browser: Browser, { email, password }: Account, address: string) {
	const page = await (await browser.newContext()).newPage();
	await page.goto(`${SHOP}/sign-in`);
	await page.getByLabel('E-mail').fill(email);
	await page.getByLabel('Password').fill(password);
	await page.locator('main form button[type=submit]').click();
	await page.waitForURL((url) => !url.pathname.includes('sign-in'));
	await page.goto(address);
	await page.locator('.badge.live').waitFor();
	return page;
}

/** The moment at which the header's cart shows `count` items. */
function shownInHeader(page: Page, count: number): Promise<number> {
	return page.evaluate(
		(text) =>
			new Promise<number>((resolve) => {
				const header = document.querySelector('header');
				const look = () => {
					if (header?.querySelector('.count')?.textContent !== text) return;
					observer.disconnect();
					resolve(Date.now());
				};
				const observer = new MutationObserver(look);
				if (header)
					observer.observe(header, { subtree: true, childList: true, characterData: true });
				look();
			}),
		String(count)
	);
}

async function shopPair(browser: Browser) {
	const account = await anAccount();
	const adding = await inShop(browser, account, PRODUCT);
	const watching = await inShop(browser, account, PRODUCT);
	let units = 0;
	return async () => {
		if (units === UNITS) {
			await books().doc(`carts/${account.uid}`).update({ lines: {}, updatedAt: new Date() });
			await adding.locator('header .count').waitFor({ state: 'detached' });
			await watching.locator('header .count').waitFor({ state: 'detached' });
			units = 0;
		}
		units += 1;
		const shown = shownInHeader(watching, units);
		const began = await adding.evaluate(() => {
			const button = document.querySelector<HTMLButtonElement>('main form button[type=submit]');
			const now = Date.now();
			button?.click();
			return now;
		});
		const took = (await shown) - began;
		await shownInHeader(adding, units);
		return took;
	};
}

async function barePair(browser: Browser) {
	const built = await build({
		entryPoints: [fileURLToPath(new URL('./bare.ts', import.meta.url))],
		bundle: true,
		write: false,
		format: 'iife',
		platform: 'browser'
	});
	const script = built.outputFiles.map((file) => file.text).join('');
	const account = await anAccount();
	const where = {
		projectId: PROJECT_ID,
		auth: addressOf('auth'),
		firestore: addressOf('firestore')
	};
	const open = async () => {
		const page = await (await browser.newContext()).newPage();
		// A file of the shop without a script of its own.
		await page.goto(`${SHOP}/robots.txt`);
		await page.addScriptTag({ content: script });
		await page.evaluate(([at, who]) => window.bare.open(at, who), [where, account] as const);
		return page;
	};
	const [writing, watching] = [await open(), await open()];
	let quantity = 0;
	return async () => {
		quantity = (quantity % UNITS) + 1;
		const what = [SKU, quantity] as const;
		const shown = watching.evaluate(([sku, n]) => window.bare.seen(sku, n), what);
		const began = await writing.evaluate(([sku, n]) => window.bare.write(sku, n), what);
		const took = (await shown) - began;
		await writing.evaluate(([sku, n]) => window.bare.seen(sku, n), what);
		return took;
	};
}

/** Prints the table of milliseconds from one device to the other. */
export async function benchLive(): Promise<void> {
	const browser = await openBrowser();
	const contenders = { shop: await shopPair(browser), bare: await barePair(browser) };
	const runs = await interleaved(ROUNDS, contenders);
	await browser.close();
	const floor = median(runs['bare'] ?? []);
	report(
		'add to cart → other device',
		Object.entries(runs).map(([who, values]) => ({
			who,
			medianMs: median(values),
			p95Ms: percentile(values, 0.95),
			toBare: median(values) / floor
		}))
	);
}
