import type { LiveOrder } from '#lib/live/orders.ts';

type Units = { sku: string; quantity: number };

/** These units of an order by name: "2 × Levi’s 501 (Blue, 32)". */
export function goodsOf(units: readonly Units[], lines: LiveOrder['lines']): string[] {
	return units.map(({ sku, quantity }) => {
		const line = lines.find((each) => each.sku === sku);
		const name = line?.variant ? `${line.title} (${line.variant})` : (line?.title ?? sku);
		return `${quantity}\u00a0×\u00a0${name}`;
	});
}
