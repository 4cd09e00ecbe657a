import { type Refusal } from '../../asking.svelte.ts';
import { fault, type Fault } from '../../fault.ts';

/** Why stock or price stay as they are. */
export function refusalWords(refusal: Refusal<'adjustSellable'>): Fault {
	switch (refusal.reason) {
		case 'below-zero':
			return fault('That is more than there is.', { units: leftWords(refusal.available) });
		case 'bundle':
			return fault('This is a bundle now: its stock is that of its parts.');
		case 'not-found':
			return fault('This variant is no longer in the shop.');
		case 'key-reused':
			return fault('Your first try had arrived after all. Look at what there is now, then go on.');
		case 'busy':
			return fault('The shop is very busy. Nothing has changed; please try again.');
	}
}

/** Why no more can be taken off. */
export function leftWords(available: number): string {
	return available > 0 ? `Only ${available} left to take off.` : 'There is none left to take off.';
}
