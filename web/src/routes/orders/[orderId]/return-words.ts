import type { Return, ReturnReason } from '@tandem/domain/refund.ts';
import { WITHDRAWAL_KEY } from '@tandem/domain/reverse.ts';

/** The reasons one can choose from; who withdraws from the contract needs none. */
export const RETURN_REASON_WORDS: Record<Exclude<ReturnReason, 'withdrawal'>, string> = {
	'does-not-fit': 'It does not fit',
	'not-as-described': 'It is not as described',
	damaged: 'It is damaged',
	'arrived-late': 'It came too late',
	'changed-mind': 'I changed my mind'
};

/** Where a return is, as its heading and a sentence. */
export function returnWords({ key, state, answer }: Return): { title: string; words: string } {
	const name = key === WITHDRAWAL_KEY ? 'Withdrawal' : 'Return';
	switch (state) {
		case 'requested':
			return {
				title: `${name} announced`,
				words:
					'Put a note with the order number into the parcel. This page changes when it has arrived.'
			};
		case 'received':
			return {
				title: `${name} arrived`,
				words: 'We have it, and your money is on its way: see below.'
			};
		case 'refused':
			return { title: `${name} not taken`, words: answer };
	}
}
