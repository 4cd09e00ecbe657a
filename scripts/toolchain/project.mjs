/** Where things are: folders, ports and addresses. Ports are written in firebase.json and nowhere else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const cacheFolder = join(root, '.cache');

/** A failure that the reader can mend: its message is one sentence that says how. */
export class Problem extends Error {}

export function readJson(...path) {
	return JSON.parse(readFileSync(join(root, ...path), 'utf8'));
}

/** @type {string} */
export const projectId = readJson('.firebaserc').projects.default;

const emulators = readJson('firebase.json').emulators;

const purposes = {
	hosting: 'the shop itself',
	auth: 'the Auth emulator',
	firestore: 'the Firestore emulator',
	functions: 'the Functions emulator',
	eventarc: 'the Eventarc emulator',
	tasks: 'the Cloud Tasks emulator',
	hub: 'the emulator hub',
	logging: "the emulators' log"
};

/** Every port that a running shop holds, with what it is for in plain words. */
export const ports = [
	...Object.entries(purposes).map(([emulator, purpose]) => ({
		emulator,
		purpose,
		port: emulators[emulator].port
	})),
	{ purpose: "the Firestore emulator's web socket", port: emulators.firestore.websocketPort }
];

export const shopPort = emulators.hosting.port;
export const shopAddress = `http://localhost:${shopPort}`;
export const functionsAddress = `http://127.0.0.1:${emulators.functions.port}`;
export const hubAddress = `http://127.0.0.1:${emulators.hub.port}`;

/** What a process needs to talk to the running emulators; the Firebase SDKs read the first three. */
export const emulatorEnvironment = {
	GCLOUD_PROJECT: projectId,
	FIRESTORE_EMULATOR_HOST: `127.0.0.1:${emulators.firestore.port}`,
	FIREBASE_AUTH_EMULATOR_HOST: `127.0.0.1:${emulators.auth.port}`,
	FUNCTIONS_EMULATOR_HOST: `127.0.0.1:${emulators.functions.port}`,
	SHOP_ADDRESS: shopAddress,
	METADATA_SERVER_DETECTION: 'none'
};
