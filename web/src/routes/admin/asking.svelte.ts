import type { CallableName, Input, Output } from '@tandem/domain/api.ts';
import { call } from '#lib/api.ts';
import { faultOf, type Fault } from './fault.ts';

type Done<N extends CallableName> = Extract<Output<N>, { ok: true }>;
export type Refusal<N extends CallableName> = Extract<Output<N>, { ok: false }>;

/** Something that staff ask of the shop, through as many tries as it takes. */
export class Asking<N extends CallableName> {
	isPending = $state(false);
	fault = $state.raw<Fault | null>(null);
	#key: string | undefined;
	readonly #name: N;
	readonly #wordsOf: (refusal: Refusal<N>) => Fault;
	readonly #ask: typeof call<N>;

	constructor(name: N, wordsOf: (refusal: Refusal<N>) => Fault, ask: typeof call<N> = call) {
		this.#name = name;
		this.#wordsOf = wordsOf;
		this.#ask = ask;
	}

	/**
	 * What was done, or null with a `fault`. The key stays the same until there is an answer: one who
	 * did not get it cannot know whether the first try arrived, and under one key only one counts.
	 */
	async send(request: (key: string) => Input<N>): Promise<Done<N> | null> {
		if (this.isPending) return null;
		this.isPending = true;
		this.fault = null;
		this.#key ??= crypto.randomUUID();
		try {
			const answer = await this.#ask(this.#name, request(this.#key));
			this.#key = undefined;
			if (answer.ok) return answer as Done<N>;
			this.fault = this.#wordsOf(answer as Refusal<N>);
		} catch (cause) {
			this.fault = faultOf(cause);
		} finally {
			this.isPending = false;
		}
		return null;
	}
}
