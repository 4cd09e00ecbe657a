/** Pages in schema.org's words, for search engines. */
import type { Product } from '@tandem/domain/product.ts';
import type { Card } from './card.ts';

const AVAILABILITY = { in: 'InStock', low: 'LimitedAvailability', out: 'OutOfStock' } as const;

/** The way from the shop's door to a page, which is the last. */
export function breadcrumbList(
	trail: readonly { title: string; path: string }[],
	origin: string
): object {
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
export function productAndOffer(
	product: Product,
	{ fromMinor, band }: Card,
	origin: string
): object {
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
export function webSite(origin: string): object {
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
