/**
 * `npm test`: every check, from a fresh clone. `npm test -- unit lint` runs only those named.
 * The last line is `N passed, N failed`; a step that fails without a failing test counts as one.
 */
import { buildFunctions, buildWeb } from './toolchain/build.mjs';
import { playwright, tools, vitest, vitestOnEmulators } from './toolchain/checks.mjs';
import { provideChromium } from './toolchain/chromium.mjs';
import { install } from './toolchain/install.mjs';
import { stopAll } from './toolchain/processes.mjs';
import { Problem } from './toolchain/project.mjs';
import { checkMachine, openShop } from './toolchain/shop.mjs';
import { say, secondsSince, step } from './toolchain/steps.mjs';

const began = performance.now();
const tsc = (folder) => ({ command: 'tsc --project .', folder });

const checks = {
	format: () => tools({ command: 'prettier --check --log-level warn .' }),
	lint: () => tools({ command: 'eslint .' }),
	types: () => tools(tsc('domain'), tsc('functions'), tsc('tests'), tsc('.')),
	pages: () => tools({ command: 'svelte-check --fail-on-warnings', folder: 'web' }),
	unit: () => vitest('unit'),
	web: () => vitest('web')
};
const checksOnShop = {
	// A project of its own: these tests empty the database between them.
	rules: () => vitestOnEmulators('rules', { GCLOUD_PROJECT: 'demo-rules' }),
	flows: () => vitestOnEmulators('flows'),
	e2e: () => playwright()
};

let passed = 0;
let failed = 0;
const failures = [];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => leave(130));

try {
	await test(process.argv.slice(2));
} catch (error) {
	say(`\n${error instanceof Problem ? error.message : error.stack}`);
	failures.push('preparation');
	failed++;
}
await stopAll();
say(`\nafter ${secondsSince(began)}; failing steps: ${failures.join(', ') || 'none'}`);
say(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function test(names) {
	const all = { ...checks, ...checksOnShop };
	const unknown = names.filter((name) => !(name in all));
	if (unknown.length > 0) {
		throw new Problem(`No step is named ${unknown}; there are ${Object.keys(all).join(', ')}.`);
	}
	const isWanted = ([name]) => names.length === 0 || names.includes(name);
	const onShop = Object.entries(checksOnShop).filter(isWanted);

	if (onShop.length > 0) await checkMachine();
	await step('packages', install);
	await step('generated types', generateTypes);
	for (const check of Object.entries(checks).filter(isWanted)) await perform(check);
	if (onShop.length === 0) return;
	if (onShop.some(([name]) => name === 'e2e')) await step('Chromium', provideChromium);
	await step('build of the functions', buildFunctions);
	await step('build of the pages', buildWeb);
	await openShop({ only: ['auth', 'firestore', 'functions', 'hosting'] });
	for (const check of onShop) await perform(check);
}

/** An installation removes what SvelteKit generates, and linting and types depend on it. */
async function generateTypes() {
	const { code, output } = await tools({ command: 'svelte-kit sync', folder: 'web' });
	if (code !== 0) throw new Problem(`svelte-kit sync failed:\n${output}`);
	return 'done';
}

async function perform([name, check]) {
	let result;
	await step(name, async () => {
		result = await check();
		const counted = result.passed === undefined ? '' : `, ${result.passed} passed`;
		return result.code === 0 ? `ok${counted}` : 'FAILED';
	});
	passed += result.passed ?? 0;
	if (result.code === 0) return;
	failed += result.failed || 1;
	failures.push(name);
	say(result.output);
}

async function leave(code) {
	await stopAll();
	process.exit(code);
}
