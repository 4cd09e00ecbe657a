import type { Input, Output } from '@tandem/domain/api.ts';
import { orderNumber } from '@tandem/domain/order-state.ts';
import { call } from '#lib/api.ts';
import { toasts } from '#lib/toasts.svelte.ts';
import { fault, faultOf, type Fault } from '../fault.ts';
import { STATE_WORDS } from '../order-words.ts';

type Request = Input<'advanceOrder'>;
type Refusal = Extract<Output<'advanceOrder'>, { ok: false }>;

/** Takes orders to their next states, and remembers for each what is under way and what went wrong. */
export class Steps {
	#pending = $state<Record<string, boolean>>({});
	#faults = $state<Record<string, Fault>>({});
	readonly #ask: (request: Request) => Promise<Output<'advanceOrder'>>;

	constructor(ask = (request: Request) => call('advanceOrder', request)) {
		this.#ask = ask;
	}

	isPending(orderId: string): boolean {
		return this.#pending[orderId] ?? false;
	}

	faultOf(orderId: string): Fault | undefined {
		return this.#faults[orderId];
	}

	/** Forgets what went wrong with an order. */
	forget(orderId: string): void {
		delete this.#faults[orderId];
	}

	/** True once the order is there; a second press while the first is under way does nothing. */
	async take(request: Request): Promise<boolean> {
		const { orderId, to } = request;
		if (this.isPending(orderId)) return false;
		this.#pending[orderId] = true;
		this.forget(orderId);
		try {
			const answer = await this.#ask(request);
			if (!answer.ok) this.#faults[orderId] = refusalOf(answer);
			else toasts.tell(`${orderNumber(orderId)} is ${STATE_WORDS[to].toLowerCase()}.`);
			return answer.ok;
		} catch (cause) {
			this.#faults[orderId] = faultOf(cause);
			return false;
		} finally {
			this.#pending[orderId] = false;
		}
	}
}

function refusalOf(refusal: Refusal): Fault {
	switch (refusal.reason) {
		case 'not-next': {
			const state = STATE_WORDS[refusal.state].toLowerCase();
			return fault(`Someone was faster: this order is already ${state}.`);
		}
		case 'not-found':
			return fault('This order is no longer in the shop.');
		case 'busy':
			return fault('The shop is very busy. Nothing has changed; please try again.');
	}
}
