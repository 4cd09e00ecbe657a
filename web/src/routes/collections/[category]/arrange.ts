import type { Card } from '#lib/card.ts';

export const ORDERS = [
	{ id: 'shelf', title: 'Our order' },
	{ id: 'cheap', title: 'Price, low to high' },
	{ id: 'dear', title: 'Price, high to low' },
	{ id: 'title', title: 'Name' }
] as const;
export type OrderId = (typeof ORDERS)[number]['id'];

/** The order of this name, or the shelf's own. */
export function orderNamed(id: string | null): OrderId {
	return ORDERS.find((order) => order.id === id)?.id ?? 'shelf';
}

/** The cards as the shopper wants to see them. */
export function arrange(cards: readonly Card[], order: OrderId, onlyInStock: boolean): Card[] {
	const kept = cards.filter((card) => !onlyInStock || card.band !== 'out');
	switch (order) {
		case 'cheap':
			return kept.sort((a, b) => a.fromMinor - b.fromMinor);
		case 'dear':
			return kept.sort((a, b) => b.fromMinor - a.fromMinor);
		case 'title':
			return kept.sort((a, b) => a.title.localeCompare(b.title, 'en'));
		case 'shelf':
			return kept;
	}
}
