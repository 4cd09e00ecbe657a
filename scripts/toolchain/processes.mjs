/** Starts the processes that the scripts need, and ends every one of them with the script. */
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { endRest, endTree, treeOf } from './process-tree.mjs';

const rememberEveryMs = 5000;
const tasks = new Set();
const services = new Set();
let guard;
let memory;

/**
 * Runs a command to its end.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, options = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
		tasks.add(child);
		let output = '';
		child.stdout.on('data', (chunk) => (output += chunk));
		child.stderr.on('data', (chunk) => (output += chunk));
		child.on('error', reject);
		child.on('close', (code) => {
			tasks.delete(child);
			resolve({ code: code ?? 1, output });
		});
	});
}

/**
 * Starts a process that lives as long as this script. It writes straight into its log file, for a
 * pipe would break under it when this script is killed, before it can end its own children.
 */
export function startService(name, command, args, { logFile, ...options }) {
	const log = openSync(logFile, 'w');
	// Detached, so that a terminal's Ctrl-C does not reach it beside the signal sent by `stopAll`:
	// a second one makes the emulators give up their orderly shutdown.
	const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', log, log] });
	const service = { name, child, tree: [], stopping: false };
	service.ended = new Promise((resolve) => {
		child.on('error', (error) => resolve(error.message));
		child.on('exit', (code, signal) => resolve(signal ?? `code ${code}`));
	}).then(async (reason) => {
		services.delete(service);
		if (!service.stopping) await endRest(service.tree);
		guard.send({ ended: child.pid });
		return reason;
	});
	services.add(service);
	guard ??= startGuard();
	memory ??= setInterval(rememberTrees, rememberEveryMs);
	guard.send({ started: child.pid });
	return service;
}

export const isAnythingRunning = () => tasks.size + services.size > 0;

/** Asks everything to end, waits, and ends by force what does not listen. */
export async function stopAll() {
	const ends = [...tasks].map((task) => endTree(task.pid));
	await Promise.all([...ends, ...[...services].map(stop)]);
	guard?.disconnect();
	guard = undefined;
	clearInterval(memory);
	memory = undefined;
}

async function stop(service) {
	service.stopping = true;
	await endTree(service.child.pid);
	await service.ended;
}

/** Remembers what the services have started, so that nothing of one that crashes stays behind. */
async function rememberTrees() {
	for (const service of services) service.tree = await treeOf(service.child.pid);
}

/** A process of its own that ends the services when this script dies without a chance to do so. */
function startGuard() {
	const file = fileURLToPath(new URL('./end-with-parent.mjs', import.meta.url));
	const child = spawn(process.execPath, [file], {
		detached: true,
		stdio: ['ignore', 'ignore', 'ignore', 'ipc']
	});
	child.unref();
	child.channel.unref();
	return child;
}
