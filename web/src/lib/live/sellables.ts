import { followDocument, shared } from './live.ts';

/** Stock and price of one SKU; null when there is no such SKU. */
export const sellableOf = shared((sku) => followDocument('sellables', sku, (sellable) => sellable));
