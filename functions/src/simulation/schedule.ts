import type { Input } from '@tandem/domain/api.ts';
import type { DeliveryId } from '@tandem/domain/delivery.ts';
import type { PaymentMethod } from '@tandem/domain/payment.ts';
import type { Country } from '@tandem/domain/tax.ts';
import type { CodeName, GiftCardName, Sku } from './shop.ts';

/** How many of the units or lines in question a step speaks of. */
export type Share = 'all' | 'some' | 'none' | 'too-many';

/** What the bank does with what it is asked next. */
export type Mood = {
	/** `late`: the money comes although the shop ends the attempt; `ignored`: nothing is ended. */
	release: 'works' | 'late' | 'ignored';
	refund: 'done' | 'due' | 'failed';
};

export type Port = 'read' | 'commit' | 'bank';
/** `race`: somebody else wrote first; `lost`: nothing arrived; `reply-lost`: done, but nobody hears of it. */
export type FaultKind = 'race' | 'lost' | 'reply-lost' | 'crash-before' | 'crash-after';

/** Orders, returns and refunds are numbered by the schedule; what a number does not fit is refused or passed over. */
export type Action =
	| { do: 'fill'; buyer: number; lines: Partial<Record<Sku, number>> }
	| {
			do: 'place';
			order: number;
			country: Country;
			delivery: DeliveryId;
			code: CodeName | null;
			giftCard: GiftCardName | null;
			method: PaymentMethod;
			isHonest: boolean;
	  }
	| { do: 'again'; order: number; body: 'same' | 'other' }
	| { do: 'pay'; order: number; action: 'retry'; method: PaymentMethod; times: number }
	| { do: 'pay'; order: number; action: 'confirm' | 'refuse' | 'check' }
	| { do: 'cancel' | 'withdraw' | 'withdraw-by-number'; order: number }
	| { do: 'return'; order: number; key: number; share: Share; times: number }
	| { do: 'advance'; order: number; to: Input<'advanceOrder'>['to']; parcel: number }
	| { do: 'staff-cancel'; order: number }
	| { do: 'receive'; order: number; which: number; share: Share; restock: Share }
	| { do: 'refuse-return'; order: number; which: number }
	| {
			do: 'refund';
			order: number;
			key: number;
			share: Share;
			restock: Share;
			extra: Share;
			times: number;
	  }
	| { do: 'retry-refund'; order: number; which: number }
	| { do: 'adjust'; key: number; sku: Sku; units: number; priceMinor: number | null }
	| { do: 'write-off'; key: number; sku: Sku }
	| { do: 'save-code'; code: CodeName; maxUses: number | null; isActive: boolean }
	| { do: 'save-offers'; offers: number }
	| { do: 'issue'; key: number; amountMinor: number }
	| { do: 'sweep' }
	| { do: 'clock'; minutes: number }
	| { do: 'webhook'; order: number; which: number; copies: number }
	| { do: 'decide'; order: number; which: number; isWell: boolean }
	| { do: 'bounce'; which: number }
	| ({ do: 'mood' } & Mood)
	| { do: 'fault'; port: Port; kind: FaultKind; skip: number; times: number }
	| { do: 'crash' }
	| {
			do: 'poison';
			what: 'order' | 'sku' | 'cart' | 'code' | 'number';
			which: number;
			how: 'unreadable' | 'unwritable';
	  }
	| { do: 'heal' };

/** `after`: milliseconds since the step before began; `on`: which process serves it. */
export type Step = { after: number; on: number } & Action;

/** Everything that happens to a shop, as data: the same schedule is the same run. */
export type Schedule = {
	/** Of the time that messages take. */
	seed: number;
	/** ISO instant of the first step. */
	starts: string;
	stock: Partial<Record<Sku, number>>;
	/** Which of the shop's lists of automatic promotions holds. */
	offers: number;
	steps: Step[];
};

/** Orders have numbers below this; as many more are those that take what an expired one held. */
export const ORDERS = 6;

/** Processes that serve the shop. */
export const PROCESSES = 2;
