import type { Made } from './ware.svelte.ts';
import type { PageLoad } from './$types';

/** `made` is null for a product that has come into the shop since the pages were made. */
export const load: PageLoad = async ({ params: { productId }, fetch }) => {
	const reply = await fetch(`/products/${productId}/page.json`);
	// Hosting answers with a page, not with an error, where there is no such file.
	const made = reply.ok ? ((await reply.json().catch(() => null)) as Made | null) : null;
	return { productId, made };
};
