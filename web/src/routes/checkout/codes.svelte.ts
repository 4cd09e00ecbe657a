import { GiftCardCode } from '@tandem/domain/gift-card.ts';
import { PromotionCode } from '@tandem/domain/promotion.ts';
import type { CodeFault, Output } from '@tandem/domain/api.ts';
import { call, CallError } from '#lib/api.ts';
import type { CheckoutForm } from './form.svelte.ts';

type Taken = Extract<Output<'checkCode'>, { ok: true }>;

const FAULTS: Record<CodeFault, (code: string) => string> = {
	unknown: (code) => `We do not know ${code}. Look once more how it is written.`,
	ended: (code) => `${code} is over.`,
	'used-up': (code) => `${code} has been used as often as it can be.`,
	'used-by-you': (code) => `You have used ${code} already, with this e-mail address.`
};

/** What was typed as the shop writes it: a gift card in fours, a discount code in one; or undefined. */
export function codeIn(typed: string): string | undefined {
	const signs = typed.toUpperCase().replaceAll(/[\s\p{Pd}]/gu, '');
	const fours = signs.replaceAll(/.{4}(?=.)/g, '$&-');
	if (GiftCardCode.safeParse(fours).success) return fours;
	return PromotionCode.safeParse(signs).success ? signs : undefined;
}

/** The discount code and the gift card of this order, as the shop judges them. */
export class Codes {
	readonly #form: CheckoutForm;
	#taken = $state.raw<Readonly<Record<string, Taken>>>({});
	isAsking = $state(false);
	/** Why what is in the order could not be looked up. */
	failure = $state.raw<CallError>();

	/** What was kept over a reload is looked up again: it may have ended meanwhile. */
	constructor(form: CheckoutForm) {
		this.#form = form;
		void this.lookAgain();
	}

	/** What is in the order, known or not. */
	readonly used = $derived.by(() => {
		const { code, giftCard } = this.#form.values;
		return [code, giftCard].filter(Boolean);
	});
	readonly promotion = $derived.by(() => {
		const taken = this.#taken[this.#form.values.code];
		return taken?.kind === 'promotion' ? taken.terms : undefined;
	});
	readonly giftCard = $derived.by(() => {
		const taken = this.#taken[this.#form.values.giftCard];
		return taken?.kind === 'gift-card' ? taken : undefined;
	});
	/** Sums wait for it. */
	readonly isKnown = $derived.by(() => this.used.every((code) => code in this.#taken));

	/** Takes what is typed into the order, or says beside the field why not; whether it did. */
	async apply(): Promise<boolean> {
		const { voucher } = this.#form.values;
		const code = codeIn(voucher);
		if (this.isAsking) return false;
		if (!code) {
			this.#form.tell('voucher', 'A discount code has 3 to 15 letters and digits, a gift card 16.');
			return false;
		}
		const fault = await this.#ask(code);
		if (fault instanceof CallError) this.#form.tell('voucher', fault.message);
		else if (fault) this.#refuse(code, fault);
		else this.#form.type('voucher', '');
		return fault === undefined;
	}

	remove(code: string): void {
		this.#form.type(code === this.#form.values.giftCard ? 'giftCard' : 'code', '');
	}

	/** Asks about what is in the order; what is refused goes back into the field with the reason. */
	async lookAgain(): Promise<void> {
		this.failure = undefined;
		for (const code of this.used) {
			const fault = await this.#ask(code);
			if (fault instanceof CallError) this.failure = fault;
			else if (fault) this.#refuse(code, fault);
		}
	}

	/** An order was refused for what is used: if it all seems well, the person has used the code before. */
	async refused(why: CodeFault): Promise<void> {
		await this.lookAgain();
		const { code } = this.#form.values;
		if (code && !this.#form.faults.voucher) this.#refuse(code, why);
	}

	async #ask(code: string): Promise<CodeFault | CallError | undefined> {
		this.isAsking = true;
		try {
			const answer = await call('checkCode', { code });
			if (!answer.ok) return answer.why;
			this.#taken = { ...this.#taken, [code]: answer };
			this.#form.type(answer.kind === 'promotion' ? 'code' : 'giftCard', code);
			return undefined;
		} catch (cause) {
			if (cause instanceof CallError) return cause;
			throw cause;
		} finally {
			this.isAsking = false;
		}
	}

	#refuse(code: string, why: CodeFault): void {
		if (this.used.includes(code)) this.remove(code);
		this.#form.type('voucher', code);
		this.#form.tell('voucher', FAULTS[why](code));
	}
}
