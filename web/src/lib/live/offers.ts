import type { Terms } from '@tandem/domain/promotion.ts';
import { followDocument } from './live.ts';

/** The promotions that need no code; none when the shop has no such document. */
export const automaticOffers = followDocument('offers', 'automatic', (offers): Terms[] => {
	return offers?.terms ?? [];
});
