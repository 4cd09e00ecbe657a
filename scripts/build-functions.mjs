/** Bundles the functions with the domain inlined; `--watch` bundles again on each change. */
import { build, context } from 'esbuild';
import { fileURLToPath } from 'node:url';

const functions = fileURLToPath(new URL('../functions/', import.meta.url));

const options = {
	absWorkingDir: functions,
	entryPoints: ['src/index.ts'],
	outfile: 'lib/index.js',
	bundle: true,
	platform: 'node',
	format: 'esm',
	target: 'node24',
	sourcemap: true,
	logLevel: 'info',
	// Named one by one, so that a new dependency is a decision: these are installed in the cloud.
	external: [
		'firebase-admin',
		'firebase-admin/*',
		'firebase-functions',
		'firebase-functions/*',
		'@google-cloud/firestore',
		'stripe',
		'pdfkit',
		'fontkit',
		'bidi-js'
	],
	banner: {
		// CommonJS packages inside the bundle still call `require`; traces point into the sources.
		js: [
			`import { createRequire as bundleRequire } from 'node:module';`,
			`const require = bundleRequire(import.meta.url);`,
			`process.setSourceMapsEnabled(true);`
		].join('\n')
	}
};

if (process.argv.includes('--watch')) {
	const watching = await context(options);
	await watching.watch();
	process.on('SIGINT', () => void watching.dispose());
} else {
	await build(options);
}
