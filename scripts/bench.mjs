/** `npm run bench [-- name …]`: measures the built shop on the emulators and prints tables and JSON lines. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buildFunctions, buildWeb } from './toolchain/build.mjs';
import { findChromium, provideChromium } from './toolchain/chromium.mjs';
import { install } from './toolchain/install.mjs';
import { node24, node24Environment } from './toolchain/node-24.mjs';
import { stopAll } from './toolchain/processes.mjs';
import { emulatorEnvironment, Problem, root } from './toolchain/project.mjs';
import { checkMachine, openShop } from './toolchain/shop.mjs';
import { say, step } from './toolchain/steps.mjs';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => leave(130));

try {
	await checkMachine();
	await step('Packages', install);
	await step('Chromium', provideChromium);
	await step('Build of the functions', buildFunctions);
	await step('Build of the pages', buildWeb);
	await openShop({ only: ['auth', 'firestore', 'functions', 'hosting'] });
	await leave(await measure(process.argv.slice(2)));
} catch (error) {
	say(`\n${error instanceof Problem ? error.message : error.stack}`);
	await leave(1);
}

async function measure(names) {
	const env = { ...node24Environment(), ...emulatorEnvironment, CHROMIUM: findChromium() };
	const options = { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] };
	const [code] = await once(spawn(node24(), ['tests/bench/index.ts', ...names], options), 'exit');
	return code ?? 1;
}

async function leave(code) {
	await stopAll();
	process.exit(code);
}
