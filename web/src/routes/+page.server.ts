import { CATEGORIES, type CategoryId } from '@tandem/domain/category.ts';
import { cardsIn } from '#lib/catalogue.server.ts';
import { curate } from './curate.ts';
import type { PageServerLoad } from './$types';

export const prerender = true;
export const ssr = true;

/** Two drawings and a colour stand for each department. */
const FACES: Record<CategoryId, { tint: string; products: [string, string] }> = {
	electronics: { tint: '#7fa6c9', products: ['sony-wh-1000xm5', 'nintendo-switch-oled'] },
	clothing: { tint: '#d8b27c', products: ['timberland-6-inch-premium', 'levis-trucker-jacket'] },
	books: { tint: '#d99a7c', products: ['dune', 'cosmos'] },
	'home-garden': {
		tint: '#a9b98a',
		products: ['smeg-klf03-kettle', 'le-creuset-round-casserole']
	},
	'sports-outdoors': { tint: '#8fbcae', products: ['msr-hubba-hubba-2', 'osprey-atmos-ag-65'] }
};

export const load: PageServerLoad = () => {
	const departments = CATEGORIES.map(({ id, title }) => {
		const cards = cardsIn(id);
		const { tint, products } = FACES[id];
		const faces = products.flatMap((face) => cards.find((card) => card.id === face) ?? []);
		return { id, title, tint, size: cards.length, pictures: faces.map((card) => card.picture) };
	});
	return { departments, ...curate(CATEGORIES.map(({ id }) => cardsIn(id))) };
};
