import type { CategoryId } from '@tandem/domain/category.ts';
import type { Terms } from '@tandem/domain/promotion.ts';
import { parseEuros, writeEuros } from '../euros.ts';

/** Terms as an admin writes them. */
export type Draft = {
	title: string;
	kind: Terms['benefit']['kind'];
	percent: string;
	amount: string;
	buy: string;
	get: string;
	/** None: every category. */
	categories: CategoryId[];
	/** Separated by commas or spaces; none: every product. */
	productIds: string;
	minGoods: string;
	from: string;
	until: string;
};

/** By the path of the field in `Terms`. */
export type Mistakes = Record<string, string>;

/** The terms to be changed, or new ones that begin today. */
export function draftOf(terms: Terms | null, today: string): Draft {
	const { benefit } = terms ?? { benefit: { kind: 'percent' as const, percent: null } };
	return {
		title: terms?.title ?? '',
		kind: benefit.kind,
		percent: benefit.kind === 'percent' && benefit.percent ? String(benefit.percent) : '',
		amount: benefit.kind === 'fixed' ? writeEuros(benefit.amountMinor) : '',
		buy: benefit.kind === 'buy-get' ? String(benefit.buy) : '2',
		get: benefit.kind === 'buy-get' ? String(benefit.get) : '1',
		categories: terms?.categories ?? [],
		productIds: terms?.productIds?.join(', ') ?? '',
		minGoods: terms?.minGoodsMinor ? writeEuros(terms.minGoodsMinor) : '',
		from: terms?.from ?? today,
		until: terms?.until ?? ''
	};
}

/** What the draft means, as far as it can be read; what it may be is for the shop to say. */
export function readDraft(id: string, draft: Draft): { terms: Terms } | { mistakes: Mistakes } {
	const mistakes: Mistakes = {};
	const benefit = readBenefit(draft, mistakes);
	const minGoodsMinor = draft.minGoods.trim() ? parseEuros(draft.minGoods) : 0;
	if (minGoodsMinor === null) mistakes['minGoodsMinor'] = EUROS;
	if (!draft.title.trim()) mistakes['title'] = 'The shopper reads it: give it a title.';
	if (!draft.from) mistakes['from'] = 'From which day on?';
	if (draft.until && draft.until < draft.from) mistakes['until'] = 'It would end before it begins.';
	if (!benefit || minGoodsMinor === null || Object.keys(mistakes).length) return { mistakes };
	const { title, categories, from, until } = draft;
	const productIds = draft.productIds.split(/[\s,]+/).filter(Boolean);
	return {
		terms: {
			id,
			title,
			benefit,
			categories: categories.length ? [...categories] : null,
			productIds: productIds.length ? productIds : null,
			minGoodsMinor,
			from,
			until: until || null
		}
	};
}

const EUROS = 'Write it in euros and cents, as in 5.00.';
const WHOLE = 'Write a whole number.';

function readBenefit(draft: Draft, mistakes: Mistakes): Terms['benefit'] | null {
	const { kind } = draft;
	if (kind === 'free-delivery') return { kind };
	if (kind === 'percent') {
		const percent = readWhole(draft.percent);
		if (percent !== null) return { kind, percent };
		mistakes['benefit.percent'] = WHOLE;
		return null;
	}
	if (kind === 'fixed') {
		const amountMinor = parseEuros(draft.amount);
		if (amountMinor !== null) return { kind, amountMinor };
		mistakes['benefit.amountMinor'] = EUROS;
		return null;
	}
	const [buy, get] = [readWhole(draft.buy), readWhole(draft.get)];
	if (buy !== null && get !== null) return { kind, buy, get };
	if (buy === null) mistakes['benefit.buy'] = WHOLE;
	if (get === null) mistakes['benefit.get'] = WHOLE;
	return null;
}

/** The number that "12" is; null when it is none that counts things. */
export function readWhole(text: string): number | null {
	return /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : null;
}

/** A name for an automatic promotion, made of its title, that none of the others has. */
export function nameFor(title: string, taken: readonly string[]): string {
	const words = title
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 34);
	const name = words || 'offer';
	let number = 1;
	while (taken.includes(number === 1 ? name : `${name}-${number}`)) number += 1;
	return number === 1 ? name : `${name}-${number}`;
}
