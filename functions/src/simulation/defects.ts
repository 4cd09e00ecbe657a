import { bandOf } from '@tandem/domain/band.ts';
import type { GiftCard } from '@tandem/domain/gift-card.ts';
import type { Order } from '@tandem/domain/order.ts';
import type { Promotion } from '@tandem/domain/promotion.ts';
import type { Sellable } from '@tandem/domain/stock.ts';
import type { Snapshot } from '../checkout/ledger-store.ts';
import {
	altered,
	apart,
	banking,
	committing,
	counting,
	forgetting,
	isIn,
	knowing,
	seeing,
	writing,
	type Defect
} from './tampering.ts';

/** Each is made anew for a run. */
export const DEFECTS: readonly (() => Defect)[] = [
	() => ({
		name: 'stock is written without a guard',
		breaks: 'soldUnitsAreInOrders',
		store: writing((write) =>
			write.kind === 'update' && isIn('sellables')(write)
				? [{ kind: 'merge', path: write.path, set: write.set, add: {} }]
				: [write]
		)
	}),
	() => ({
		name: 'tax is rounded once more on the whole',
		breaks: 'totalsAddUp',
		store: writing((write) => {
			if (write.kind !== 'create' || !('totals' in write.data)) return [write];
			const { data } = write;
			const { totalMinor } = data.totals;
			const permille = data.lines[0]?.taxRatePermille ?? 0;
			const taxMinor = Math.round((totalMinor * permille) / (1000 + permille));
			return [{ ...write, data: { ...data, totals: { ...data.totals, taxMinor } } }];
		})
	}),
	() => ({
		name: 'units are restocked twice',
		breaks: 'soldUnitsAreInOrders',
		store: knowing<Sellable>('sellables', (set, { available, restocked }) => {
			const more = (set.restocked ?? restocked) - restocked;
			const twice = (set.available ?? available) + more;
			return { ...set, restocked: restocked + 2 * more, available: twice, band: bandOf(twice) };
		})
	}),
	() => ({
		name: 'units that went back are not counted',
		breaks: 'refundsAreWithinWhatWasPaid',
		store: knowing<Order>('orders', (set, { lines }) => {
			const uncounted = set.lines?.map((line, i) => {
				return { ...line, refunded: lines[i]?.refunded ?? 0 };
			});
			return uncounted ? { ...set, lines: uncounted } : set;
		})
	}),
	() => {
		const next = counting();
		return {
			name: 'the key of an order is not what its id is made of',
			breaks: 'oneOrderForAKey',
			store: writing((write) =>
				write.kind === 'create' && isIn('orders')(write)
					? [{ ...write, path: `${write.path}${next()}` }]
					: [write]
			)
		};
	},
	() => ({
		name: 'counters are incremented outside the batch',
		breaks: 'countersAreTheRecount',
		store: apart(isIn('metrics'), 'after')
	}),
	() => ({
		name: 'bundles are forgotten',
		breaks: 'bundlesFollowTheirParts',
		store: forgetting((write) => /^sellables\/(set|desk|kit|duo|gym|den)$/.test(write.path))
	}),
	() => ({
		name: 'shelves are forgotten',
		breaks: 'shelvesShowTheStock',
		store: forgetting(isIn('shelves'))
	}),
	() => ({
		name: 'the use of a code is given back twice',
		breaks: 'codesCountOrdersThatStand',
		store: knowing<Promotion>('promotions', (set, before) =>
			(set.used ?? 0) < before.used ? { ...set, used: (set.used ?? 0) - 1 } : set
		)
	}),
	() => ({
		name: 'the limit of a person is not counted',
		breaks: 'codesCountOrdersThatStand',
		store: forgetting(isIn('limits'))
	}),
	() => ({
		name: 'the limit of a code is not looked at',
		breaks: 'codesStayWithinTheirLimits',
		till: seeing('promotions', (promotion) => ({ ...promotion, maxUses: null })),
		store: knowing<Promotion>('promotions', ({ maxUses: _, ...set }) => set)
	}),
	() => {
		const next = counting();
		return {
			name: 'a refund is asked for under a new key each time',
			breaks: 'theShopKeepsWhatOrdersCost',
			till: banking((bank) => ({
				refund: (orderId, order, refund) =>
					bank.refund(orderId, order, { ...refund, tries: refund.tries + 100 * next() })
			}))
		};
	},
	() => ({
		name: 'a number is taken before the commit that uses it',
		breaks: 'numbersHaveNoGaps',
		store: apart(isIn('sequences'), 'before')
	}),
	() => {
		const next = counting();
		return {
			name: 'a letter’s id does not follow from what it tells',
			breaks: 'lettersGoOutOnce',
			store: writing((write) =>
				isIn('mail')(write) ? [{ ...write, path: `${write.path}-${next()}` }] : [write]
			)
		};
	},
	() => ({
		name: 'letters go out after the commit',
		breaks: 'lettersGoOutOnce',
		store: apart(isIn('mail'), 'after')
	}),
	() => ({
		name: 'the cart is not emptied',
		breaks: 'cartsAreEmptiedWithTheirOrder',
		store: forgetting(isIn('carts'))
	}),
	() => ({
		name: 'an answer is given before the commit is done',
		breaks: 'answersAreTrue',
		store: committing((writes, commit) => {
			commit(writes).catch(() => undefined);
			return Promise.resolve();
		})
	}),
	() => ({
		name: 'bad news of an older attempt is taken for the present one',
		breaks: 'ordersSayWhatTheBankSaid',
		news: (news, order) =>
			news.about === 'payment' && news.answer.status === 'declined' && order
				? { ...news, attempt: order.payment.attempt }
				: news
	}),
	() => ({
		name: 'who cancels, and the clock, do not wait for the bank',
		breaks: 'whoIsAskedHoldsTheOrder',
		till: seeing('orders', (order) => {
			const { state, payment } = order;
			const isAsked = state === 'placed' && payment.status === 'pending';
			return isAsked ? { ...order, payment: { ...payment, status: 'challenge' } } : order;
		}),
		store: knowing<Order>('orders', ({ payment, ...set }) =>
			set.state === 'cancelled' || set.state === 'expired'
				? set
				: { ...set, ...(payment && { payment }) }
		)
	}),
	() => ({
		name: 'an order ends without its attempt',
		breaks: 'theAttemptEndsBeforeTheOrder',
		till: banking(() => ({ release: () => Promise.resolve() }))
	}),
	() => ({
		name: 'late money is ignored',
		breaks: 'theShopKeepsWhatOrdersCost',
		news: (news, order) =>
			order?.state === 'expired' || order?.state === 'cancelled' ? null : news
	}),
	() => ({
		name: 'who looks at the stock sees more than there is',
		breaks: 'neverBelowZero',
		till: seeing('sellables', (sellable) => ({ ...sellable, available: 99 })),
		store: knowing<Sellable>('sellables', (set, before) => {
			const { received, sold, restocked } = { ...before, ...set };
			return { ...set, available: received - sold + restocked };
		})
	}),
	() => ({
		name: 'captures are forgotten, so that a webhook that comes twice is new',
		breaks: 'theShopKeepsWhatOrdersCost',
		till: seeing('orders', (order: Order) => ({
			...order,
			payment: { ...order.payment, captures: [] }
		}))
	}),
	() => ({
		name: 'a webhook is not written down',
		breaks: 'answersAreTrue',
		store: forgetting(isIn('webhookEvents'))
	}),
	() => ({
		name: 'a gift card is booked twice',
		breaks: 'giftCardsAddUp',
		store: writing((write) =>
			altered<GiftCard>(write, ({ entries, ...set }) => {
				const last = entries?.at(-1);
				if (!last) return set;
				const balanceMinor = (set.balanceMinor ?? 0) + last.amountMinor;
				return { ...set, balanceMinor, entries: [...(entries ?? []), last] };
			})
		)
	}),
	() => ({
		name: 'an order forgets its past',
		breaks: 'whatIsWrittenStays',
		store: writing((write) =>
			altered<Order>(write, ({ history, ...set }) =>
				history ? { ...set, history: history.slice(-1) } : set
			)
		)
	}),
	() => ({
		name: 'the delivery goes back with each unit',
		breaks: 'refundsAreWithinWhatWasPaid',
		store: writing((write) =>
			altered<Order>(write, ({ refunds, ...set }) => {
				const last = refunds?.at(-1);
				if (!last || last.lines.length === 0) return refunds ? { ...set, refunds } : set;
				const richer = {
					...last,
					deliveryMinor: last.deliveryMinor + 490,
					amountMinor: last.amountMinor + 490
				};
				return { ...set, refunds: [...(refunds ?? []).slice(0, -1), richer] };
			})
		)
	}),
	() => ({
		name: 'a document that cannot be read is taken for a missing one',
		breaks: 'answersAreTrue',
		store: (store) => ({
			read: async (refs) => {
				const { documents, commit } = await store.read(refs);
				for (const [path, document] of documents) {
					if (document instanceof Error) documents.set(path, null);
				}
				return { documents, commit };
			}
		})
	}),
	() => {
		const first = new Map<string, Snapshot['documents']>();
		return {
			name: 'after a lost race it is decided again on what was read before',
			breaks: 'theShopComesToRest',
			store: (store) => ({
				read: async (refs) => {
					const { documents, commit } = await store.read(refs);
					const key = refs.map(({ id }) => id).join();
					if (!first.has(key)) first.set(key, documents);
					return { documents: first.get(key) ?? documents, commit };
				}
			})
		};
	}
];
