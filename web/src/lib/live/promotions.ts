import { followQuery, type Stored } from './live.ts';

export type LivePromotion = Stored<'promotions'> & { id: string };

/** At most this many codes are listed: the rules give no more at once. */
export const MOST_CODES = 50;

/** The promotions by code in the order of their codes, with their uses, for an admin. */
export const promotions = followQuery(
	'promotions',
	({ collection, db, limit, query }) => query(collection(db, 'promotions'), limit(MOST_CODES)),
	(found): LivePromotion[] => found
);
