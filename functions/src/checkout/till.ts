import type { Order } from '@tandem/domain/order.ts';
import type { PaymentMethod } from '@tandem/domain/payment.ts';
import type { PaymentProvider } from '../payments/provider.ts';
import type { Found } from '../store/orders.ts';
import type { Lane } from './lane.ts';

/** What the way of an order needs of the world: of the shop's, or of a simulated one. */
export type Till = {
	lane: Pick<Lane, 'submit'>;
	/** Who moves the money of payments by this method. */
	bankFor: (method: PaymentMethod) => PaymentProvider;
	readOrder: (orderId: string) => Promise<Order | null>;
	/** Pages of orders that the clock must look at. */
	ordersDue: (now: Date) => AsyncIterable<Found[]>;
	log: Record<'error' | 'warn' | 'info', (message: string, context: object) => void>;
};
