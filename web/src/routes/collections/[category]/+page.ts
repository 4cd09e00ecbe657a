import { error } from '@sveltejs/kit';
import { CATEGORIES } from '@tandem/domain/category.ts';
import type { Card } from '#lib/card.ts';
import type { EntryGenerator, PageLoad } from './$types';

export const prerender = true;
export const ssr = true;

export const entries: EntryGenerator = () => CATEGORIES.map(({ id }) => ({ category: id }));

export const load: PageLoad = async ({ params, fetch }) => {
	const category = CATEGORIES.find(({ id }) => id === params.category);
	if (!category) error(404, 'There is no such department.');
	const reply = await fetch(`/collections/${category.id}/cards.json`);
	return { category, cards: (await reply.json()) as Card[] };
};
