import type { Input, Output } from './api.ts';
import { bandOf } from './band.ts';
import type { Job } from './flush.ts';

type Adjustment = Output<'adjustSellable'>;

/** Changes stock or price of one SKU and writes down who, why, before and after, under the client's key. */
export function adjustment(request: Input<'adjustSellable'>, uid: string): Job<Adjustment> {
	const { key, sku, units, priceMinor, reason, note } = request;
	return {
		refs: [
			{ collection: 'audit', id: key },
			{ collection: 'sellables', id: sku }
		],
		decide: (ledger, now) => {
			const earlier = ledger.get('audit', key);
			if (earlier) return { ok: true, ...earlier.after };
			const sellable = ledger.get('sellables', sku);
			if (!sellable) return { ok: false, reason: 'not-found' };
			const available = sellable.available + units;
			if (available < 0) {
				return { ok: false, reason: 'below-zero', available: sellable.available };
			}
			const before = { available: sellable.available, priceMinor: sellable.priceMinor };
			const after = { available, priceMinor: priceMinor ?? sellable.priceMinor };
			ledger.put('sellables', sku, {
				...sellable,
				...after,
				received: sellable.received + units,
				band: bandOf(available)
			});
			ledger.put('audit', key, { sku, by: uid, reason, note, before, after, at: now });
			return { ok: true, ...after };
		}
	};
}
