import { productIds } from '#lib/catalogue.server.ts';
import type { EntryGenerator } from './$types';

export const prerender = true;
export const ssr = true;

export const entries: EntryGenerator = () => productIds().map((id) => ({ productId: id }));
