import type { ReturnReason } from '@tandem/domain/refund.ts';
import { returnable } from '@tandem/domain/reverse.ts';
import type { LiveOrder } from '#lib/live/orders.ts';
import { Reversing, wordsOf } from '#lib/reversing.svelte.ts';
import { attemptOf, dropAttempt, openAttempt, type Attempt, type Body } from './return-attempt.ts';

/** What a shopper chooses to send back, and the asking for it. */
export class Returning {
	/** Units chosen, by SKU. */
	chosen = $state<Record<string, number>>({});
	reason = $state<ReturnReason | ''>('');
	note = $state('');
	isTried = $state(false);
	readonly #order: () => LiveOrder;
	readonly #reversing: Reversing;
	#attempt: Attempt | undefined;

	/** Begins with what was sent before without an answer, as far as that may still go back. */
	constructor(order: () => LiveOrder, reversing = new Reversing()) {
		this.#order = order;
		this.#reversing = reversing;
		const free = returnable(order());
		const kept = openAttempt(order())?.body;
		if (!kept?.lines.every((line) => isFree(line, free))) return;
		this.chosen = Object.fromEntries(kept.lines.map(({ sku, quantity }) => [sku, quantity]));
		this.reason = kept.reason;
		this.note = kept.note;
	}

	get isUnderWay(): boolean {
		return this.#reversing.isUnderWay;
	}

	get lines(): Body['lines'] {
		return this.#order().lines.flatMap(({ sku }) => {
			const quantity = this.chosen[sku] ?? 0;
			return quantity > 0 ? [{ sku, quantity }] : [];
		});
	}

	/** What is missing beside the fields, once the shopper has tried. */
	get missing(): { lines?: string; reason?: string } {
		if (!this.isTried) return {};
		return {
			...(this.lines.length === 0 && { lines: 'Choose what goes back.' }),
			...(this.reason === '' && { reason: 'Choose a reason.' })
		};
	}

	get fault(): string {
		return wordsOf(this.#reversing.verdict, 'return');
	}

	/** True once the return is announced. */
	async announce(): Promise<boolean> {
		this.isTried = true;
		const { lines, reason, note } = this;
		if (lines.length === 0 || reason === '') return false;
		const order = this.#order();
		const { key, body } = this.#attemptOf(order, { lines, reason, note: note.trim() });
		const request = { action: 'return', orderId: order.id, key, ...body } as const;
		const reversed = await this.#reversing.ask(request);
		if (reversed || this.#reversing.isAnswered) {
			this.#attempt = undefined;
			dropAttempt(key);
		}
		return reversed !== undefined;
	}

	/** The order may show the return before its answer is here: asked again, it is still the same. */
	#attemptOf(order: LiveOrder, body: Body): Attempt {
		const isSame = JSON.stringify(this.#attempt?.body) === JSON.stringify(body);
		this.#attempt = this.#attempt && isSame ? this.#attempt : attemptOf(order, body);
		return this.#attempt;
	}
}

type Units = Body['lines'][number];

function isFree({ sku, quantity }: Units, free: readonly Units[]): boolean {
	return free.some((each) => each.sku === sku && quantity <= each.quantity);
}
