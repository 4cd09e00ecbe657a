import { money } from '@tandem/domain/format.ts';
import type { Verdict } from './placing.svelte.ts';

/** What the shopper reads when an order was not placed. */
export type Face = {
	title: string;
	words: string;
	/** What helps besides trying again. */
	way?: 'orders' | 'sign-in';
};

/** The face of a verdict; `hasTroubles`: lines that it names are still unsettled. */
export function faceOf(verdict: Verdict, hasTroubles: boolean): Face | undefined {
	if (!('reason' in verdict)) return faceOfError(verdict);
	switch (verdict.reason) {
		case 'sold-out':
		case 'price-changed':
			if (hasTroubles) return undefined;
			return {
				title: 'That is settled',
				words: 'Look at the total once more, then place your order.'
			};
		case 'total-changed':
			return {
				title: 'The total has changed',
				words:
					`You saw ${money(verdict.shownMinor)}; it is ${money(verdict.currentMinor)} now. ` +
					'Nothing was ordered. Look at it once more, then place your order.'
			};
		case 'gift-card-changed':
			return {
				title: 'Your gift card has changed',
				words:
					`You saw it pay ${money(verdict.shownMinor)}; it pays ${money(verdict.currentMinor)} ` +
					'now. Nothing was ordered. Look at the sum once more, then place your order.'
			};
		case 'code-refused':
			return {
				title: 'Your code was not taken',
				words: 'Nothing was ordered. Look at the sum once more, then place your order.'
			};
		case 'payment-unavailable':
			return {
				title: 'This way to pay is closed right now',
				words: 'Nothing was ordered. Choose another, or reload the page: what you typed is kept.'
			};
		case 'cart-changed':
			return {
				title: 'Your cart changed meanwhile',
				words:
					'Perhaps on another of your screens. What you see here is how it is now. Nothing was ordered.'
			};
		case 'key-reused':
			return {
				title: 'We already have an order from this try',
				words: 'Look at your orders before you place another.',
				way: 'orders'
			};
		case 'busy':
			return {
				title: 'Very many people are buying this right now',
				words: 'Your turn did not come. Trying again is safe: you cannot buy twice.'
			};
	}
}

function faceOfError(error: Extract<Verdict, Error>): Face {
	switch (error.kind) {
		case 'bad-input':
			return {
				title: 'The shop could not take this order',
				words: 'Reload the page and try again: what you typed is kept. Nothing was ordered.'
			};
		case 'denied':
			return { title: 'Please sign in again', words: error.message, way: 'sign-in' };
		case 'offline':
		case 'bug':
			return {
				title: error.kind === 'offline' ? 'We did not hear back' : 'That did not work',
				words: `${error.message} What you typed is kept, and you cannot buy twice.`
			};
	}
}
