import type { Auth, User } from 'firebase/auth';
import { roleOf, type Role } from '@tandem/domain/role.ts';
import { toasts } from './toasts.svelte.ts';
import { firebase, firebaseNow } from './wake.ts';

export type Account =
	| { status: 'loading' }
	| { status: 'signed-out' }
	| { status: 'guest'; uid: string }
	| { status: 'person'; uid: string; email: string; role: Role };

/** Where the token of a guest waits until what they had has been moved to their account. */
export const GUEST_TOKEN = 'tandem.guest-token';

let current = $state.raw<Account>({ status: 'loading' });

/** Who is here. Followed as long as the page is open: the header always shows it. */
export const account = {
	get current(): Account {
		return current;
	}
};

if (!import.meta.env.SSR) void follow();

async function follow(): Promise<void> {
	const { auth, onIdTokenChanged } = await firebase();
	// onAuthStateChanged would not tell of a guest who becomes a person: the uid stays.
	onIdTokenChanged(auth, (user) => void meet(auth, user));
}

async function meet(auth: Auth, user: User | null): Promise<void> {
	const next = user ? await accountOf(user) : ({ status: 'signed-out' } as const);
	// Someone else may have come while the claims were read.
	if (auth.currentUser !== user) return;
	current = next;
	if (next.status === 'person') void bringGuestAlong();
}

async function accountOf(user: User): Promise<Account> {
	const { uid, isAnonymous, email } = user;
	if (isAnonymous) return { status: 'guest', uid };
	const { claims } = await user.getIdTokenResult();
	return { status: 'person', uid, email: email ?? '', role: roleOf(claims) };
}

let becoming: Promise<string> | undefined;

/** The uid of whoever is here; one who is not signed in becomes a guest first. */
export function ensureSignedIn(): Promise<string> {
	becoming ??= becomeSomeone().finally(() => (becoming = undefined));
	return becoming;
}

async function becomeSomeone(): Promise<string> {
	const { auth, signInAnonymously } = await firebaseNow();
	await auth.authStateReady();
	const user = auth.currentUser ?? (await signInAnonymously(auth)).user;
	return user.uid;
}

export async function signOut(): Promise<void> {
	const fb = await firebaseNow();
	await fb.signOut(fb.auth);
}

/** Moves the cart and orders of the guest whose token is kept; keeps the token until that is done. */
async function bringGuestAlong(): Promise<void> {
	const guestToken = localStorage.getItem(GUEST_TOKEN);
	if (!guestToken) return;
	try {
		const { call } = await import('./api.ts');
		const answer = await call('mergeGuest', { guestToken });
		if (!answer.ok && answer.reason === 'busy') return;
		localStorage.removeItem(GUEST_TOKEN);
		if (answer.ok && answer.lines > 0) toasts.tell('What you had in your cart came along.');
	} catch (cause) {
		console.warn('the guest’s cart stays behind until the next start', cause);
	}
}
