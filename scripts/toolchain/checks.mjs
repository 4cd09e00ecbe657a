/** The checks and test runners, each as a command whose result can be counted. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { node24Environment } from './node-24.mjs';
import { run } from './processes.mjs';
import { cacheFolder, emulatorEnvironment, root } from './project.mjs';

const resultsFolder = join(cacheFolder, 'results');

/** Runs tools of node_modules one after the other, up to the first that fails. */
export async function tools(...commands) {
	for (const { command, folder = '.' } of commands) {
		const result = await tool(command, { folder });
		if (result.code !== 0) return result;
	}
	return { code: 0, output: '' };
}

async function tool(command, { folder = '.', env = {} } = {}) {
	const [name, ...args] = command.split(' ');
	return run(name, args, {
		cwd: join(root, folder),
		env: { ...node24Environment(), NO_COLOR: '1', ...env },
		shell: process.platform === 'win32'
	});
}

/** @returns {Promise<{ code: number, output: string, passed: number, failed: number }>} */
export async function vitest(project, env = {}) {
	const results = freshResults(project);
	const reporters = `--reporter=default --reporter=json --outputFile.json=${results}`;
	const result = await tool(`vitest run --project ${project} ${reporters}`, { env });
	const { numPassedTests = 0, numFailedTests = 0 } = read(results);
	return { ...result, passed: numPassedTests, failed: numFailedTests };
}

export const vitestOnEmulators = (project, env = {}) =>
	vitest(project, { ...emulatorEnvironment, ...env });

export async function playwright() {
	const results = freshResults('e2e');
	const result = await tool(
		'playwright test --config tests/playwright.config.ts --reporter=list,json',
		{
			env: {
				...emulatorEnvironment,
				CHROMIUM: findChromium(),
				PLAYWRIGHT_JSON_OUTPUT_FILE: join(root, results)
			}
		}
	);
	const { expected = 0, unexpected = 0 } = read(results).stats ?? {};
	return { ...result, passed: expected, failed: unexpected };
}

/** Where a runner is to write; what an earlier run wrote there must not be counted. */
function freshResults(name) {
	mkdirSync(resultsFolder, { recursive: true });
	rmSync(join(resultsFolder, `${name}.json`), { force: true });
	return `.cache/results/${name}.json`;
}

function read(results) {
	const file = join(root, results);
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
