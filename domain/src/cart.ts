import * as z from 'zod';
import { Sku } from './product.ts';
import { MAX_LINES, MAX_QUANTITY } from './quantity.ts';
import { PriceMinor } from './stock.ts';

export const CartLine = z.strictObject({
	quantity: z.int().min(1).max(MAX_QUANTITY),
	seenMinor: PriceMinor.describe(
		'Unit price when last added or accepted; only to say that it changed'
	),
	addedAt: z.date()
});
export type CartLine = z.infer<typeof CartLine>;

const DeviceId = z.uuid();

export const Cart = z.strictObject({
	lines: z.record(Sku, CartLine),
	last: Sku.describe('The one line the last write changed: rules cannot loop over a map'),
	device: DeviceId.describe('Who wrote last; named for the same reason'),
	writes: z
		.record(DeviceId, z.int().min(1))
		.describe('The number of each device’s last write: one that arrives again is refused'),
	updatedAt: z.date()
});
export type Cart = z.infer<typeof Cart>;
export type CartLines = Cart['lines'];

/**
 * The lines of both carts: quantities of a SKU in both add up to at most `MAX_QUANTITY`, the price
 * seen is the later one; `account` lines keep their place when there are more than `MAX_LINES`.
 */
export function mergeCartLines(account: CartLines, guest: CartLines): CartLines {
	const merged: CartLines = { ...account };
	for (const [sku, line] of Object.entries(guest)) {
		const own = merged[sku];
		if (!own) {
			if (Object.keys(merged).length < MAX_LINES) merged[sku] = line;
			continue;
		}
		const later = own.addedAt > line.addedAt ? own : line;
		const quantity = Math.min(MAX_QUANTITY, own.quantity + line.quantity);
		merged[sku] = { ...later, quantity };
	}
	return merged;
}
