import type { Parsed } from '@tandem/domain/api.ts';
import type { Order } from '@tandem/domain/order.ts';
import { orderIdOf } from '../checkout/order-id.ts';
import type { Till } from '../checkout/till.ts';
import type { Books } from './books.ts';
import type { End } from './end.ts';
import type { Action, Share } from './schedule.ts';
import { BUYERS, CODE_NAMES, keyOf, SKUS } from './shop.ts';

/** What somebody asks of the shop, and whether the answer holds in the end. */
export type Asking = {
	about: string;
	ask: (till: Till) => Promise<unknown>;
	isTrue: (answer: unknown, end: End) => boolean;
};

/** What people see when they ask. */
export type View = {
	books: Books;
	now: Date;
	/** The bodies that clients have kept for their keys. */
	requests: Map<number, Parsed<'placeOrder'>>;
};

/** What is asked, with the answer's type kept between the two. */
export function asking<A>(
	about: string,
	ask: (till: Till) => Promise<A>,
	isTrue: (answer: A, end: End) => boolean
): Asking {
	return { about, ask, isTrue: isTrue as Asking['isTrue'] };
}

/** Who orders what the schedule calls the `n`-th order. */
export function buyerOf(order: number): (typeof BUYERS)[number] {
	return BUYERS[order % BUYERS.length] ?? BUYERS[0];
}

/** The id of what the schedule calls the `n`-th order. */
export function idOf(order: number): string {
	const id = ids.get(order) ?? orderIdOf(buyerOf(order).uid, keyOf('order', order));
	ids.set(order, id);
	return id;
}

const ids = new Map<number, string>();

/** The order as whoever asks sees it. */
export async function seen(view: View, order: number): Promise<Order | undefined> {
	return (await view.books.get(`orders/${idOf(order)}`)) as Order | undefined;
}

type Line = { sku: string; quantity: number };

/** Whether these are the same units of the same SKUs in the same order. */
export function isSameUnits(some: readonly Line[] | undefined, others: readonly Line[]): boolean {
	const units = (lines: readonly Line[]) => lines.map(({ sku, quantity }) => `${quantity} ${sku}`);
	return some !== undefined && units(some).join() === units(others).join();
}

/** So much of the lines: all, half of the first, none, or one unit more than there is. */
export function shareOf(lines: readonly Line[], share: Share): Line[] {
	const [first, ...others] = lines.map(({ sku, quantity }) => ({ sku, quantity }));
	if (!first || share === 'none') return [];
	if (share === 'some') return [{ ...first, quantity: Math.ceil(first.quantity / 2) }];
	if (share === 'too-many') return [{ ...first, quantity: first.quantity + 1 }, ...others];
	return [first, ...others];
}

/** Asks so often, one after the other, and returns the last answer. */
export async function repeated<A>(times: number, ask: (i: number) => Promise<A>): Promise<A> {
	let answer = await ask(0);
	for (let i = 1; i < times; i += 1) answer = await ask(i);
	return answer;
}

/** A document that is spoilt; numbers are those of 2026's invoices and credit notes. */
export function spoiltPath({ what, which }: Extract<Action, { do: 'poison' }>): string {
	switch (what) {
		case 'order':
			return `orders/${idOf(which)}`;
		case 'sku':
			return `sellables/${chosen(SKUS, which)}`;
		case 'cart':
			return `carts/${chosen(BUYERS, which)?.uid}`;
		case 'code':
			return `promotions/${chosen(CODE_NAMES, which)}`;
		case 'number':
			return `sequences/${which % 2 ? 'invoices' : 'credits'}-2026`;
	}
}

/** One of all, whatever the number; undefined of none. */
export function chosen<T>(all: readonly T[], which: number): T | undefined {
	return all[which % Math.max(1, all.length)];
}
