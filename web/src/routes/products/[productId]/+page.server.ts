import { error } from '@sveltejs/kit';
import { CATEGORIES } from '@tandem/domain/category.ts';
import { productPage, products } from '#lib/catalogue.server.ts';
import { breadcrumbList, productAndOffer } from '#lib/structured-data.server.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const prerender = true;
export const ssr = true;

export const entries: EntryGenerator = () => products().map(({ id }) => ({ productId: id }));

export const load: PageServerLoad = ({ params, locals, url: { origin } }) => {
	const found = productPage(params.productId);
	if (!found) error(404, 'There is no such product.');
	const { card, ...data } = found;
	const { product } = data;
	const category = CATEGORIES.find(({ id }) => id === product.category);
	const trail = [
		{ title: 'Home', path: '/' },
		{ title: category?.title ?? '', path: `/collections/${product.category}` },
		{ title: product.title, path: `/products/${product.id}` }
	];
	locals.structuredData = [productAndOffer(product, card, origin), breadcrumbList(trail, origin)];
	return data;
};
