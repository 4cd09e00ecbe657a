import { json } from '@sveltejs/kit';
import { searchEntries } from '#lib/catalogue.server.ts';

export const prerender = true;

/** All that a search looks through, in one small file: the catalogue fits in a shopper's hand. */
export const GET = () => json(searchEntries());
