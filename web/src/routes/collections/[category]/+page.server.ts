import { error } from '@sveltejs/kit';
import { CATEGORIES } from '@tandem/domain/category.ts';
import { cardsIn } from '#lib/catalogue.server.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const prerender = true;
export const ssr = true;

export const entries: EntryGenerator = () => CATEGORIES.map(({ id }) => ({ category: id }));

export const load: PageServerLoad = ({ params }) => {
	const category = CATEGORIES.find(({ id }) => id === params.category);
	if (!category) error(404, 'There is no such department.');
	return { category, cards: cardsIn(category.id) };
};
