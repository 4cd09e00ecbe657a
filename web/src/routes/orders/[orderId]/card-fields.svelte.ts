import type { Appearance, Stripe, StripeElements } from '@stripe/stripe-js';
import { call, CallError } from '#lib/api.ts';
import { REFUSALS } from './paying.svelte.ts';

/**
 * The payment provider's own fields, in frames of theirs: what is typed there never touches this page.
 * Their script is loaded when the fields are opened, and by no other page.
 */
export class CardFields {
	status = $state<'loading' | 'ready' | 'failed'>('loading');
	isPaying = $state(false);
	message = $state('');
	#stripe: Stripe | undefined;
	#elements: StripeElements | undefined;

	/** Opens the fields for an order in `place`; what goes wrong is told in `message`. */
	async open(place: HTMLElement, orderId: string): Promise<void> {
		this.status = 'loading';
		this.message = '';
		try {
			const answer = await call('payOrder', { action: 'fields', orderId });
			if (!answer.ok) return this.#fail(REFUSALS[answer.reason]);
			if ('clientSecret' in answer) await this.#mount(place, answer);
		} catch (cause) {
			if (cause instanceof CallError) this.#fail(cause.message);
			else this.#fail('The card fields could not be loaded. Check your connection.');
		}
	}

	/** Pays with what is typed; false when there is nothing that the shop could have heard of. */
	async pay(): Promise<boolean> {
		const [stripe, elements] = [this.#stripe, this.#elements];
		if (!stripe || !elements || this.isPaying) return false;
		this.isPaying = true;
		this.message = '';
		try {
			const { error } = await stripe.confirmPayment({
				elements,
				confirmParams: { return_url: location.origin + location.pathname },
				redirect: 'if_required'
			});
			if (error) this.message = error.message ?? 'The card was not taken. Try another.';
			return error?.type !== 'validation_error';
		} finally {
			this.isPaying = false;
		}
	}

	async #mount(
		place: HTMLElement,
		{ publishableKey, clientSecret }: { publishableKey: string; clientSecret: string }
	): Promise<void> {
		const { loadStripe } = await import('@stripe/stripe-js/pure');
		const stripe = await loadStripe(publishableKey, { locale: 'en' });
		if (!stripe || !place.isConnected) return;
		const elements = stripe.elements({ clientSecret, appearance: appearanceOf(place) });
		const payment = elements.create('payment');
		payment.on('ready', () => (this.status = 'ready'));
		payment.on('loaderror', ({ error }) =>
			this.#fail(error.message ?? 'The card fields could not be loaded.')
		);
		place.replaceChildren();
		payment.mount(place);
		this.#stripe = stripe;
		this.#elements = elements;
	}

	#fail(message: string): void {
		this.status = 'failed';
		this.message = message;
	}
}

/** The shop's colours and type, as the provider's frames need to be told them. */
function appearanceOf(place: HTMLElement): Appearance {
	const { color, backgroundColor, fontFamily } = getComputedStyle(place);
	const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
	return {
		theme: isDark ? 'night' : 'stripe',
		variables: {
			colorText: color,
			colorBackground: backgroundColor,
			fontFamily,
			borderRadius: '12px'
		}
	};
}
