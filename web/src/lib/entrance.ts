import { GUEST_TOKEN } from './account.svelte.ts';
import { firebaseNow } from './wake.ts';

/** Makes an account; a guest becomes it and keeps uid, cart and orders. Throws `AuthError`. */
export function register(email: string, password: string): Promise<void> {
	return saying(async () => {
		const fb = await firebaseNow();
		await fb.auth.authStateReady();
		const guest = fb.auth.currentUser;
		if (!guest?.isAnonymous) {
			await fb.createUserWithEmailAndPassword(fb.auth, email, password);
			return;
		}
		await fb.linkWithCredential(guest, fb.EmailAuthProvider.credential(email, password));
		// The old token still says "anonymous" to rules and functions.
		await guest.getIdToken(true);
	});
}

/** Signs in; what a guest had comes along, if need be at a later start. Throws `AuthError`. */
export function signIn(email: string, password: string): Promise<void> {
	return saying(async () => {
		const { auth, signInWithEmailAndPassword } = await firebaseNow();
		await auth.authStateReady();
		const guest = auth.currentUser;
		if (guest?.isAnonymous) localStorage.setItem(GUEST_TOKEN, await guest.getIdToken());
		try {
			await signInWithEmailAndPassword(auth, email, password);
		} catch (cause) {
			localStorage.removeItem(GUEST_TOKEN);
			throw cause;
		}
	});
}

/** Sends the mail to choose a new password; says nothing about whether the address is known. */
export function sendReset(email: string): Promise<void> {
	return saying(async () => {
		const { auth, sendPasswordResetEmail } = await firebaseNow();
		await sendPasswordResetEmail(auth, email).catch((cause: unknown) => {
			if (codeOf(cause) !== 'auth/user-not-found') throw cause;
		});
	});
}

/** Why an account could not be made or entered; `message` can be shown, beside `field` if it has one. */
export class AuthError extends Error {
	override name = 'AuthError';
	constructor(
		readonly field: 'email' | 'password' | null,
		message: string,
		cause?: unknown
	) {
		super(message, { cause });
	}
}

const AUTH_FAULTS: Readonly<Record<string, [field: AuthError['field'], message: string]>> = {
	'auth/email-already-in-use': ['email', 'There is an account with this e-mail. Sign in instead.'],
	'auth/credential-already-in-use': ['email', 'There is an account with this e-mail.'],
	'auth/invalid-email': ['email', 'This does not look like an e-mail address.'],
	'auth/missing-email': ['email', 'Enter your e-mail address.'],
	'auth/missing-password': ['password', 'Enter your password.'],
	'auth/weak-password': ['password', 'Choose a password of at least 8 characters.'],
	'auth/invalid-credential': [null, 'E-mail and password do not belong together.'],
	'auth/wrong-password': [null, 'E-mail and password do not belong together.'],
	'auth/user-not-found': [null, 'E-mail and password do not belong together.'],
	'auth/user-disabled': [null, 'This account is closed. Write to us if that is a mistake.'],
	'auth/too-many-requests': [null, 'Too many tries. Wait a few minutes, then try again.'],
	'auth/network-request-failed': [null, 'The shop cannot be reached. Check your connection.']
};

async function saying(work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (cause) {
		const [field, message] = AUTH_FAULTS[codeOf(cause)] ?? [
			null,
			'Something went wrong on our side. Please try again.'
		];
		throw new AuthError(field, message, cause);
	}
}

function codeOf(cause: unknown): string {
	const { code = '' } = Object(cause) as { code?: unknown };
	return String(code);
}
