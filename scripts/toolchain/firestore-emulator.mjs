/** Finds the Firestore emulator's jar, in the places where it may already be, before a download. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { node24, node24Environment } from './node-24.mjs';
import { run } from './processes.mjs';
import { cacheFolder, Problem, root } from './project.mjs';
import { writeWrapperJar } from './wrapper-jar.mjs';

const { env } = process;

/** What the emulator needs of the machine; a missing piece is a sentence about how to get it. */
export async function checkJava() {
	const { code, output } = await run('java', ['-version']).catch(() => ({ code: 1, output: '' }));
	const version = Number(/version "(\d+)/.exec(output)?.[1] ?? 0);
	if (code === 0 && version >= 11) return `Java ${version}`;
	throw new Problem(
		'The Firestore emulator needs Java 11 or newer, which is not on the PATH: install it ' +
			'(Debian: apt-get install default-jre-headless; macOS: brew install openjdk) and start again.'
	);
}

/** @returns {Promise<{ jar: string, origin: string }>} */
export async function findFirestoreEmulator() {
	const found = fromEnvironment() ?? fromFirebaseTools() ?? (await fromGoogleCloudSdk());
	return found ?? (await download());
}

function fromEnvironment() {
	const jar = env.FIRESTORE_EMULATOR_BINARY_PATH;
	if (!jar) return;
	if (existsSync(jar)) return { jar, origin: 'from the environment' };
	throw new Problem(
		`FIRESTORE_EMULATOR_BINARY_PATH names ${jar}, which does not exist: correct or unset it.`
	);
}

function fromFirebaseTools() {
	const folder = env.FIREBASE_EMULATORS_PATH ?? join(homedir(), '.cache', 'firebase', 'emulators');
	if (!existsSync(folder)) return;
	const newest = readdirSync(folder)
		.filter((name) => /^cloud-firestore-emulator-v.*\.jar$/.test(name))
		.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
		.at(-1);
	if (newest) return { jar: join(folder, newest), origin: 'from firebase-tools' };
}

async function fromGoogleCloudSdk() {
	const jar = sdkJar(sdkFolders()) ?? sdkJar(await sdkFolderByCommand());
	if (!jar) return;
	mkdirSync(cacheFolder, { recursive: true });
	const wrapper = join(cacheFolder, 'firestore-emulator.jar');
	writeWrapperJar(wrapper, jar);
	return { jar: wrapper, origin: 'from the Google Cloud SDK' };
}

function sdkFolders() {
	const sdk = 'google-cloud-sdk';
	const fixed = ['/usr/lib', '/usr/share', '/usr/local', '/opt', '/snap', homedir()];
	const brew = ['/opt/homebrew', '/usr/local'].map((folder) => join(folder, 'share', sdk));
	const windows = [env.LOCALAPPDATA, env.ProgramFiles, env['ProgramFiles(x86)']]
		.filter(Boolean)
		.map((folder) => join(folder, 'Google', 'Cloud SDK', sdk));
	return [env.CLOUDSDK_ROOT_DIR, ...fixed.map((folder) => join(folder, sdk)), ...brew, ...windows];
}

async function sdkFolderByCommand() {
	const options = { shell: process.platform === 'win32' };
	const asked = run('gcloud', ['info', '--format=value(installation.sdk_root)'], options);
	const { output } = await asked.catch(() => ({ output: '' }));
	return output.split('\n').map((line) => line.trim());
}

function sdkJar(folders) {
	return folders
		.filter(Boolean)
		.map((folder) =>
			join(folder, 'platform', 'cloud-firestore-emulator', 'cloud-firestore-emulator.jar')
		)
		.find((jar) => existsSync(jar));
}

async function download() {
	const { code } = await run(
		node24(),
		[join(root, 'node_modules/firebase-tools/lib/bin/firebase.js'), 'setup:emulators:firestore'],
		{ cwd: cacheFolder, env: node24Environment() }
	);
	const downloaded = code === 0 && fromFirebaseTools();
	if (downloaded) return { ...downloaded, origin: 'downloaded' };
	throw new Problem(
		'The Firestore emulator is not on this machine and its download failed: go online and start ' +
			'again, run `gcloud components install cloud-firestore-emulator`, or set ' +
			'FIRESTORE_EMULATOR_BINARY_PATH to its jar.'
	);
}
