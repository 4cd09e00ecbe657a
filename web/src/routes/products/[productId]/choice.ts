import type { Product, ProductOption, Variant } from '@tandem/domain/product.ts';
import type { Offer } from '#lib/card.ts';

type Options = Pick<Product, 'options' | 'variants'>;
export type Choice = Variant['choice'];

/**
 * The variant that the address asks for; what it leaves open, or asks for in vain, is filled from
 * the first that could be bought when the page was made, so that it does not change while one looks.
 */
export function variantAsked(
	{ options, variants }: Options,
	asked: (optionId: string) => string | null,
	offers: Readonly<Record<string, Offer>>
): Variant | undefined {
	const wishes = options.flatMap((option) => {
		const value = asked(option.id);
		return option.values.some(({ id }) => id === value) ? [{ option, value }] : [];
	});
	const fitting = variants.filter(({ choice }) =>
		wishes.every(({ option, value }) => choice[option.id] === value)
	);
	return fitting.find(({ sku }) => offers[sku]?.band !== 'out') ?? fitting[0] ?? variants[0];
}

/** The variant that differs from this choice in one option, if there is one. */
export function variantWith(
	{ variants }: Options,
	choice: Choice,
	optionId: string,
	valueId: string
): Variant | undefined {
	const wanted = Object.entries({ ...choice, [optionId]: valueId });
	return variants.find((variant) => wanted.every(([id, value]) => variant.choice[id] === value));
}

/** The chosen labels, as in "Black, 256 GB". */
export function labelOf(options: readonly ProductOption[], choice: Choice): string {
	return options
		.flatMap(({ id, values }) => values.find((value) => value.id === choice[id])?.label ?? [])
		.join(', ');
}
