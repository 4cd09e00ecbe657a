import type { Handle } from '@sveltejs/kit/hooks';
import { structuredData } from '#lib/structured-data.server.ts';

/** Runs when pages are made, not in the browser: what only crawlers and the first paint need. */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, {
		preload: ({ type }) => type !== 'asset',
		transformPageChunk: ({ html }) =>
			html.replace('</head>', () => `${structuredData(event).map(script).join('')}</head>`)
	});

function script(data: object): string {
	const json = JSON.stringify({ '@context': 'https://schema.org', ...data });
	// A title with an end tag in it must not end the element.
	return `<script type="application/ld+json">${json.replaceAll('<', '\\u003c')}</script>`;
}
