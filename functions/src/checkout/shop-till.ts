import { log } from '../firebase/log.ts';
import { bankFor } from '../payments/bank.ts';
import { ordersDue, readOrder } from '../store/orders.ts';
import { shopLane } from './shop-lane.ts';
import type { Till } from './till.ts';

/** The shop's own till. */
export function shopTill(): Till {
	return { lane: shopLane(), bankFor, readOrder, ordersDue, log };
}
