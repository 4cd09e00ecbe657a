export type Toast = {
	id: number;
	message: string;
	tone: 'calm' | 'bad';
	action?: { label: string; run: () => void };
	link?: { label: string; href: string };
};

type Extras = Pick<Toast, 'action' | 'link'>;

const CALM_MS = 6000;
const BAD_MS = 12_000;

let made = 0;
let shown = $state.raw<readonly Toast[]>([]);

/** What the shop tells a person beside the page; shown and announced by `Toaster.svelte`. */
export const toasts = {
	get shown() {
		return shown;
	},
	/** Says that something happened; with an action such as undo, or a link. */
	tell(message: string, extras: Extras = {}): void {
		show({ message, tone: 'calm', ...extras }, CALM_MS);
	},
	/** Says that something did not happen, and why. */
	fail(message: string, extras: Extras = {}): void {
		show({ message, tone: 'bad', ...extras }, BAD_MS);
	},
	dismiss(id: number): void {
		shown = shown.filter((toast) => toast.id !== id);
	}
};

function show(toast: Omit<Toast, 'id'>, forMs: number): void {
	const id = (made += 1);
	// The same words again replace the first, so that a repeated fault does not fill the screen.
	const others = shown.filter((other) => other.message !== toast.message).slice(-2);
	shown = [...others, { ...toast, id }];
	setTimeout(() => toasts.dismiss(id), forMs);
}
