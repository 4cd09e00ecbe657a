import type { Product, Variant } from '@tandem/domain/product.ts';

/** The product's drawing in the colour of this choice, if one of its values has a colour. */
export function pictureOf(
	{ options, picture }: Pick<Product, 'options' | 'picture'>,
	choice: Variant['choice']
): Product['picture'] {
	const chosen = options.flatMap(({ id, values }) =>
		values.filter((value) => value.id === choice[id] && value.hex)
	);
	return { ...picture, tint: chosen[0]?.hex ?? picture.tint };
}
