/** Everything of Firebase that the shop uses, in one module that no page waits for. */
export type Firebase = typeof import('./firebase.ts');

const INTENTS = ['pointerdown', 'pointermove', 'keydown', 'scroll', 'touchstart'] as const;

let loading: Promise<Firebase> | undefined;

/** Firebase at once: for what a person has just asked for. */
export function firebaseNow(): Promise<Firebase> {
	loading ??= import('./firebase.ts').catch((cause: unknown) => {
		// Offline, for instance: the next one who asks tries again.
		loading = undefined;
		throw cause;
	});
	return loading;
}

const awake = import.meta.env.SSR ? new Promise<void>(() => {}) : wakeUp();

/** Firebase when it is in nobody's way: at the first sign of life of the visitor, or when all is quiet. */
export async function firebase(): Promise<Firebase> {
	await awake;
	return firebaseNow();
}

/**
 * A prerendered page can be read and used before Firebase is there, so it waits. A page that the
 * browser renders has nothing in its document yet, and nothing to show without Firebase.
 */
function wakeUp(): Promise<void> {
	if (!document.querySelector('main')) return Promise.resolve();
	return new Promise((resolve) => {
		const wake = () => {
			for (const intent of INTENTS) removeEventListener(intent, wake, true);
			resolve();
		};
		for (const intent of INTENTS) addEventListener(intent, wake, { capture: true, passive: true });
		const whenQuiet = () => whenIdle(wake);
		if (document.readyState === 'complete') whenQuiet();
		else addEventListener('load', whenQuiet, { once: true });
	});
}

function whenIdle(work: () => void): void {
	if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 2000 });
	else setTimeout(work, 500);
}
