import type { RequestEvent } from '@sveltejs/kit';
import { CATEGORIES } from '@tandem/domain/category.ts';
import type { Product } from '@tandem/domain/product.ts';
import type { Card } from './card.ts';
import { catalogued } from './catalogue.server.ts';

const AVAILABILITY = { in: 'InStock', low: 'LimitedAvailability', out: 'OutOfStock' } as const;

/** What a page says, in schema.org's words, for search engines. */
export function structuredData({ route, params, url: { origin } }: RequestEvent): object[] {
	switch (route.id) {
		case '/':
			return [webSite(origin)];
		case '/collections/[category]':
			return [breadcrumbList(trailTo(params['category']), origin)];
		case '/products/[productId]': {
			const found = catalogued(params['productId'] ?? '');
			if (!found) return [];
			const { product, card } = found;
			const here = { title: product.title, path: `/products/${product.id}` };
			return [
				productAndOffer(product, card, origin),
				breadcrumbList([...trailTo(product.category), here], origin)
			];
		}
		default:
			return [];
	}
}

type Step = { title: string; path: string };

function trailTo(categoryId: string | undefined): Step[] {
	const { id, title } = CATEGORIES.find((category) => category.id === categoryId) ?? CATEGORIES[0];
	return [
		{ title: 'Home', path: '/' },
		{ title, path: `/collections/${id}` }
	];
}

/** The way from the shop's door to a page, which is the last. */
function breadcrumbList(trail: readonly Step[], origin: string): object {
	return {
		'@type': 'BreadcrumbList',
		itemListElement: trail.map(({ title, path }, i) => ({
			'@type': 'ListItem',
			position: i + 1,
			name: title,
			item: origin + path
		}))
	};
}

/** A product with the offer that its card makes. */
function productAndOffer(product: Product, { fromMinor, band }: Card, origin: string): object {
	const url = `${origin}/products/${product.id}`;
	return {
		'@type': 'Product',
		name: product.title,
		description: product.summary,
		sku: product.id,
		brand: { '@type': 'Brand', name: product.brand },
		image: `${origin}/pictures/${product.picture.kind}.svg`,
		url,
		offers: {
			'@type': 'Offer',
			url,
			price: (fromMinor / 100).toFixed(2),
			priceCurrency: 'EUR',
			itemCondition: 'https://schema.org/NewCondition',
			availability: `https://schema.org/${AVAILABILITY[band]}`
		}
	};
}

/** The shop itself, and how to search it. */
function webSite(origin: string): object {
	return {
		'@type': 'WebSite',
		name: 'Tandem',
		url: origin,
		potentialAction: {
			'@type': 'SearchAction',
			target: `${origin}/search?q={words}`,
			'query-input': 'required name=words'
		}
	};
}
