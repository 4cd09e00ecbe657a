import { PATIENCE_MINUTES } from '@tandem/domain/due.ts';
import { expiry } from '@tandem/domain/fulfil.ts';
import { addMinutes } from '@tandem/domain/time.ts';
import { payBack, settle } from './checkout/pay.ts';
import { shopLane } from './checkout/shop-lane.ts';
import { every } from './firebase/every.ts';
import { log } from './firebase/log.ts';
import { bankFor } from './payments/bank.ts';
import { ordersDue, type Found } from './store/orders.ts';

/** Asks banks what became of payments, ends orders that nobody paid, and presses refunds that are owed. */
export const everyMinuteSweep = every('every 1 minutes', async (now) => {
	let swept = 0;
	for await (const due of ordersDue(now)) {
		const results = await Promise.allSettled(due.map((each) => attend(each, now)));
		results.forEach((result, i) => {
			if (result.status === 'fulfilled') swept += 1;
			else
				log.error('an order is swept again later', {
					orderId: due[i]?.orderId,
					cause: result.reason
				});
		});
	}
	log.info('swept', { swept });
});

/**
 * An order at the end of its reservation is first made safe from late money: the attempt is ended, then
 * the bank is asked once more. One that still says nothing is waited for, with patience but not for ever.
 */
async function attend({ orderId, order }: Found, now: Date): Promise<void> {
	if (order.state !== 'placed') return void (await payBack(orderId, order));
	const bank = bankFor(order.payment.method);
	const isOver = order.reservedUntil <= now;
	const isPatienceOver = addMinutes(order.reservedUntil, PATIENCE_MINUTES) <= now;
	const mayEnd = isOver && (order.payment.status !== 'pending' || isPatienceOver);
	if (mayEnd) await bank.release(orderId, order);
	const { status, reference } = await bank.lookUp(orderId, order, now);
	const hasEnded = mayEnd && status === 'pending';
	const answer = { status: hasEnded ? ('declined' as const) : status, reference };
	await settle(orderId, order, Promise.resolve(answer));
	if (isOver) await shopLane().submit(expiry(orderId));
}
