/** Brings node_modules in line with package-lock.json. */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Problem, readJson, root } from './project.mjs';
import { run } from './processes.mjs';

export async function install() {
	if (isInstalled()) return 'unchanged';
	const [command, args] = npm();
	const { code, output } = await run(command, [...args, 'ci', '--no-audit', '--no-fund'], {
		cwd: root,
		shell: process.platform === 'win32'
	});
	if (code !== 0) {
		throw new Problem(`npm could not install the packages; its own words are:\n${output}`);
	}
	return 'installed';
}

/** npm records what it installed at the very end, so an interrupted installation does not count. */
function isInstalled() {
	if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) return false;
	const installed = readJson('node_modules', '.package-lock.json').packages;
	return Object.entries(readJson('package-lock.json').packages)
		.filter(([path]) => path.includes('node_modules/'))
		.every(([path, wanted]) => agrees(wanted, installed[path]));
}

/** What belongs to other platforms is absent by right. */
function agrees(wanted, found) {
	if (!found) return Boolean(wanted.optional || wanted.devOptional || wanted.peer);
	return found.version === wanted.version && found.integrity === wanted.integrity;
}

/** The npm that started this script, if one did. */
function npm() {
	const file = process.env.npm_execpath ?? '';
	return basename(file).startsWith('npm') ? [process.execPath, [file]] : ['npm', []];
}
