import { defineConfig } from 'vitest/config';

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
			// Named web; its own config says how runes and components are built.
			'./web',
			{ test: { ...onEmulators, name: 'rules', include: ['tests/rules/**/*.test.ts'] } },
			{ test: { ...onEmulators, name: 'flows', include: ['tests/flows/**/*.test.ts'] } }
		]
	}
});
