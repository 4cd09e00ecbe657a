/** The shop as it is seeded, for pages that are made at build time. Never part of a bundle. */
import { CATEGORIES, CATEGORY_IDS, type CategoryId } from '@tandem/domain/category.ts';
import { quoteDelivery, type DeliveryQuote } from '@tandem/domain/delivery.ts';
import { expandCatalogue, Listing, type Expanded } from '@tandem/domain/listing.ts';
import type { Product } from '@tandem/domain/product.ts';
import { shelfEntry, shelfOffer } from '@tandem/domain/shelf.ts';
import type { Card, Offer, SearchEntry } from './card.ts';
import { pictureOf } from './picture.ts';

type Entry = Expanded & { card: Card };

const files = import.meta.glob('../../../emulator-data/seed/products/*.json', {
	eager: true,
	import: 'default'
});

const catalogue = expandCatalogue(
	Object.values(files).flatMap((listings) => Listing.array().parse(listings))
);

const shelves = new Map<CategoryId, Entry[]>(
	CATEGORY_IDS.map((category) => {
		const shelf = catalogue.filter(({ product }) => product.category === category);
		return [category, shelf.map(entryOf)];
	})
);

function entryOf({ product, sellables }: Expanded, rank: number): Entry {
	const { id, category } = product;
	const { title, brand, picture, skus } = shelfEntry(product, sellables, rank);
	const card = { id, category, title, brand, picture, ...shelfOffer({ skus }) };
	return { product, sellables, card };
}

export function cardsIn(category: CategoryId): Card[] {
	return (shelves.get(category) ?? []).map((entry) => entry.card);
}

export function productIds(): string[] {
	return [...shelves.values()].flat().map((entry) => entry.product.id);
}

/** A product and what its card says of it. */
export function catalogued(id: string): { product: Product; card: Card } | undefined {
	return [...shelves.values()].flat().find(({ product }) => product.id === id);
}

type ProductPage = {
	product: Product;
	offers: Record<string, Offer>;
	deliveries: Record<string, DeliveryQuote>;
	related: Card[];
	pictures: Record<string, Product['picture']>;
};

/** A product, offer and delivery of each of its SKUs, others of its category, pictures of a bundle's parts. */
export function productPage(id: string): ProductPage | undefined {
	const entry = [...shelves.values()].flat().find(({ product }) => product.id === id);
	if (!entry) return undefined;
	const { product, sellables } = entry;
	const offers = sellables.map(({ sku, priceMinor, band }) => [sku, { priceMinor, band }] as const);
	const deliveries = sellables.map(({ sku, weightGrams }) => {
		return [sku, quoteDelivery('standard', 'DE', 0, weightGrams)] as const;
	});
	return {
		product,
		offers: Object.fromEntries(offers),
		deliveries: Object.fromEntries(deliveries),
		related: relatedTo(product),
		pictures: Object.fromEntries(product.parts.map(({ sku }) => [sku, pictureOfSku(sku)]))
	};
}

function pictureOfSku(sku: string): Product['picture'] {
	for (const { product } of catalogue) {
		const variant = product.variants.find((each) => each.sku === sku);
		if (variant) return pictureOf(product, variant.choice);
	}
	throw new Error(`no product has the SKU ${sku}`);
}

const RELATED = 4;

/** The products of its category that share most tags with it, in the order of the shelf. */
function relatedTo(product: Product): Card[] {
	const others = (shelves.get(product.category) ?? []).filter((e) => e.product.id !== product.id);
	return others
		.map(({ card, product: { tags } }) => {
			return { card, alike: tags.filter((tag) => product.tags.includes(tag)).length };
		})
		.sort((a, b) => b.alike - a.alike)
		.slice(0, RELATED)
		.map(({ card }) => card);
}

/** Every product with the words by which it is found. */
export function searchEntries(): SearchEntry[] {
	return [...shelves.values()].flat().map(({ card, product }) => {
		const category = CATEGORIES.find(({ id }) => id === product.category)?.title ?? '';
		return { card, words: [category, ...product.tags, product.summary].join(' ') };
	});
}
