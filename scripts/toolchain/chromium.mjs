/** The browser of the end-to-end tests: an installed Chromium or Chrome, else Debian's package. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './processes.mjs';
import { Problem } from './project.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const applications = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	join(process.env.ProgramFiles ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe')
];

export function findChromium() {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
	return [...onPath, ...applications].find((file) => existsSync(file));
}

export async function provideChromium() {
	if (findChromium()) return 'found';
	const sudo = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive'];
	const install = ['install', '--yes', '--no-install-recommends', 'chromium'];
	await quietly([...sudo, 'apt-get', 'update']);
	await quietly([...sudo, 'apt-get', ...install]);
	if (findChromium()) return 'installed';
	throw new Problem(
		'The end-to-end tests need Chromium or Chrome, which apt-get could not install: install one ' +
			'of them so that it is on the PATH and start again.'
	);
}

/** Where apt-get or sudo is missing, the search afterwards still says what is to be done. */
async function quietly([command, ...args]) {
	await run(command, args).catch(() => {});
}
