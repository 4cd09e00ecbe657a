import type { LetterKind } from '@tandem/domain/mail.ts';
import type { LiveMail } from '#lib/live/mail.ts';

export const KIND_WORDS: Record<LetterKind, string> = {
	confirmation: 'Confirmation',
	cancelled: 'Cancelled',
	expired: 'Expired',
	shipped: 'Shipped',
	return: 'Return',
	withdrawal: 'Withdrawal',
	refund: 'Refund'
};

/** What the extension that sends mail says of a letter; what it has not seen waits. */
export function deliveryWords({ delivery }: Pick<LiveMail, 'delivery'>): string {
	if (!delivery) return 'Not sent yet';
	return DELIVERY_WORDS[delivery.state] ?? delivery.state;
}

const DELIVERY_WORDS: Record<string, string> = {
	PENDING: 'Waiting',
	PROCESSING: 'Being sent',
	RETRY: 'Sent again soon',
	SUCCESS: 'Sent',
	ERROR: 'Failed'
};
