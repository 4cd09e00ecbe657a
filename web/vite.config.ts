import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

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
							groups: [
								{
									name: 'shop',
									tags: ['$initial'],
									minShareCount: 8,
									entriesAware: true,
									entriesAwareMergeThreshold: 10_000
								}
							]
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
			adapter: adapter({ fallback: '200.html' }),
			// The origin is for search engines; a real shop has its own here.
			paths: { relative: false, origin: 'https://demo-tandem.web.app' },
			prerender: {
				// A drawing that is not there yet leaves its stage empty and closes no page.
				handleHttpError: ({ path, message }) => {
					if (!path.startsWith('/pictures/')) throw new Error(message);
					console.warn(message);
				}
			}
		})
	],
	// Tests run in a browser's stead: without this condition runes would compile for the server.
	...(process.env['VITEST'] ? { resolve: { conditions: ['browser'] } } : {}),
	test: { name: 'web', environment: 'jsdom', include: ['src/**/*.test.ts'] }
});
