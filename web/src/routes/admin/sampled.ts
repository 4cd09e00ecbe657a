import { createSubscriber } from 'svelte/reactivity';
import { businessDate } from '@tandem/domain/time.ts';

/** A value that is looked at every so often; its readers hear of it only when it has changed. */
export class Sampled<T> {
	readonly #read: () => T;
	readonly #subscribe: () => void;
	#value: T;

	constructor(read: () => T, everyMs: number) {
		this.#read = read;
		this.#value = read();
		this.#subscribe = createSubscriber((update) => {
			this.#value = this.#read();
			const timer = setInterval(() => {
				const next = this.#read();
				if (next === this.#value) return;
				this.#value = next;
				update();
			}, everyMs);
			return () => clearInterval(timer);
		});
	}

	get current(): T {
		this.#subscribe();
		return this.#value;
	}
}

/** The business day that it is, `yyyy-mm-dd`; a page that is open at midnight turns with it. */
export const today = new Sampled(() => businessDate(new Date()), 1000);
