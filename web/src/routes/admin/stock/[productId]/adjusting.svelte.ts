import type { Input, Output } from '@tandem/domain/api.ts';
import { call } from '#lib/api.ts';
import { fault, faultOf, type Fault } from '../../fault.ts';

type Request = Input<'adjustSellable'>;
type Answer = Output<'adjustSellable'>;
type Change = Omit<Request, 'key'>;

/** One change of a SKU from its form to the shop, through as many tries as it takes. */
export class Adjusting {
	isPending = $state(false);
	fault = $state.raw<Fault | null>(null);
	#tried: { change: string; key: string } | undefined;
	readonly #ask: (request: Request) => Promise<Answer>;

	constructor(ask = (request: Request) => call('adjustSellable', request)) {
		this.#ask = ask;
	}

	/** The stock and price it led to, or null with a `fault`. */
	async send(change: Change): Promise<Extract<Answer, { ok: true }> | null> {
		if (this.isPending) return null;
		this.isPending = true;
		this.fault = null;
		try {
			const answer = await this.#ask({ key: this.#keyOf(change), ...change });
			if (answer.ok) return answer;
			this.fault = refusalOf(answer);
		} catch (cause) {
			this.fault = faultOf(cause);
		} finally {
			this.isPending = false;
		}
		return null;
	}

	/**
	 * The same change has the same key, so that one whose answer was lost is made once. Another
	 * change has another: under the old key the shop would answer with the old change.
	 */
	#keyOf(change: Change): string {
		const written = JSON.stringify(change);
		if (this.#tried?.change !== written) {
			this.#tried = { change: written, key: crypto.randomUUID() };
		}
		return this.#tried.key;
	}
}

function refusalOf(refusal: Extract<Answer, { ok: false }>): Fault {
	switch (refusal.reason) {
		case 'below-zero':
			return fault('That is more than there is.', { units: leftWords(refusal.available) });
		case 'not-found':
			return fault('This variant is no longer in the shop.');
		case 'busy':
			return fault('The shop is very busy. Nothing has changed; please try again.');
	}
}

/** Why no more can be taken off. */
export function leftWords(available: number): string {
	return available > 0 ? `Only ${available} left to take off.` : 'There is none left to take off.';
}
