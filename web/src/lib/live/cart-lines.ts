import { lineNow, type CartLineNow } from '../cart-line.ts';
import { myCart } from './cart.ts';
import type { LiveState } from './live.ts';
import { sellableOf } from './sellables.ts';

/** The own cart, each line followed beside its SKU. */
export const myLines = {
	get current(): LiveState<CartLineNow[]> {
		const cart = myCart.current;
		if (cart.status !== 'ready') return cart;
		const value: CartLineNow[] = [];
		for (const item of cart.value) {
			const sellable = sellableOf(item.sku).current;
			if (sellable.status === 'failed') return sellable;
			value.push(lineNow(item, sellable.status === 'ready' ? sellable.value : undefined));
		}
		return { ...cart, value };
	},
	retry(): void {
		const cart = myCart.current;
		if (cart.status === 'failed') myCart.retry();
		if (cart.status === 'ready') for (const { sku } of cart.value) sellableOf(sku).retry();
	}
};
