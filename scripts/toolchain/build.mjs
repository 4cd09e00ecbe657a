/** Builds the functions and the pages, each only when something it is made from has changed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { node24, node24Environment } from './node-24.mjs';
import { cacheFolder, Problem, root } from './project.mjs';
import { run } from './processes.mjs';

const generated = new Set(['node_modules', '.svelte-kit', 'build']);

const functions = {
	name: 'functions',
	sources: [
		'package-lock.json',
		'scripts/build-functions.mjs',
		'functions/package.json',
		'functions/src',
		'domain/src'
	],
	output: 'functions/lib/index.js',
	command: [join(root, 'scripts/build-functions.mjs')],
	folder: root
};

const web = {
	name: 'pages',
	sources: ['package-lock.json', 'firebase.json', 'web', 'domain/src', 'emulator-data/seed'],
	output: 'web/build/404.html',
	command: [join(root, 'node_modules/vite/bin/vite.js'), 'build'],
	folder: join(root, 'web')
};

export const buildFunctions = () => build(functions);
export const buildWeb = () => build(web);

async function build({ name, sources, output, command, folder }) {
	const stamp = join(cacheFolder, `${name}.hash`);
	const hash = contentHash(sources);
	const built = existsSync(stamp) && existsSync(join(root, output));
	if (built && readFileSync(stamp, 'utf8') === hash) return 'unchanged';
	const result = await run(node24(), command, { cwd: folder, env: node24Environment() });
	if (result.code !== 0) {
		throw new Problem(`The ${name} do not build; the first error says where:\n${result.output}`);
	}
	mkdirSync(cacheFolder, { recursive: true });
	writeFileSync(stamp, hash);
	return 'built';
}

function contentHash(paths) {
	const hash = createHash('sha256');
	for (const file of paths.flatMap(filesUnder))
		hash.update(file).update(readFileSync(join(root, file)));
	return hash.digest('hex');
}

function filesUnder(path) {
	if (!existsSync(join(root, path))) return [];
	if (!statSync(join(root, path)).isDirectory()) return [path];
	return readdirSync(join(root, path))
		.filter((entry) => !generated.has(entry) && !entry.includes('.test.'))
		.sort()
		.flatMap((entry) => filesUnder(`${path}/${entry}`));
}
