/**
 * Ends a process together with everything it has started. Emulators start Java and one worker per
 * function; when they end by force, those would stay behind and hold the ports.
 */
import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

const patienceMs = 15_000;
const pollMs = 100;

/**
 * The process and all its descendants. The time of its start tells a process from a later one that
 * has got the same number. Where there is no `ps`, the answer is empty.
 * @returns {Promise<{ pid: number, started: string }[]>}
 */
export async function treeOf(root) {
	const all = await everyProcess();
	const tree = all.filter(({ pid }) => pid === root);
	for (const { pid } of tree) tree.push(...all.filter(({ parent }) => parent === pid));
	return tree;
}

/** Asks the process to end in order; what is still there after that is ended by force. */
export async function endTree(root) {
	const tree = await treeOf(root);
	signal(root, 'SIGINT');
	const deadline = Date.now() + patienceMs;
	while (signal(root, 0) && Date.now() < deadline) await wait(pollMs);
	signal(root, 'SIGKILL');
	await endRest(tree);
}

/** Ends by force what is left of a tree whose root has gone. */
export async function endRest(tree) {
	const alive = new Set((await everyProcess()).map(identity));
	for (const each of tree) if (alive.has(identity(each))) signal(each.pid, 'SIGKILL');
}

const identity = ({ pid, started }) => `${pid} since ${started}`;

function everyProcess() {
	return new Promise((resolve) => {
		execFile('ps', ['-A', '-o', 'pid=,ppid=,lstart='], (_error, output = '') => {
			const lines = [...output.matchAll(/^ *(\d+) +(\d+) +(.+?) *$/gm)];
			resolve(
				lines.map(([, pid, parent, started]) => ({
					pid: Number(pid),
					parent: Number(parent),
					started
				}))
			);
		});
	});
}

/** @returns {boolean} false if there is no such process */
function signal(pid, name) {
	try {
		return process.kill(pid, name);
	} catch {
		return false;
	}
}
