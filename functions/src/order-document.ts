import { isStaff } from '@tandem/domain/role.ts';
import { documentPdf } from './documents/pdf.ts';
import { callable } from './firebase/callable.ts';
import { readOrder } from './store/orders.ts';

/** Draws the paper anew each time: it depends on nothing of the order that changes after it was numbered. */
export const orderDocument = callable('orderDocument', async ({ input, uid, role }) => {
	const { orderId, number } = input;
	const order = await readOrder(orderId);
	const isAllowed = order !== null && (order.uid === uid || isStaff(role));
	const pdf = isAllowed ? await documentPdf(orderId, order, number) : null;
	if (!pdf) return { ok: false, reason: 'not-found' };
	return { ok: true, fileName: `tandem-${number}.pdf`, pdf: pdf.toString('base64') };
});
