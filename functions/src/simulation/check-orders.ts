import { collections, type CollectionName } from '@tandem/domain/collections.ts';
import { ORDER_TRANSITIONS } from '@tandem/domain/order-state.ts';
import type { Order } from '@tandem/domain/order.ts';
import type { Limit, Promotion } from '@tandem/domain/promotion.ts';
import { WITHDRAWAL_KEY } from '@tandem/domain/reverse.ts';
import { idOf } from './asking.ts';
import { isOfPrice, wasPaid } from './check-money.ts';
import { add, differs } from './check-stock.ts';
import type { End } from './end.ts';
import type { Change, Invariant, Watch } from './invariants.ts';

/** 4 */
export const oneOrderForAKey: Invariant = {
	says: 'An order is there under the id that its buyer’s key makes, and nowhere else.',
	faults: (end) => {
		const asked = end.schedule.steps.flatMap((step) => ('order' in step ? [idOf(step.order)] : []));
		return [...end.orders.keys()].filter((id) => !asked.includes(id));
	}
};

/** 7 */
export const historyObeysTheTable: Invariant = {
	says: 'An order moves only along its table, from placed, and its history has every move.',
	faults: (end) =>
		[...end.orders].flatMap(([id, { history, state, seq }]) => {
			const states = history.map((change) => change.state);
			const wrong = states.filter((to, i) => {
				const from = states[i - 1];
				return from === undefined ? to !== 'placed' : !(to in ORDER_TRANSITIONS[from]);
			});
			return [
				...wrong.map((to) => `${id} went to ${to}: ${states.join(' ')}`),
				...differs(`${id} state`, state, states.at(-1)),
				...differs(`${id} seq`, seq, states.length - 1)
			];
		})
};

export const numbersHaveNoGaps: Invariant = {
	says: 'Invoices and credit notes of a year are numbered from one on, each number once, one for each.',
	faults: (end) => {
		const given = [...end.orders.values()].flatMap(({ invoice, refunds }) => [
			...(invoice ? [invoice.number] : []),
			...refunds.flatMap(({ creditNote }) => creditNote ?? [])
		]);
		const kinds = [...end.all('sequences')].map(([id, { last }]) => {
			const [kind, year] = id.split('-');
			const prefix = `${kind === 'invoices' ? 'INV' : 'CRN'}-${year}-`;
			return Array.from({ length: last }, (_, i) => prefix + String(i + 1).padStart(6, '0'));
		});
		const packed = [...end.orders.values()].filter(
			(order) => (order.invoice !== null) !== order.history.some(({ state }) => state === 'packed')
		);
		return [
			...differs('numbers', given.sort().join(), kinds.flat().sort().join()),
			...packed.map(({ state }) => `a ${state} order with or without an invoice`)
		];
	}
};

/** 8 */
export const lettersGoOutOnce: Invariant = {
	says: 'Of everything that is told by letter, one letter goes out, and no other.',
	faults: (end) => {
		const letters = new Set(end.all('mail').keys());
		const expected = [...end.orders].flatMap(([id, order]) => {
			const isCancelled = letters.has(`${id}-cancelled`);
			return lettersOf(order, isCancelled).map((rest) => id + rest);
		});
		// A refund that was given and came back again was told of, too.
		const former = [...end.orders].flatMap(([id, { refunds }]) =>
			refunds.flatMap((refund) =>
				Array.from({ length: refund.tries }, (_, i) => `${id}-refund-${refund.id}-${i + 1}`)
			)
		);
		return [
			...expected.filter((letter) => !letters.has(letter)).map((letter) => `${letter} is missing`),
			...[...letters]
				.filter((letter) => !expected.includes(letter) && !former.includes(letter))
				.map((letter) => `${letter} tells of nothing`)
		];
	}
};

