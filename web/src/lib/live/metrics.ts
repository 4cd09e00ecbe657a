import { followQuery, shared } from './live.ts';

/** The live counters of a business day (`yyyy-mm-dd`), for staff. */
export const countsOf = shared((date) =>
	followQuery(
		'metrics',
		({ collection, db, limit, LIVE_SHARDS, query, where }) =>
			query(collection(db, 'metrics'), where('date', '==', date), limit(LIVE_SHARDS)),
		(shards, { sumCounts }) => sumCounts(shards)
	)
);
