import type { Input, Output } from './api.ts';
import type { AuditEntry } from './audit.ts';
import type { Job } from './flush.ts';
import { move } from './units.ts';

type Adjustment = Output<'adjustSellable'>;
type Request = Input<'adjustSellable'>;

/** Changes stock or price of one SKU and writes down who, why, before and after, under the client's key. */
export function adjustment(request: Request, uid: string): Job<Adjustment> {
	const { key, sku, units, priceMinor, reason, note } = request;
	return {
		refs: [
			{ collection: 'audit', id: key },
			{ collection: 'sellables', id: sku }
		],
		decide: (ledger, now) => {
			const earlier = ledger.get('audit', key);
			if (earlier) {
				if (!isSame(earlier, request)) return { ok: false, reason: 'key-reused' };
				return { ok: true, ...earlier.after };
			}
			const sellable = ledger.get('sellables', sku);
			if (!sellable) return { ok: false, reason: 'not-found' };
			if (units !== 0 && sellable.parts.length > 0) return { ok: false, reason: 'bundle' };
			const available = sellable.available + units;
			if (available < 0) {
				return { ok: false, reason: 'below-zero', available: sellable.available };
			}
			const before = { available: sellable.available, priceMinor: sellable.priceMinor };
			const after = { available, priceMinor: priceMinor ?? sellable.priceMinor };
			ledger.put('sellables', sku, { ...sellable, priceMinor: after.priceMinor });
			move(ledger, 'received', [{ sku, parts: [], quantity: units }]);
			ledger.put('audit', key, { sku, by: uid, reason, note, before, after, at: now });
			return { ok: true, ...after };
		}
	};
}

/** Whether the entry was made by this request. */
function isSame({ sku, reason, note, before, after }: AuditEntry, request: Request): boolean {
	return (
		sku === request.sku &&
		reason === request.reason &&
		note === request.note &&
		after.available - before.available === request.units &&
		after.priceMinor === (request.priceMinor ?? before.priceMinor)
	);
}
