import type { Handle } from '@sveltejs/kit/hooks';

/** Runs when pages are made, not in the browser: what only crawlers and the first paint need. */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, {
		preload: ({ type }) => type !== 'asset',
		transformPageChunk: ({ html }) =>
			html.replace('</head>', () => `${scripts(event.locals)}</head>`)
	});

function scripts({ structuredData = [] }: App.Locals): string {
	return structuredData
		.map((data) => {
			const json = JSON.stringify({ '@context': 'https://schema.org', ...data });
			// A title with an end tag in it must not end the element.
			return `<script type="application/ld+json">${json.replaceAll('<', '\\u003c')}</script>`;
		})
		.join('');
}
