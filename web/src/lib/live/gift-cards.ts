import { followQuery, type Stored } from './live.ts';

export type LiveGiftCard = Stored<'giftCards'> & { id: string };

/** At most this many gift cards are listed: the rules give no more at once. */
export const NEWEST_CARDS = 50;

/** The newest gift cards with what became of them, for an admin. */
export const giftCards = followQuery(
	'giftCards',
	({ collection, db, limit, orderBy, query }) =>
		query(collection(db, 'giftCards'), orderBy('at', 'desc'), limit(NEWEST_CARDS)),
	(found): LiveGiftCard[] => found
);
