import { expiry } from '@tandem/domain/fulfil.ts';
import { settle } from './checkout/pay.ts';
import { shopLane } from './checkout/shop-lane.ts';
import { every } from './firebase/every.ts';
import { log } from './firebase/log.ts';
import { simulator } from './payments/simulator.ts';
import { ordersAwaitingBank, ordersPastReservation } from './store/orders.ts';

/** Asks the bank about payments it left open, then gives back the stock of orders nobody paid in time. */
export const everyMinuteExpiry = every('every 1 minutes', async (now) => {
	const open = await ordersAwaitingBank(now);
	await Promise.all(
		open.map(({ orderId, order }) => settle(orderId, order, simulator.lookUp(order, now)))
	);
	const due = await ordersPastReservation(now);
	const expired = await Promise.all(
		due.map(({ orderId, order }) =>
			shopLane().submit(
				expiry(
					orderId,
					order.lines.map((line) => line.sku)
				)
			)
		)
	);
	log.info('swept', {
		asked: open.length,
		expired: expired.filter((each) => each === true).length
	});
});
