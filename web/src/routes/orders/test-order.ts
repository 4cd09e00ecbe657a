import type { LiveOrder } from '#lib/live/orders.ts';

export const at = new Date('2026-11-21T10:00:00Z');
export const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
export const DAY = 24 * 60;

type Line = LiveOrder['lines'][number];

/** Two mugs at €10.00 each, and one book. */
export const lines: Line[] = [
	line('mug-blue', 'Mug', 'Blue', 2, 1000),
	line('atlas', 'Atlas', '', 1, 3000)
];

function line(sku: string, title: string, variant: string, quantity: number, unitMinor: number) {
	const grossMinor = quantity * unitMinor;
	return {
		sku,
		productId: sku,
		title,
		variant,
		parts: [],
		taxClass: 'standard',
		quantity,
		unitMinor,
		taxRatePermille: 190,
		grossMinor,
		discountMinor: 0,
		netMinor: grossMinor,
		taxMinor: 0,
		restocked: 0,
		refunded: 0
	} satisfies Line;
}

/** A paid order for test pages, with what is changed. */
export function order(change: Partial<LiveOrder> = {}): LiveOrder {
	return {
		id: '0123456789abcdef0123456789abcdef',
		uid: 'ada',
		requestHash: 'h',
		state: 'paid',
		seq: 0,
		history: [{ state: 'placed', at, by: 'ada' }],
		contact: { name: 'Ada Lovelace', email: 'ada@tandem.example' },
		address: { street: 'Torstraße 12', postcode: '10119', city: 'Berlin', country: 'DE' },
		delivery: { id: 'standard', title: 'Standard', days: [2, 3] },
		lines,
		totals: {
			goodsMinor: 5000,
			goodsNetMinor: 4202,
			deliveryMinor: 490,
			deliveryNetMinor: 412,
			discountMinor: 0,
			taxMinor: 876,
			totalMinor: 5490
		},
		promotions: [],
		giftCard: null,
		currency: 'EUR',
		payment: payment(),
		shipment: null,
		invoice: null,
		refunds: [],
		returns: [],
		withdrawnAt: null,
		reservedUntil: later(30),
		tasks: [],
		dueAt: null,
		businessDate: '2026-11-21',
		placedAt: at,
		updatedAt: at,
		...change
	};
}

export function payment(change: Partial<LiveOrder['payment']> = {}): LiveOrder['payment'] {
	const captures = [{ attempt: 1, amountMinor: 5490, at }];
	const paid = { method: 'succeed', status: 'succeeded', attempt: 1, askedAt: at } as const;
	return { ...paid, amountMinor: 5490, reference: null, captures, ...change };
}

type Refund = LiveOrder['refunds'][number];

export function refund(change: Partial<Refund> = {}): Refund {
	return {
		id: 1,
		key: 'k',
		reason: 'returned',
		lines: [],
		amountMinor: 1000,
		deliveryMinor: 0,
		extraMinor: 0,
		cardMinor: 1000,
		giftCardMinor: 0,
		attempt: 1,
		taxes: [],
		creditNote: null,
		status: 'done',
		tries: 1,
		by: 'staff',
		at: later(60),
		...change
	};
}

type Return = LiveOrder['returns'][number];

export function announced(change: Partial<Return> = {}): Return {
	return {
		key: 'r1',
		state: 'requested',
		reason: 'damaged',
		note: '',
		answer: '',
		lines: [{ sku: 'mug-blue', quantity: 1 }],
		at: later(50),
		closedAt: null,
		...change
	};
}
