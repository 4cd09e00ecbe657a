import type { Order } from '@tandem/domain/order.ts';
import type { Refund } from '@tandem/domain/refund.ts';
import { creditNotePaper } from './credit-note.ts';
import { draw } from './draw.ts';
import { invoicePaper } from './invoice.ts';

/** The order's invoice or credit note of this number as a PDF, or null if it has none. */
export async function documentPdf(
	orderId: string,
	order: Order,
	number: string
): Promise<Buffer | null> {
	if (order.invoice?.number === number) return invoicePdf(orderId, order);
	const refund = order.refunds.find(({ creditNote }) => creditNote === number);
	return refund ? creditNotePdf(orderId, order, refund) : null;
}

/** The invoice of an order as a PDF; throws if it has none or its amounts do not add up. */
export async function invoicePdf(orderId: string, order: Order): Promise<Buffer> {
	return draw(invoicePaper(orderId, order));
}

/** The credit note of a refund as a PDF; throws if it has none or its amounts do not add up. */
export async function creditNotePdf(
	orderId: string,
	order: Order,
	refund: Refund
): Promise<Buffer> {
	return draw(creditNotePaper(orderId, order, refund));
}
