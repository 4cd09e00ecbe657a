import { auth } from './firebase/admin.ts';
import { callable } from './firebase/callable.ts';
import { log } from './firebase/log.ts';
import { moveToAccount } from './store/carts.ts';

const MAX_TRIES = 4;

/** Holding the guest's token is the proof of having been that guest; repeated, it moves what is left. */
export const mergeGuest = callable('mergeGuest', async ({ input, uid, now }) => {
	const guest = await guestOf(input.guestToken);
	if (!guest || guest === uid) return { ok: false, reason: 'not-a-guest' };
	for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
		try {
			const moved = await moveToAccount(guest, uid, now);
			return { ok: true, ...moved };
		} catch (cause) {
			log.warn('a cart or order changed while it was being moved', { tries, cause });
		}
	}
	return { ok: false, reason: 'busy' };
});

async function guestOf(token: string): Promise<string | undefined> {
	try {
		const { uid, firebase } = await auth().verifyIdToken(token);
		return firebase.sign_in_provider === 'anonymous' ? uid : undefined;
	} catch (cause) {
		log.warn('a guest token was refused', { cause });
		return undefined;
	}
}
