/** The shop's departments, in the order of the menu. */
export const CATEGORIES = [
	{ id: 'electronics', title: 'Electronics' },
	{ id: 'clothing', title: 'Clothing' },
	{ id: 'books', title: 'Books' },
	{ id: 'home-garden', title: 'Home & Garden' },
	{ id: 'sports-outdoors', title: 'Sports & Outdoors' }
] as const;

export type CategoryId = (typeof CATEGORIES)[number]['id'];

export const CATEGORY_IDS = CATEGORIES.map((category) => category.id) as [
	CategoryId,
	...CategoryId[]
];
