/** What a test may do behind the shop's counter: stock a SKU of its own, and look at the books. */
import { randomUUID } from 'node:crypto';
import { getApps, initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { bandOf } from '@tandem/domain/band.ts';
import type { Input } from '@tandem/domain/api.ts';
import { priceOrder } from '@tandem/domain/pricing.ts';
import { Sellable } from '@tandem/domain/stock.ts';
import { PROJECT_ID } from './emulators.ts';
import { addToCart, type Person } from './people.ts';

export function books() {
	return getFirestore(getApps()[0] ?? initializeApp({ projectId: PROJECT_ID }));
}

/** Stocks a SKU that no other test uses, and returns it. */
export async function stocked(available: number, priceMinor = 1500): Promise<string> {
	const sku = `test-${randomUUID()}`;
	const sellable = Sellable.parse({
		sku,
		productId: sku,
		title: 'Test mug',
		variant: 'Blue',
		category: 'test-room',
		priceMinor,
		currency: 'EUR',
		taxClass: 'standard',
		weightGrams: 500,
		parts: [],
		bundles: [],
		active: true,
		available,
		received: available,
		sold: 0,
		restocked: 0,
		band: bandOf(available)
	});
	await books().doc(`sellables/${sku}`).create(sellable);
	return sku;
}

export async function sellableOf(sku: string): Promise<Sellable> {
	return Sellable.parse((await books().doc(`sellables/${sku}`).get()).data());
}

/** The order as it is stored, or undefined. */
export async function orderOf(id: string): Promise<Record<string, unknown> | undefined> {
	return (await books().doc(`orders/${id}`).get()).data();
}

/** The request of an honest client for `quantity` of one SKU. */
export function anOrderOf(
	sku: string,
	quantity: number,
	priceMinor: number,
	change: Partial<Input<'placeOrder'>> = {}
): Input<'placeOrder'> {
	const item = { productId: sku, category: 'test-room', priceMinor, quantity };
	const goods = [{ ...item, taxClass: 'standard' as const, weightGrams: 500 }];
	const where = { country: 'DE', delivery: 'standard', promotions: [], today: '' } as const;
	return {
		key: randomUUID(),
		lines: [{ sku, quantity, shownMinor: priceMinor }],
		contact: { name: 'Mira Lindqvist', email: 'mira@tandem.example' },
		address: { street: 'Lindenweg 1', postcode: '10115', city: 'Berlin', country: 'DE' },
		delivery: 'standard',
		code: null,
		giftCard: null,
		shownTotalMinor: priceOrder(goods, where).totals.totalMinor,
		shownGiftCardMinor: 0,
		payment: 'succeed',
		...change
	};
}

type Purchase = {
	quantity: number;
	priceMinor: number;
	payment: Input<'placeOrder'>['payment'];
};

/** An order that stands, and its id. */
export async function bought(person: Person, sku: string, purchase: Partial<Purchase> = {}) {
	const result = await buys(person, sku, purchase);
	if (!result.ok) throw new Error(`the order was refused: ${result.reason}`);
	return result.orderId;
}

/** Fills the cart and asks for the order, as one shopper does. */
export async function buys(
	person: Person,
	sku: string,
	{ quantity = 1, priceMinor = 1500, payment = 'succeed' }: Partial<Purchase> = {}
) {
	await addToCart(person, sku, quantity, priceMinor);
	return person.call('placeOrder', anOrderOf(sku, quantity, priceMinor, { payment }));
}
