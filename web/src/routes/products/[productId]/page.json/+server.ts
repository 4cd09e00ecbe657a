import { error, json } from '@sveltejs/kit';
import { productPage } from '#lib/catalogue.server.ts';
import type { RequestHandler } from './$types';

export const prerender = true;

/** What a product's page is made of at build time. */
export const GET: RequestHandler = ({ params }) => {
	const page = productPage(params.productId);
	if (!page) error(404, 'There is no such product.');
	return json(page);
};
