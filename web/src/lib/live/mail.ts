import { followDocument, followQuery, shared, type Stored } from './live.ts';

export type LiveMail = Stored<'mail'> & { id: string };

/** At most this many letters are listed: the rules give no more at once. */
export const NEWEST_MAIL = 50;

/** The newest letters that go out, for staff. */
export const newestMail = followQuery(
	'mail',
	({ collection, db, limit, orderBy, query }) =>
		query(collection(db, 'mail'), orderBy('at', 'desc'), limit(NEWEST_MAIL)),
	(found): LiveMail[] => found
);

/** One letter; null when there is none of this id. */
export const mailOf = shared((id) =>
	followDocument('mail', id, (mail): LiveMail | null => (mail ? { ...mail, id } : null))
);
