/** Letters of one order's whole life, made by the shop's own decisions; for tests of mails and papers. */
import { advance, expiry } from '@tandem/domain/fulfil.ts';
import { staffRefund } from '@tandem/domain/give-back.ts';
import type { Job } from '@tandem/domain/flush.ts';
import type { Letter, LetterKind } from '@tandem/domain/mail.ts';
import type { Order } from '@tandem/domain/order.ts';
import { cancellation, returnRequest, withdrawal } from '@tandem/domain/reverse.ts';
import { refundSettlement } from '@tandem/domain/settle.ts';
import {
	cartOf,
	GIFT_CARD_ID,
	NOW,
	ORDER_ID,
	place,
	requestOf,
	run,
	sellable,
	told,
	type Documents
} from '@tandem/domain/test-shop.ts';
import { addMinutes } from '@tandem/domain/time.ts';

const anyone = () => true;
export const RETURN_KEY = '0a1b2c3d-0000-4000-8000-00000000000a';
const LATER = addMinutes(NOW, 45);

/** Two mugs and a book at two rates, a promotion, a gift card for a part, and a parcel by express. */
const shop: Documents = {
	'carts/mira': cartOf({ mug: 2, book: 1 }),
	'sellables/mug': sellable('mug', 7, { title: 'Enamel mug', variant: 'Deep green' }),
	'sellables/book': sellable('book', 5, {
		title: 'The Book of Tea',
		category: 'books',
		taxClass: 'reduced'
	}),
	'offers/automatic': {
		terms: [
			{
				id: 'autumn',
				title: 'Autumn: 10% off',
				benefit: { kind: 'percent', percent: 10 },
				categories: null,
				productIds: null,
				minGoodsMinor: 0,
				from: '2026-10-01',
				until: null
			}
		]
	},
	[`giftCards/${GIFT_CARD_ID}`]: {
		last4: 'QX7Z',
		issuedMinor: 2000,
		balanceMinor: 2000,
		entries: [],
		issuedBy: 'ada',
		at: NOW
	}
};

type Request = Parameters<typeof requestOf>[1];

/** The documents when the order is placed; `change` is what the person typed otherwise. */
export function placed(change: Request = {}, documents: Documents = shop): Documents {
	const request = requestOf(
		{ mug: 2, book: 1 },
		{
			shownTotalMinor: 5340,
			giftCard: 'ABCD-EFGH-JKLM-QX7Z',
			shownGiftCardMinor: 2000,
			...change
		}
	);
	return run(documents, [place(request)]).after;
}

/** The documents when the staff have taken the order this far. */
export function brought(documents: Documents, to: 'paid' | 'packed' | 'shipped' | 'delivered') {
	const parcel = { carrier: 'DHL', tracking: '00340434161094042557' };
	const steps = [
		told('succeeded'),
		advance({ orderId: ORDER_ID, to: 'packed' }, 'ada'),
		advance({ orderId: ORDER_ID, to: 'shipped', ...parcel }, 'ada'),
		advance({ orderId: ORDER_ID, to: 'delivered' }, 'ada')
	];
	const count = ['paid', 'packed', 'shipped', 'delivered'].indexOf(to) + 1;
	return steps.slice(0, count).reduce((before, step) => run(before, [step]).after, documents);
}

/** The order in these documents. */
export function orderIn(documents: Documents): Order {
	const { order } = run(documents, []);
	if (!order) throw new Error('there is no order');
	return order;
}

/** The letter that these jobs send last. */
export function letterOf(documents: Documents, jobs: readonly Job<unknown>[], now = NOW): Letter {
	const letters = run(documents, jobs, now).writes.flatMap((write) =>
		write.kind === 'create' && 'about' in write.data ? [write.data] : []
	);
	const last = letters.at(-1);
	if (!last) throw new Error('no letter was sent');
	return last;
}

/** One letter of each kind, for what the person typed; `note` goes with the return. */
export function letters(change: Request = {}, note = 'Too small'): Record<LetterKind, Letter> {
	const start = placed(change);
	const paid = brought(start, 'paid');
	const packed = brought(start, 'packed');
	const delivered = brought(start, 'delivered');
	const declined = run(start, [told('declined')]).after;
	return {
		confirmation: letterOf(start, [told('succeeded')]),
		cancelled: letterOf(paid, [cancellation(ORDER_ID, anyone, 'mira')]),
		expired: letterOf(declined, [expiry(ORDER_ID, 1)], LATER),
		shipped: letterOf(packed, [
			advance({ orderId: ORDER_ID, to: 'shipped', carrier: 'DHL', tracking: '00340434' }, 'ada')
		]),
		return: letterOf(delivered, [
			returnRequest(ORDER_ID, 'mira', {
				key: RETURN_KEY,
				lines: [{ sku: 'mug', quantity: 1 }],
				reason: 'does-not-fit',
				note
			})
		]),
		withdrawal: letterOf(delivered, [withdrawal(ORDER_ID, anyone, 'mira', null)]),
		refund: letterOf(refundedIn(delivered), [
			refundSettlement(ORDER_ID, { refundId: 1, tries: 1, status: 'done', event: null })
		])
	};
}

/** The documents when staff gave back a mug and the book and a little for good will; the card's part is due. */
export function refundedIn(documents: Documents): Documents {
	const lines = [
		{ sku: 'mug', quantity: 1, restock: 1 },
		{ sku: 'book', quantity: 1, restock: 0 }
	];
	const input = { action: 'refund', orderId: ORDER_ID, key: RETURN_KEY, lines, extraMinor: 250 };
	return run(documents, [staffRefund(input as Parameters<typeof staffRefund>[0], 'ada')]).after;
}
