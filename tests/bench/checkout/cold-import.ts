/** How long a fresh process takes to load the deployed functions, against Firebase's packages alone. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { interleaved, median } from '../report.ts';

const ROUNDS = 9;
const FUNCTIONS = new URL('../../../functions/', import.meta.url);
/** The same entries of Firebase that the functions import. */
const FIREBASE = [
	'firebase-admin/app',
	'firebase-admin/auth',
	'firebase-admin/firestore',
	'firebase-functions/https',
	'firebase-functions/logger',
	'firebase-functions/scheduler'
];

const run = promisify(execFile);

/** Milliseconds; code compiled by an earlier process does not help, as in a new instance in the cloud. */
async function importInNewProcess(entries: readonly string[]): Promise<number> {
	const imports = entries.map((entry) => `import(${JSON.stringify(entry)})`).join(',');
	const script = `const began = performance.now();
		await Promise.all([${imports}]);
		console.log(performance.now() - began);`;
	const { NODE_COMPILE_CACHE: _, ...env } = process.env;
	const args = ['--input-type=module', '--eval', script];
	const { stdout } = await run(process.execPath, args, { cwd: fileURLToPath(FUNCTIONS), env });
	return Number(stdout);
}

export type Import = { what: string; medianMs: number; toFirebase: number };

export async function measureImports(): Promise<Import[]> {
	const milliseconds = await interleaved(ROUNDS, {
		functions: () => importInNewProcess([new URL('lib/index.js', FUNCTIONS).href]),
		'Firebase alone': () => importInNewProcess(FIREBASE)
	});
	const floor = median(milliseconds['Firebase alone'] ?? []);
	return Object.entries(milliseconds).map(([what, values]) => ({
		what,
		medianMs: median(values),
		toFirebase: median(values) / floor
	}));
}
