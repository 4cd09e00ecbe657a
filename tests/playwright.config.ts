import { defineConfig } from '@playwright/test';

const { CHROMIUM, CI, SHOP_ADDRESS } = process.env;

// A container's root user cannot have Chromium's sandbox; QUIC and a GPU are not there either.
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export default defineConfig({
	testDir: 'e2e',
	outputDir: 'results/e2e',
	workers: 1,
	retries: 0,
	forbidOnly: Boolean(CI),
	timeout: 30_000,
	use: {
		...(SHOP_ADDRESS ? { baseURL: SHOP_ADDRESS } : {}),
		trace: 'retain-on-failure',
		screenshot: 'only-on-failure',
		launchOptions: {
			...(CHROMIUM ? { executablePath: CHROMIUM } : {}),
			args: [...asRoot, '--disable-gpu', '--disable-quic']
		}
	}
});
