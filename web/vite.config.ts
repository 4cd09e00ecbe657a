import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

/**
 * What nearly every page needs and what brings neither zod nor Kit's own modules along: Kit has to
 * load its own in its order, or pages that are not found reload for ever.
 */
const shared = new RegExp(
	[
		'node_modules/(svelte|clsx|esm-env)/',
		'domain/src/(band|category|format|money|quantity|role|time)\\.',
		'web/src/lib/(account|picture|toasts|wake)\\.',
		'web/src/lib/live/(cart|live|products|sellables|shelves)\\.',
		'web/src/lib/components/(Icon|LivePulse|Loaded|Picture|Price|StockBadge)'
	]
		.join('|')
		.replaceAll('/', '[\\\\/]')
);

const files = adapter({ fallback: '200.html' });

/** The page that the browser renders is also the one that Hosting sends, with its status, for what is not there. */
const hosting: typeof files = {
	...files,
	async adapt(builder) {
		await files.adapt(builder);
		builder.copy('build/200.html', 'build/404.html');
	}
};

export default defineConfig({
	worker: { format: 'es' },
	// firebase.json and the domain lie above this folder.
	server: { fs: { allow: ['..'] } },
	environments: {
		client: {
			build: {
				rolldownOptions: {
					output: {
						// Left alone, what pages share falls into thirty files of a few hundred bytes each.
						codeSplitting: {
							groups: [{ name: 'shared', tags: ['$initial'], minShareCount: 3, test: shared }]
						}
					}
				}
			}
		}
	},
	plugins: [
		sveltekit({
			compilerOptions: {
				runes: ({ filename }) =>
					filename.split(/[/\\]/).includes('node_modules') ? undefined : true
			},
			adapter: hosting,
			// The origin is for search engines; a real shop has its own here.
			paths: { relative: false, origin: 'https://demo-tandem.web.app' }
		})
	],
	// Tests run in a browser's stead: without this condition runes would compile for the server.
	...(process.env['VITEST'] ? { resolve: { conditions: ['browser'] } } : {}),
	test: { name: 'web', environment: 'jsdom', include: ['src/**/*.test.ts'] }
});
