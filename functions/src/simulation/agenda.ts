type Entry = { at: number; act: () => void | Promise<void> };

/** Simulated time: what is to happen, in milliseconds from the beginning, done one after the other. */
export class Agenda {
	#now = 0;
	/** Latest first, so that the next is taken from the end. */
	readonly #entries: Entry[] = [];

	get now(): number {
		return this.#now;
	}

	/** Does `act` in `milliseconds`, after all that was noted for the same moment before. */
	add(milliseconds: number, act: Entry['act']): void {
		const at = this.#now + milliseconds;
		let place = this.#entries.length;
		while (place > 0 && (this.#entries[place - 1]?.at ?? 0) <= at) place -= 1;
		this.#entries.splice(place, 0, { at, act });
	}

	/** Lets time pass until nothing is left to happen. */
	async run(): Promise<void> {
		await everythingReacted();
		for (let next = this.#entries.pop(); next; next = this.#entries.pop()) {
			this.#now = next.at;
			await next.act();
			await everythingReacted();
		}
	}
}

/** A lane gathers its jobs until the next turn of the event loop; whatever that starts is noted by then. */
function everythingReacted(): Promise<void> {
	return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}
