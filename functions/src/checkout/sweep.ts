import { PATIENCE_MINUTES } from '@tandem/domain/due.ts';
import { expiry } from '@tandem/domain/fulfil.ts';
import { addMinutes } from '@tandem/domain/time.ts';
import type { Found } from '../store/orders.ts';
import { payBack, settle } from './pay.ts';
import type { Till } from './till.ts';

/** Asks banks what became of payments, ends orders that nobody paid, and presses refunds that are owed. */
export async function sweep(till: Till, now: Date): Promise<void> {
	let swept = 0;
	for await (const due of till.ordersDue(now)) {
		const tended = await Promise.all(due.map((each) => isTended(till, each, now)));
		swept += tended.filter(Boolean).length;
	}
	till.log.info('swept', { swept });
}

async function isTended(till: Till, found: Found, now: Date): Promise<boolean> {
	try {
		await attend(till, found, now);
		return true;
	} catch (cause) {
		till.log.error('an order is swept again later', { orderId: found.orderId, cause });
		return false;
	}
}

/**
 * An order at the end of its reservation is first made safe from late money: the attempt is ended, then
 * the bank is asked once more. One that still says nothing is waited for, with patience but not for ever.
 */
async function attend(till: Till, { orderId, order }: Found, now: Date): Promise<void> {
	if (order.state !== 'placed') return void (await payBack(till, orderId, order));
	const bank = till.bankFor(order.payment.method);
	const isOver = order.reservedUntil <= now;
	const isPatienceOver = addMinutes(order.reservedUntil, PATIENCE_MINUTES) <= now;
	const mayEnd = isOver && (order.payment.status !== 'pending' || isPatienceOver);
	if (mayEnd) await bank.release(orderId, order);
	const { status, reference } = await bank.lookUp(orderId, order, now);
	const hasEnded = mayEnd && status === 'pending';
	const answer = { status: hasEnded ? ('declined' as const) : status, reference };
	await settle(till, orderId, order, Promise.resolve(answer));
	if (mayEnd) await till.lane.submit(expiry(orderId, order.payment.attempt));
}
