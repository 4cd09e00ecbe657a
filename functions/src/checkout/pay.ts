import type { Order } from '@tandem/domain/order.ts';
import { refundSettlement, settlement } from '@tandem/domain/settle.ts';
import type { Answer, News } from '../payments/provider.ts';
import type { Till } from './till.ts';

/** What a shopper is told of an order. */
export function statusOf(orderId: string, order: Order) {
	const { state, payment } = order;
	return { ok: true as const, orderId, state, paymentStatus: payment.status };
}

/**
 * Waits for the bank's answer, outside any commit, writes down what it was and pays back what was too
 * much. A bank that cannot be asked has not answered: the sweep asks again.
 */
export async function settle(till: Till, orderId: string, order: Order, asked: Promise<Answer>) {
	const { status, reference } = await answerOf(till, orderId, asked);
	const told = { attempt: order.payment.attempt, status, reference, event: null };
	const settled = await till.lane.submit(settlement(orderId, told));
	return settled.ok ? statusOf(orderId, await payBack(till, orderId, settled.order)) : settled;
}

async function answerOf(till: Till, orderId: string, asked: Promise<Answer>): Promise<Answer> {
	try {
		return await asked;
	} catch (cause) {
		till.log.error('a bank could not be asked', { orderId, cause });
		return { status: 'pending', reference: null };
	}
}

/** Takes in what a webhook tells; throws when it could not be written, so that it is sent again. */
export async function hear(till: Till, news: News): Promise<void> {
	const { orderId } = news;
	const event = { id: news.eventId, type: news.type };
	const result = await till.lane.submit(
		news.about === 'payment'
			? settlement(orderId, { attempt: news.attempt, ...news.answer, event })
			: refundSettlement(orderId, { ...refundOf(news), event })
	);
	if (result.ok) await payBack(till, orderId, result.order);
	else if (result.reason === 'busy') throw new Error(`the shop is too busy for ${event.id}`);
	else till.log.warn('a webhook speaks of an unknown order', { orderId, event });
}

function refundOf({ refundId, tries, status }: Extract<News, { about: 'refund' }>) {
	return { refundId, tries, status };
}

/** Asks the provider for every refund that is due; what cannot be asked for now, the sweep asks again. */
export async function payBack(till: Till, orderId: string, order: Order): Promise<Order> {
	let latest = order;
	for (const refund of order.refunds.filter(({ status }) => status === 'due')) {
		try {
			const status = await till.bankFor(order.payment.method).refund(orderId, order, refund);
			const told = { refundId: refund.id, tries: refund.tries, status, event: null };
			const result = await till.lane.submit(refundSettlement(orderId, told));
			if (result.ok) latest = result.order;
		} catch (cause) {
			till.log.error('a refund could not be asked for', { orderId, refund: refund.id, cause });
		}
	}
	return latest;
}

/** Ends what a bank may still be asking of an order that will not be; if it fails, late money goes back. */
export async function endAttempt(till: Till, orderId: string, order: Order): Promise<void> {
	const { payment } = order;
	if (payment.amountMinor === 0 || payment.captures.length > 0) return;
	try {
		await till.bankFor(payment.method).release(orderId, order);
	} catch (cause) {
		till.log.warn('a payment could not be ended', { orderId, cause });
	}
}
