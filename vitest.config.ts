import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const web = fileURLToPath(new URL('./web/', import.meta.url));

/** Tests on the emulators share one database, so one file runs at a time. */
const onEmulators = { environment: 'node', fileParallelism: false, testTimeout: 20_000 } as const;

export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: 'unit',
					environment: 'node',
					include: ['domain/src/**/*.test.ts', 'functions/src/**/*.test.ts']
				}
			},
			{
				// Runes and components work in a browser's build of Svelte only.
				root: web,
				plugins: [svelte({ configFile: false })],
				resolve: { conditions: ['browser'] },
				test: { name: 'web', environment: 'jsdom', include: ['src/**/*.svelte.test.ts'] }
			},
			{ test: { ...onEmulators, name: 'rules', include: ['tests/rules/**/*.test.ts'] } },
			{ test: { ...onEmulators, name: 'flows', include: ['tests/flows/**/*.test.ts'] } }
		]
	}
});
