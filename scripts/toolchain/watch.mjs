/** For development: builds the functions on each change and serves the pages with hot reload. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { followLog } from './log-follower.mjs';
import { node24, node24Environment } from './node-24.mjs';
import { startService } from './processes.mjs';
import { cacheFolder, Problem, root, shopAddress, shopPort } from './project.mjs';
import { say } from './steps.mjs';

/** The Functions emulator reloads by itself when the bundle changes. */
export function watchFunctions() {
	const script = join(root, 'scripts', 'build-functions.mjs');
	return startTelling('functions', [script, '--watch'], root).ended;
}

/** Stands in for Hosting, on its port, so that the shop's address stays the same. */
export async function servePages() {
	const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
	const args = [vite, 'dev', '--host', 'localhost', '--port', String(shopPort), '--strictPort'];
	const service = startTelling('pages', args, join(root, 'web'));
	let ended;
	void service.ended.then((reason) => (ended = reason));
	while (!(await answers())) {
		if (ended) throw new Problem(`Vite ended while starting (${ended}): see above.`);
		await wait(100);
	}
	return service;
}

function startTelling(name, args, cwd) {
	const logFile = join(cacheFolder, `${name}.log`);
	const service = startService(name, node24(), args, { cwd, logFile, env: node24Environment() });
	const unfollow = followLog(logFile, (line) => {
		if (line.trim()) say(`  ${name}: ${line.trim()}`);
	});
	void service.ended.then(unfollow);
	return service;
}

async function answers() {
	return fetch(shopAddress).then(
		() => true,
		() => false
	);
}
