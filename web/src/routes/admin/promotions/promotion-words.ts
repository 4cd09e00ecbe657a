import { CATEGORIES } from '@tandem/domain/category.ts';
import type { Promotion, Terms } from '@tandem/domain/promotion.ts';
import { count, counted, date, listed, money } from '@tandem/domain/format.ts';

/** "10 % off", "€5.00 off", "Free delivery", "Buy 2, get 1 free" */
export function benefitWords({ benefit }: Pick<Terms, 'benefit'>): string {
	switch (benefit.kind) {
		case 'percent':
			return `${benefit.percent} % off`;
		case 'fixed':
			return `${money(benefit.amountMinor)} off`;
		case 'free-delivery':
			return 'Free delivery';
		case 'buy-get':
			return `Buy ${benefit.buy}, get ${benefit.get} free`;
	}
}

/** "Books and Clothing, 3 products only, from €50.00"; empty where it counts for everything. */
export function scopeWords({ categories, productIds, minGoodsMinor }: Terms): string {
	const titles = CATEGORIES.filter(({ id }) => categories?.includes(id)).map(({ title }) => title);
	const words = [
		categories && listed(titles),
		productIds && `${counted(productIds.length, 'product')} only`,
		minGoodsMinor > 0 && `from ${money(minGoodsMinor)}`
	];
	return words.filter(Boolean).join(', ');
}

/** "1 Nov 2026 – 24 Dec 2026", "since 1 Nov 2026" */
export function periodWords({ from, until }: Pick<Terms, 'from' | 'until'>): string {
	return until === null ? `since ${dayWords(from)}` : `${dayWords(from)} – ${dayWords(until)}`;
}

/** Noon is on the same day in the shop and everywhere in Europe. */
function dayWords(day: string): string {
	return date(new Date(`${day}T12:00:00Z`));
}

export type Standing = { words: string; isOn: boolean };

/** Whether the terms run on this business day. */
export function standingOf({ from, until }: Terms, today: string): Standing {
	if (from > today) return { words: 'Not yet', isOn: false };
	if (until !== null && until < today) return { words: 'Over', isOn: false };
	return { words: 'Runs', isOn: true };
}

/** The same of a code, which can be stopped and used up. */
export function standingOfCode({ active, used, maxUses, terms }: Promotion, today: string) {
	if (!active) return { words: 'Stopped', isOn: false };
	if (maxUses !== null && used >= maxUses) return { words: 'Used up', isOn: false };
	return standingOf(terms, today);
}

/** "3 of 100 uses, 1 a person", "3 uses" */
export function usesWords({ used, maxUses, maxUsesPerPerson }: Promotion): string {
	const uses =
		maxUses === null ? counted(used, 'use') : `${count(used)} of ${counted(maxUses, 'use')}`;
	return maxUsesPerPerson === null ? uses : `${uses}, ${count(maxUsesPerPerson)} a person`;
}
