import { env } from 'node:process';
import { chromium, type Browser } from '@playwright/test';

export const SHOP = env['SHOP_ADDRESS'] ?? '';

/** The Chromium that the bench script found; as root it cannot have its sandbox. */
export function openBrowser(): Promise<Browser> {
	const executablePath = env['CHROMIUM'];
	if (!executablePath) throw new Error('CHROMIUM is not set: run the benches with `npm run bench`');
	const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	return chromium.launch({ executablePath, args: [...asRoot, '--disable-gpu', '--disable-quic'] });
}
