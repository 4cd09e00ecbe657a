/** Where the running emulators are; `npm test` passes their addresses. */
import { env } from 'node:process';

const VARIABLES = {
	auth: 'FIREBASE_AUTH_EMULATOR_HOST',
	firestore: 'FIRESTORE_EMULATOR_HOST',
	functions: 'FUNCTIONS_EMULATOR_HOST'
} as const;

export const PROJECT_ID = needed('GCLOUD_PROJECT');
export const REGION = 'europe-west1';

/** `host:port` of an emulator. */
export function addressOf(emulator: keyof typeof VARIABLES): string {
	return needed(VARIABLES[emulator]);
}

function needed(name: string): string {
	const value = env[name];
	if (!value) throw new Error(`${name} is not set: run the tests with \`npm test\``);
	return value;
}
