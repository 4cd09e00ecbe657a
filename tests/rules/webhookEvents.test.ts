import { describe } from 'vitest';
import { useRules } from '../support/rules.ts';
import { nobodyReads, nobodyWrites } from './promises.ts';

useRules();

describe('A webhook that was heard', () => {
	const path = 'webhookEvents/evt_1';
	const event = { orderId: 'order-1', type: 'payment_intent.succeeded' };

	nobodyReads(path, event);
	nobodyWrites(path, event, { orderId: 'order-2' });
});
