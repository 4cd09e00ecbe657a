import { error, json } from '@sveltejs/kit';
import { CATEGORIES } from '@tandem/domain/category.ts';
import { cardsIn } from '#lib/catalogue.server.ts';
import type { RequestHandler } from './$types';

export const prerender = true;

/** What a department's page is made of at build time. */
export const GET: RequestHandler = ({ params }) => {
	const category = CATEGORIES.find(({ id }) => id === params.category);
	if (!category) error(404, 'There is no such department.');
	return json(cardsIn(category.id));
};
