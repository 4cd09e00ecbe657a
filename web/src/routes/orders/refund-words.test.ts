import { expect, test } from 'vitest';
import { afterCancelling, moneyNews, whereTo } from './refund-words.ts';
import { order, payment, refund } from './test-order.ts';

const giftCard = { id: 'g', last4: '4F2K', amountMinor: 1000 };

test('money that goes back by two ways names both', () => {
	expect(whereTo({ cardMinor: 500, giftCardMinor: 0 }, { giftCard })).toBe('The way you paid');
	expect(whereTo({ cardMinor: 0, giftCardMinor: 500 }, { giftCard })).toBe(
		'All of it onto your gift card ending 4F2K'
	);
	expect(whereTo({ cardMinor: 500, giftCardMinor: 300 }, { giftCard })).toBe(
		'€5.00 the way you paid, €3.00 onto your gift card ending 4F2K'
	);
});

test('of several refunds the one that is least settled is told', () => {
	const [done, due, failed] = [
		refund({ status: 'done', amountMinor: 100 }),
		refund({ status: 'due', amountMinor: 200 }),
		refund({ status: 'failed', amountMinor: 300 })
	];
	expect(moneyNews([])).toBe('');
	expect(moneyNews([done, done])).toBe('€2.00 went back to you.');
	expect(moneyNews([done, due])).toContain('€2.00 is on its way');
	expect(moneyNews([done, due, failed])).toContain('€3.00 could not be sent back');
});

test('before cancelling one reads which money goes where', () => {
	expect(afterCancelling(order())).toBe('€54.90 goes back the way you paid.');
	const shared = order({ giftCard, payment: payment({ amountMinor: 4490 }) });
	expect(afterCancelling(shared)).toBe(
		'€44.90 goes back the way you paid, and €10.00 is back on your gift card at once.'
	);
	const byGiftCard = order({ giftCard, payment: payment({ amountMinor: 0 }) });
	expect(afterCancelling(byGiftCard)).toBe('€10.00 is back on your gift card at once.');
	expect(afterCancelling(order({ state: 'placed' }))).toBe('You are not charged.');
	expect(afterCancelling(order({ state: 'placed', giftCard }))).toContain('back on your gift card');
});