/** Of an order that ended before it was packed, a withdrawal that ended it tells it instead. */
function lettersOf(order: Order, isToldCancelled: boolean): string[] {
	const has = (state: Order['state']) => order.history.some((change) => change.state === state);
	const cancelledAt = order.history.find(({ state }) => state === 'cancelled')?.at.getTime();
	const isEndedByWithdrawal = cancelledAt === order.withdrawnAt?.getTime() && !isToldCancelled;
	const announced = order.returns.filter(({ key }) => key !== WITHDRAWAL_KEY);
	return [
		...(wasPaid(order) ? ['-confirmation'] : []),
		...(has('expired') ? ['-expired'] : []),
		...(has('shipped') ? ['-shipped'] : []),
		...(order.withdrawnAt ? ['-withdrawal'] : []),
		...(cancelledAt !== undefined && !isEndedByWithdrawal ? ['-cancelled'] : []),
		...announced.map(({ key }) => `-return-${key}`),
		...order.refunds
			.filter(({ status }) => status === 'done')
			.map(({ id, tries }) => `-refund-${id}-${tries}`)
	];
}

/** 10 */
export const codesStayWithinTheirLimits: Watch = {
	says: 'A code is used once more only where its limit, and its person’s, allows it.',
	faults: (changes) =>
		changes.flatMap(({ path, before, after }) => {
			if (!path.startsWith('promotions/') || !before) return [];
			const { used, maxUses, maxUsesPerPerson } = after as Promotion;
			if (used <= (before as Promotion).used) return [];
			const persons = changes.filter((each) =>
				each.path.startsWith(path.replace('promotions', 'limits'))
			);
			const isTooMany = maxUses !== null && used > maxUses;
			const isTooManyOfOne = persons.some(
				({ after: limit }) => maxUsesPerPerson !== null && (limit as Limit).used > maxUsesPerPerson
			);
			return isTooMany || isTooManyOfOne ? [`${path}: ${used} of ${maxUses}`] : [];
		})
};

