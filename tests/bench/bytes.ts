/** JavaScript (gzip) that each route loads before it can be used, and after Firebase has come. */
import { gzipSync } from 'node:zlib';
import type { Browser } from '@playwright/test';
import { report } from './report.ts';
import { openBrowser, SHOP } from './browser.ts';

const ROUTES = [
	'/',
	'/collections/electronics',
	'/products/apple-iphone-15-pro',
	'/search?q=lamp',
	'/about',
	'/sign-in',
	'/cart',
	'/checkout',
	'/orders',
	'/admin'
];

/** Words that only Firebase's own code contains. */
const FIREBASE = /firestore\.googleapis\.com|identitytoolkit|@firebase\//;

type Weight = { kilobytes: number; hasFirebase: boolean };

/** Loads a route with an empty cache; `asleep` keeps the idle moment that wakes Firebase from coming. */
async function weigh(browser: Browser, route: string, asleep: boolean): Promise<Weight> {
	const context = await browser.newContext({ serviceWorkers: 'block' });
	const page = await context.newPage();
	if (asleep) await page.addInitScript(() => (window.requestIdleCallback = () => 0));
	const scripts: Promise<Buffer>[] = [];
	page.on('response', (response) => {
		if (response.request().resourceType() === 'script') scripts.push(response.body());
	});
	await page.goto(`${SHOP}${route}`);
	await page.waitForLoadState('networkidle', { timeout: 15_000 }).catch(() => undefined);
	const bodies = await Promise.all(scripts);
	await context.close();
	return {
		kilobytes: bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0) / 1000,
		hasFirebase: bodies.some((body) => FIREBASE.test(body.toString()))
	};
}

/** Prints the table of weights; the routes that the browser renders need Firebase to show anything. */
export async function benchBytes(): Promise<void> {
	const browser = await openBrowser();
	const rows: Record<string, string | number>[] = [];
	for (const route of ROUTES) {
		const before = await weigh(browser, route, true);
		const after = await weigh(browser, route, false);
		rows.push({
			route,
			kilobytesBefore: before.kilobytes,
			firebaseBefore: String(before.hasFirebase),
			kilobytesAfter: after.kilobytes,
			ratio: before.kilobytes / after.kilobytes
		});
	}
	await browser.close();
	report('bytes', rows);
}
