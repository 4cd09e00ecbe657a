/** A source of numbers in [0, 1): the same seed gives the same ones (Mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** Choices by one source of chance. */
export class Dice {
	readonly #random: () => number;

	constructor(seed: number) {
		this.#random = seeded(seed);
	}

	/** An integer from `least` to `most`. */
	number(least: number, most: number): number {
		return least + Math.floor(this.#random() * (most - least + 1));
	}

	/** True once in `times`. */
	once(times: number): boolean {
		return this.#random() * times < 1;
	}

	of<T>(choices: readonly T[]): T {
		const choice = choices[this.number(0, choices.length - 1)];
		if (choice === undefined) throw new Error('nothing to choose from');
		return choice;
	}

	/** One of the names, each as often as its weight says. */
	weighted<Name extends string>(weights: Record<Name, number>): Name {
		const names = Object.entries<number>(weights) as [Name, number][];
		let rest = this.#random() * names.reduce((sum, [, weight]) => sum + weight, 0);
		const found = names.find(([, weight]) => (rest -= weight) < 0) ?? names[0];
		if (!found) throw new Error('nothing to choose from');
		return found[0];
	}
}