export const codesCountOrdersThatStand: Invariant = {
	says: 'A code’s uses, in all and by person, are the orders with it that neither expired nor were cancelled.',
	faults: (end) => {
		const used = new Map<string, number>();
		for (const { state, promotions } of end.orders.values()) {
			if (state === 'expired' || state === 'cancelled') continue;
			for (const { id, limitId } of promotions) {
				if (limitId === null) continue;
				add(used, `promotions/${id}`, 1);
				add(used, `limits/${limitId}`, 1);
			}
		}
		const counted = [...end.documents].filter(([path]) => /^(promotions|limits)\//.test(path));
		return [
			...counted.flatMap(([path, data]) =>
				differs(path, (data as Limit).used, used.get(path) ?? 0)
			),
			...[...used.keys()].filter((path) => !end.documents.has(path))
		];
	}
};

/** 12 */
export const cartsAreEmptiedWithTheirOrder: Watch = {
	says: 'A commit empties a cart if and only if it makes the order of what was in it.',
	faults: (changes) => {
		const carts = new Map(
			changes.flatMap((each) => (each.path.startsWith('carts/') ? [[each.path, each]] : []))
		);
		const made = changes.filter(({ path, before }) => path.startsWith('orders/') && !before);
		const faults = made.flatMap(({ after }) => {
			const order = after as Order;
			const cart = carts.get(`carts/${order.uid}`);
			carts.delete(`carts/${order.uid}`);
			return cart && linesOf(cart.after) === '' && linesOf(cart.before) === linesOf(order)
				? []
				: [`the cart of ${order.uid} was not emptied with its order`];
		});
		return [...faults, ...[...carts.keys()].map((path) => `${path} was touched without an order`)];
	}
};

function linesOf(of: object | null): string {
	const lines = of && 'lines' in of && of.lines ? of.lines : {};
	const pairs = Array.isArray(lines)
		? (lines as Order['lines']).map(({ sku, quantity }) => [sku, quantity])
		: Object.entries(lines as Record<string, { quantity: number }>).map(([sku, line]) => [
				sku,
				line.quantity
			]);
	return pairs.sort().join(' ');
}

/** Decision 002 */
export const whoIsAskedHoldsTheOrder: Watch = {
	says: 'While the bank is asked, an order neither expires nor is cancelled.',
	faults: (changes) =>
		ordersOf(changes).flatMap(({ after: { state, payment } }) => {
			const hasEnded = state === 'expired' || state === 'cancelled';
			const isAsked = payment.status === 'pending';
			return hasEnded && isAsked ? [`an order is ${state} although the bank is asked`] : [];
		})
};

/** Decision 002 */
export const oneAttemptAtATime: Watch = {
	says: 'A new attempt begins only when the bank has answered the one before, or was told to end it.',
	faults: (changes, bank) =>
		changes.flatMap(({ path, before, after }) => {
			if (!path.startsWith('orders/') || !before) return [];
			const { attempt } = (after as Order).payment;
			const key = `${path.slice('orders/'.length)}-${attempt - 1}`;
			const isNew = attempt > (before as Order).payment.attempt;
			const answers = [...(bank.said.get(key) ?? [])].filter((status) => status !== 'pending');
			return isNew && answers.length === 0 && !bank.released.has(key)
				? [`${path}: attempt ${attempt} began while the bank was asked`]
				: [];
		})
};

/** Decision 006 */
export const theAttemptEndsBeforeTheOrder: Invariant = {
	says: 'Before an order expires, the bank is told to end the attempt that could still bring money.',
	faults: (end) =>
		[...end.orders].flatMap(([id, { history, payment }]) => {
			const hasExpired = history.some(({ state }) => state === 'expired');
			return hasExpired && !end.bank.released.has(`${id}-${payment.attempt}`)
				? [`${id} expired, attempt ${payment.attempt} was never ended`]
				: [];
		})
};

/** Decision 002 */
export const ordersSayWhatTheBankSaid: Watch = {
	says: 'What an order says of its payment, the bank has said of that attempt, or was told to end it.',
	faults: (changes, bank) =>
		changes.flatMap(({ path, after }) => {
			if (!path.startsWith('orders/')) return [];
			const { payment } = after as Order;
			const { status, attempt, amountMinor } = payment;
			const key = `${path.slice('orders/'.length)}-${attempt}`;
			const isEnded = status === 'declined' && bank.released.has(key);
			const isSaid = bank.said.get(key)?.has(status) || isEnded;
			const isPaid = payment.captures.length > 0;
			return amountMinor === 0 || status === 'pending' || isPaid || isSaid
				? []
				: [`${path}: attempt ${attempt} is ${status}, which the bank never said`];
		})
};

export const whatIsWrittenStays: Watch = {
	says: 'No commit takes back a move, a capture or a refund of an order, or begins one twice.',
	faults: (changes) =>
		ordersOf(changes).flatMap(({ before, after }) => [
			...keeps(before.history, after.history),
			...keeps(before.payment.captures, after.payment.captures),
			...keeps(before.refunds.map(amountsOf), after.refunds.map(amountsOf)),
			...(after.payment.attempt < before.payment.attempt ? ['an attempt was taken back'] : [])
		])
};

function amountsOf({ id, key, amountMinor, cardMinor, creditNote }: Order['refunds'][number]) {
	return { id, key, amountMinor, cardMinor, creditNote };
}

function keeps(before: readonly object[], after: readonly object[]): string[] {
	const isKept = JSON.stringify(before) === JSON.stringify(after.slice(0, before.length));
	return isKept ? [] : [`${JSON.stringify(before)} became ${JSON.stringify(after)}`];
}

function ordersOf(changes: readonly Change[]): { before: Order; after: Order }[] {
	return changes.flatMap(({ path, before, after }) =>
		path.startsWith('orders/') && before ? [{ before: before as Order, after: after as Order }] : []
	);
}

export const documentsCanBeRead: Invariant = {
	says: 'Every stored document is what its collection’s schema says.',
	faults: (end: End) =>
		[...end.written].flatMap((path) => {
			const data = end.documents.get(path) ?? {};
			const collection = path.slice(0, path.indexOf('/')) as CollectionName;
			// In memory letters are kept before they are put into words.
			if (collection === 'mail' && 'about' in data) return [];
			const parsed = collections[collection].schema.safeParse(data);
			return parsed.success ? [] : [`${path}: ${parsed.error.message}`];
		})
};

export const refundedOrdersAreDone: Invariant = {
	says: 'Every refund is given in the end, and money that paid for nothing is among them.',
	faults: (end) =>
		[...end.orders].flatMap(([id, { refunds, payment }]) => [
			...refunds.flatMap((refund) =>
				differs(`refund ${refund.id} of ${id}`, refund.status, 'done')
			),
			...differs(
				`captures given back of ${id}`,
				refunds.filter((refund) => !isOfPrice(refund)).length,
				payment.captures.length - (isPaidByBank(end, id) ? 1 : 0)
			)
		])
};

function isPaidByBank(end: End, id: string): boolean {
	const order = end.orders.get(id);
	return order !== undefined && wasPaid(order) && order.payment.amountMinor > 0;
}
