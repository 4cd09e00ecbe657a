/**
 * `npm start`: the whole shop from a fresh clone, on any Node from 20 on and any Java from 11 on.
 * `npm run dev`: the same, but pages and functions follow each change of their sources.
 */
import { existsSync } from 'node:fs';
import { buildFunctions, buildWeb } from './toolchain/build.mjs';
import { hasSeedExport } from './toolchain/emulators.mjs';
import { startClock } from './toolchain/functions-emulator.mjs';
import { install } from './toolchain/install.mjs';
import { isAnythingRunning, stopAll } from './toolchain/processes.mjs';
import { Problem, readJson, shopAddress } from './toolchain/project.mjs';
import { checkMachine, openShop } from './toolchain/shop.mjs';
import { say, secondsSince, step } from './toolchain/steps.mjs';
import { servePages, watchFunctions } from './toolchain/watch.mjs';
import { worthTelling } from './toolchain/worth-telling.mjs';

const began = performance.now();
const dev = process.argv.includes('--dev');
let leaving = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => leave(0));

try {
	await start();
} catch (error) {
	if (!leaving) say(`\n${error instanceof Problem ? error.message : error.stack}`);
	await leave(1);
}

async function start() {
	console.log('Tandem');
	await checkMachine();
	await step('Packages', install);
	await step('Build of the functions', buildFunctions);
	if (!dev) await step('Build of the pages', buildWeb);
	const emulated = ['auth', 'firestore', 'functions', ...(dev ? [] : ['hosting'])];
	const shop = await openShop({ only: emulated, onLine: tell });
	void leaveWhenEnded('The emulators', shop.ended);
	if (dev) {
		void leaveWhenEnded('The build of the functions', watchFunctions());
		await step('Pages', async () => {
			const pages = await servePages();
			void leaveWhenEnded('The server of the pages', pages.ended);
			return 'served';
		});
	}
	startClock(shop.functions);
	welcome();
}

function tell(line) {
	const told = worthTelling(line);
	if (told) say(`  ${told}`);
}

async function leaveWhenEnded(name, ended) {
	const reason = await ended;
	if (leaving) return;
	say(`\n${name} ended unexpectedly (${reason}): the log is in .cache. Start again.`);
	await leave(1);
}

async function leave(code) {
	if (leaving) return;
	leaving = true;
	if (isAnythingRunning()) say('\nStopping …');
	await stopAll();
	process.exit(code);
}

function welcome() {
	if (!hasSeedExport()) {
		console.log('\n  The shop is empty: `npm run seed` fills emulator-data/export.');
	}
	console.log(`\n  Shop   ${shopAddress}\n  Admin  ${shopAddress}/admin\n`);
	for (const { email, password, displayName, role } of people()) {
		console.log(`  ${email.padEnd(28)} ${password.padEnd(16)} ${displayName}, ${role}`);
	}
	console.log(`\nReady after ${secondsSince(began)}. Ctrl-C ends everything.`);
}

function people() {
	const file = ['emulator-data', 'seed', 'people.json'];
	return existsSync(new URL(`../${file.join('/')}`, import.meta.url)) ? readJson(...file) : [];
}
