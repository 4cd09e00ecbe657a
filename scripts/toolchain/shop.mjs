/** The whole shop on this machine: what start, dev and the tests run. */
import { join } from 'node:path';
import { startEmulators } from './emulators.mjs';
import { checkJava, findFirestoreEmulator } from './firestore-emulator.mjs';
import { checkPorts } from './free-ports.mjs';
import { discoverFunctions, wakeFunctions } from './functions-emulator.mjs';
import { node24, node24Environment } from './node-24.mjs';
import { run } from './processes.mjs';
import { emulatorEnvironment, Problem, root } from './project.mjs';
import { step } from './steps.mjs';

/** Fails before anything has started, with a sentence about what is missing. */
export async function checkMachine() {
	await step('Java', checkJava);
	await step('Ports', checkPorts);
}

/**
 * Starts the emulators and does not return before a first visitor is served without a wait.
 * @param {{ only: string[], onLine?: (line: string) => void }} options
 */
export async function openShop({ only, onLine }) {
	let jar, emulators, functions;
	await step('Firestore emulator', async () => {
		const found = await findFirestoreEmulator();
		jar = found.jar;
		return `found, ${found.origin}`;
	});
	await step('Firebase emulators', async () => {
		emulators = await startEmulators({ jar, only, onLine });
		return 'started';
	});
	await step('First listener and write', warmUp);
	await step('Functions', async () => {
		functions = await discoverFunctions();
		return wakeFunctions(functions);
	});
	return { ended: emulators.ended, functions };
}

async function warmUp() {
	const env = { ...node24Environment(), ...emulatorEnvironment };
	const { code, output } = await run(node24(), [join(root, 'scripts', 'warm-up.ts')], { env });
	if (code === 0) return 'seen';
	throw new Problem(`The Firestore emulator serves no live data: start again.\n${output}`);
}
