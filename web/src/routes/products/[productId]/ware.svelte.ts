import type { Band } from '@tandem/domain/band.ts';
import type { DeliveryQuote } from '@tandem/domain/delivery.ts';
import type { Product } from '@tandem/domain/product.ts';
import type { Card, Offer } from '#lib/card.ts';
import { productOf } from '#lib/live/products.ts';
import { sellableOf } from '#lib/live/sellables.ts';
import { shelfOf } from '#lib/live/shelves.ts';
import { pictureOf } from '#lib/picture.ts';
import { query } from '#lib/query.ts';
import { labelOf, variantAsked } from './choice.ts';
import { standingOf } from './offer.ts';

/** What a product's page shows before anything live has come. */
export type Made = {
	product: Product;
	offers: Record<string, Offer>;
	/** To Germany, by SKU; a page made from a shelf does not know it. */
	deliveries: Record<string, DeliveryQuote>;
	related: Card[];
	/** Of what is inside a bundle, by SKU. */
	pictures: Record<string, Product['picture']>;
};

/** A product as it is now: what was so when the page was made, overtaken by what is live. */
export class Ware {
	readonly #made: () => Made;

	readonly #live = $derived.by(() => productOf(this.#made().product.id).current);
	readonly product = $derived.by(
		() => (this.#live.status === 'ready' && this.#live.value) || this.#made().product
	);
	readonly #isGone = $derived(this.#live.status === 'ready' && !this.#live.value);

	readonly #shelfState = $derived.by(() => shelfOf(this.product.category).current);
	readonly #shelf = $derived(
		this.#shelfState.status === 'ready' ? this.#shelfState.value : undefined
	);

	readonly #variant = $derived.by(() =>
		variantAsked(this.product, (id) => query.get(id), this.#made().offers)
	);
	readonly sku = $derived(this.#variant?.sku ?? '');
	readonly choice = $derived(this.#variant?.choice ?? {});

	readonly #sellable = $derived.by(() => sellableOf(this.sku).current);
	/** Price and stock of the chosen SKU. */
	readonly standing = $derived.by(() =>
		standingOf(
			this.#isGone ? null : this.#sellable.status === 'ready' ? this.#sellable.value : undefined,
			this.#shelf?.offers.get(this.sku),
			this.#made().offers[this.sku]
		)
	);

	/** As the shopper reads it: "Sony WH-1000XM5, Black". */
	readonly name = $derived(
		[this.product.title, labelOf(this.product.options, this.choice)].filter(Boolean).join(', ')
	);
	readonly picture = $derived(pictureOf(this.product, this.choice));
	readonly related = $derived.by(() =>
		this.#made().related.map((card) => {
			return this.#shelf?.cards.find(({ id }) => id === card.id) ?? card;
		})
	);

	constructor(made: () => Made) {
		this.#made = made;
	}

	/** The band of any SKU of the product, chosen or not. */
	bandOf = (sku: string): Band =>
		(this.#shelf?.offers.get(sku) ?? this.#made().offers[sku])?.band ?? 'out';
}
