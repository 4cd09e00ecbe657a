import { SIMULATED_METHODS, type PaymentMethod } from '@tandem/domain/payment.ts';

/** What one can pay by: a real card where the shop was built with the key for it, else the simulator. */
export const METHODS: readonly [PaymentMethod, ...PaymentMethod[]] = import.meta.env[
	'VITE_STRIPE_PUBLISHABLE_KEY'
]
	? ['card']
	: SIMULATED_METHODS;
