import { api } from '@tandem/domain/api.ts';
import { Reversing, wordsOf, type Reversed } from '#lib/reversing.svelte.ts';
import type { Declaration } from '#lib/withdrawal.ts';

export const FIELDS = ['name', 'number', 'email'] as const;
export type FieldName = (typeof FIELDS)[number];

const EMPTY: Record<FieldName, string> = {
	name: 'Enter your name.',
	number: 'Enter the order number.',
	email: 'Enter the e-mail address of the order.'
};
const WRONG: Record<FieldName, string> = {
	name: 'A name has at most 80 letters.',
	number: 'An order number looks like 1A2B-3C4D.',
	email: 'This does not look like an e-mail address, such as ada@example.com.'
};

/** A withdrawal by order number: filled in, then confirmed, then received. */
export class Withdrawing {
	values = $state<Record<FieldName, string>>({ name: '', number: '', email: '' });
	faults = $state.raw<Partial<Record<FieldName, string>>>({});
	/** Whether it was read once more and only wants confirming. */
	isReviewed = $state(false);
	/** What came of it. */
	reversed = $state.raw<Reversed>();
	readonly #reversing: Reversing;

	constructor(reversing = new Reversing()) {
		this.#reversing = reversing;
	}

	get isUnderWay(): boolean {
		return this.#reversing.isUnderWay;
	}

	/** Why the shop did not take it. */
	get refusal(): string {
		return wordsOf(this.#reversing.verdict, 'withdraw-by-number');
	}

	get declaration(): Declaration {
		const { name, number, email } = this.#request;
		const goods = ['All of this order that has not gone back yet'];
		return { number, goods, name, email, receivedAt: this.reversed?.receivedAt ?? null };
	}

	get #request() {
		const { name, number, email } = this.values;
		const compact = number.replaceAll(/[\s-]/g, '').toUpperCase();
		return {
			action: 'withdraw-by-number' as const,
			name: name.trim(),
			number: compact.length === 8 ? `${compact.slice(0, 4)}-${compact.slice(4)}` : compact,
			email: email.trim()
		};
	}

	/** Goes on to the second step; false, with the faults beside their fields, when something is wrong. */
	review(): boolean {
		this.#reversing.verdict = undefined;
		const wrong = api.reverseOrder.input.safeParse(this.#request).error?.issues ?? [];
		const found = FIELDS.filter((name) => wrong.some(({ path }) => path[0] === name));
		this.faults = Object.fromEntries(
			found.map((name) => [name, this.values[name].trim() ? WRONG[name] : EMPTY[name]])
		);
		this.isReviewed = found.length === 0;
		return this.isReviewed;
	}

	/** Declares it; an order that is not found can be corrected in the fields. */
	async confirm(): Promise<void> {
		this.reversed = await this.#reversing.ask(this.#request);
		const { verdict } = this.#reversing;
		const isUnknown = verdict && 'reason' in verdict && verdict.reason === 'not-found';
		if (isUnknown) this.isReviewed = false;
	}
}
