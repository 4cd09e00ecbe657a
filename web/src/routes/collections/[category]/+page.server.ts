import { error } from '@sveltejs/kit';
import { CATEGORIES } from '@tandem/domain/category.ts';
import { cardsIn } from '#lib/catalogue.server.ts';
import { breadcrumbList } from '#lib/structured-data.server.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const prerender = true;
export const ssr = true;

export const entries: EntryGenerator = () => CATEGORIES.map(({ id }) => ({ category: id }));

export const load: PageServerLoad = ({ params, locals, url: { origin } }) => {
	const category = CATEGORIES.find(({ id }) => id === params.category);
	if (!category) error(404, 'There is no such department.');
	const trail = [
		{ title: 'Home', path: '/' },
		{ title: category.title, path: `/collections/${category.id}` }
	];
	locals.structuredData = [breadcrumbList(trail, origin)];
	return { category, cards: cardsIn(category.id) };
};
