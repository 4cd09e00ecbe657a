import { error } from '@sveltejs/kit';
import { productPage, products } from '#lib/catalogue.server.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const prerender = true;
export const ssr = true;

export const entries: EntryGenerator = () => products().map(({ id }) => ({ productId: id }));

export const load: PageServerLoad = ({ params }) => {
	const found = productPage(params.productId);
	if (!found) error(404, 'There is no such product.');
	return found;
};
