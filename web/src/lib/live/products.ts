import { followDocument, shared } from './live.ts';

/** One product; null when the shop no longer has it. */
export const productOf = shared((id) => followDocument('products', id, (product) => product));
