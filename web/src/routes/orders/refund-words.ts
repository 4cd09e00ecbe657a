import { sumMinor } from '@tandem/domain/money.ts';
import { refundedMinor } from '@tandem/domain/refunding.ts';
import type { Refund } from '@tandem/domain/refund.ts';
import { money } from '@tandem/domain/format.ts';
import type { LiveOrder } from '#lib/live/orders.ts';

type Split = Pick<Refund, 'cardMinor' | 'giftCardMinor'>;

/** "€30.00 the way you paid, €10.00 onto your gift card ending 4F2K" */
export function whereTo(
	{ cardMinor, giftCardMinor }: Split,
	{ giftCard }: Pick<LiveOrder, 'giftCard'>
): string {
	const onto = `onto your gift card ending ${giftCard?.last4 ?? ''}`;
	if (cardMinor === 0) return `All of it ${onto}`;
	if (giftCardMinor === 0) return 'The way you paid';
	return `${money(cardMinor)} the way you paid, ${money(giftCardMinor)} ${onto}`;
}

/** Where all the money of these refunds is, the least settled first; empty without refunds. */
export function moneyNews(refunds: readonly Refund[]): string {
	const sumOf = (status: Refund['status']) =>
		sumMinor(refunds.filter((each) => each.status === status).map((each) => each.amountMinor));
	const [failed, due, done] = [sumOf('failed'), sumOf('due'), sumOf('done')];
	if (failed > 0) {
		return `${money(failed)} could not be sent back yet. We are on it; you need do nothing.`;
	}
	if (due > 0) return `${money(due)} is on its way back to you.`;
	return done > 0 ? `${money(done)} went back to you.` : '';
}

/** What happened last with what comes back and with its money, in a sentence or none. */
export function reversalNews({ returns, refunds }: Pick<LiveOrder, 'returns' | 'refunds'>): string {
	if (returns.some(({ state }) => state === 'requested')) {
		return 'Your return is announced: the money follows when it is here.';
	}
	const last = returns.at(-1);
	const isPaidSince = refunds.some(({ at }) => last?.closedAt && at > last.closedAt);
	if (last?.state === 'refused' && !isPaidSince) {
		return 'We did not take your return. Our answer is below.';
	}
	return moneyNews(refunds);
}

/** What of the order's price went back, in a word or two; undefined when nothing did. */
export function partBack(order: Pick<LiveOrder, 'refunds' | 'returns'>): string | undefined {
	if (order.returns.some(({ state }) => state === 'requested')) return 'Return announced';
	return refundedMinor(order) > 0 ? 'Partly refunded' : undefined;
}

/** What becomes of the money when the order is cancelled now. */
export function afterCancelling({ state, payment, giftCard }: LiveOrder): string {
	const back = giftCard && `${money(giftCard.amountMinor)} is back on your gift card at once`;
	if (state !== 'paid') return back ? `You are not charged, and ${back}.` : 'You are not charged.';
	const card = `${money(payment.amountMinor)} goes back the way you paid`;
	if (payment.amountMinor === 0) return back ? `${back}.` : 'There is no money to go back.';
	return back ? `${card}, and ${back}.` : `${card}.`;
}
