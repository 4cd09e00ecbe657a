import type { Product } from '@tandem/domain/product.ts';
import type { Standing } from './offer.ts';

/** The product in schema.org's words; `url` is its address with the shop's origin. */
export function schemaOf(product: Product, { priceMinor, band }: Standing, url: string): object {
	return {
		'@type': 'Product',
		name: product.title,
		description: product.summary,
		sku: product.id,
		brand: { '@type': 'Brand', name: product.brand },
		image: new URL(`/pictures/${product.picture.kind}.svg`, url).href,
		url,
		offers: {
			'@type': 'Offer',
			url,
			price: (priceMinor / 100).toFixed(2),
			priceCurrency: 'EUR',
			itemCondition: 'https://schema.org/NewCondition',
			availability: `https://schema.org/${AVAILABILITY[band]}`
		}
	};
}

const AVAILABILITY = { in: 'InStock', low: 'LimitedAvailability', out: 'OutOfStock' } as const;
