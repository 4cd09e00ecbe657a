/** A script element that tells search engines what the page says, in schema.org's words. */
export function jsonLd(data: object): string {
	const json = JSON.stringify({ '@context': 'https://schema.org', ...data });
	// A title with an end tag in it must not end the element.
	return `<script type="application/ld+json">${json.replaceAll('<', '\\u003c')}</script>`;
}
