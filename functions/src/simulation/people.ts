import type { Asking, View } from './asking.ts';
import type { Action } from './schedule.ts';
import * as shopper from './shopper.ts';
import * as staff from './staff.ts';

/** What shoppers and staff ask of the shop in a step; null when the step is none of theirs, or there is nothing to ask. */
export async function askedBy(view: View, step: Action): Promise<Asking | null> {
	switch (step.do) {
		case 'place':
			return shopper.place(view, step);
		case 'again':
			return shopper.again(view, step);
		case 'pay':
			return shopper.pay(view, step);
		case 'cancel':
		case 'withdraw':
		case 'withdraw-by-number':
			return shopper.undo(step);
		case 'return':
			return shopper.sendBack(view, step);
		case 'advance':
			return staff.further(step);
		case 'staff-cancel':
			return staff.staffCancel(step);
		case 'receive':
			return staff.receive(view, step);
		case 'refuse-return':
			return staff.refuseReturn(view, step);
		case 'refund':
			return staff.refund(view, step);
		case 'retry-refund':
			return staff.retryRefund(view, step);
		case 'adjust':
			return staff.adjust(step);
		case 'write-off':
			return staff.writeOff(view, step);
		case 'save-code':
			return staff.saveCode(step);
		case 'save-offers':
			return staff.saveOffers(step);
		case 'issue':
			return staff.issue(step);
		default:
			return null;
	}
}
