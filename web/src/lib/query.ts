import { browser } from '$app/env';
import { page } from '$app/state';

const none = new URLSearchParams();

/** The query of the page's address; a page that is made at build time has none yet. */
export const query = {
	get(name: string): string | null {
		return (browser ? page.url.searchParams : none).get(name);
	}
};
