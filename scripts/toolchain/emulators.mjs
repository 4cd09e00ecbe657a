/** Starts the Firebase emulators and says when they are ready and when they fall over. */
import { existsSync, mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { followLog } from './log-follower.mjs';
import { node24, node24Environment } from './node-24.mjs';
import { startService } from './processes.mjs';
import { cacheFolder, ports, Problem, projectId, root, shopAddress } from './project.mjs';

export const emulatorLog = join(cacheFolder, 'firebase.log');
const askEveryMs = 2000;
const seedExport = join(root, 'emulator-data', 'export');

/**
 * @param {{ jar: string, only: string[], onLine?: (line: string) => void }} options
 * @returns {Promise<{ ended: Promise<string> }>} once they are ready; `ended` resolves to the
 * reason when one of them ends without being asked
 */
export async function startEmulators({ jar, only, onLine = () => {} }) {
	mkdirSync(cacheFolder, { recursive: true });
	const service = startService('firebase', node24(), emulatorArguments(only), {
		cwd: cacheFolder,
		logFile: emulatorLog,
		env: emulatorsOwnEnvironment(jar)
	});
	let report;
	const ready = new Promise((resolve) => (report = resolve));
	const unfollow = followLog(emulatorLog, (line) => {
		if (line.includes('All emulators ready')) report(true);
		onLine(line);
	});
	const ended = service.ended.then((reason) => {
		unfollow();
		// When the script itself stops them, nobody waits for a reason.
		return service.stopping ? new Promise(() => {}) : reason;
	});
	const failed = ended.then((reason) => {
		throw new Problem(`The emulators ended while starting (${reason}): ${emulatorLog} says why.`);
	});
	await Promise.race([ready, failed]);
	failed.catch(() => {});
	return { ended: Promise.race([ended, firstSilence(only, service)]) };
}

/** firebase-tools lives on when one of its emulators has died, so they are asked in turn. */
async function firstSilence(only, service) {
	const asked = ports.filter(({ emulator }) => only.includes(emulator));
	while (!service.stopping) {
		await wait(askEveryMs);
		for (const { port, purpose } of asked) {
			if (!(await listens(port)) && !service.stopping) return `${purpose} does not answer`;
		}
	}
	return new Promise(() => {});
}

function listens(port) {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
		socket.on('connect', () => socket.destroy());
	});
}

function emulatorArguments(only) {
	const seed = existsSync(seedExport) ? [`--import=${seedExport}`] : [];
	return [
		join(root, 'node_modules/firebase-tools/lib/bin/firebase.js'),
		'emulators:start',
		`--config=${join(root, 'firebase.json')}`,
		`--project=${projectId}`,
		`--only=${only.join(',')}`,
		...seed
	];
}

export const hasSeedExport = () => existsSync(seedExport);

function emulatorsOwnEnvironment(jar) {
	return {
		...node24Environment(),
		FIRESTORE_EMULATOR_BINARY_PATH: jar,
		// Functions are discovered through a file: that starts seconds faster than through HTTP.
		FIREBASE_FUNCTIONS_DISCOVERY_OUTPUT_PATH: 'true',
		// Each call beyond this many at once would cost a process and a second of its own.
		FUNCTIONS_EMULATOR_PARALLEL: '6',
		// Where the links in letters lead.
		SHOP_ORIGIN: shopAddress,
		METADATA_SERVER_DETECTION: 'none',
		NO_COLOR: '1',
		NO_UPDATE_NOTIFIER: '1'
	};
}
