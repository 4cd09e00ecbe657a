/** `npm run bench [name …]`: all benches, or those named. */
import { benchBytes } from './bytes.ts';
import { benchCheckout } from './checkout/index.ts';
import { benchLive } from './live.ts';

const benches: Record<string, () => Promise<void>> = {
	bytes: benchBytes,
	live: benchLive,
	checkout: benchCheckout
};

for (const name of process.argv.length > 2 ? process.argv.slice(2) : Object.keys(benches)) {
	const bench = benches[name];
	if (!bench)
		throw new Error(`no bench is named ${name}; there are ${Object.keys(benches).join(', ')}`);
	await bench();
}
