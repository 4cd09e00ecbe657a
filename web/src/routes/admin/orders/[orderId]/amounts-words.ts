import type { RefundAmounts } from '@tandem/domain/refunding.ts';
import { listed, money } from '@tandem/domain/format.ts';

/** "Will give back €24.90: €20.00 for units and €4.90 for delivery" */
export function amountsWords(amounts: RefundAmounts): string {
	const { goodsMinor, deliveryMinor, extraMinor, amountMinor } = amounts;
	const parts = [
		{ minor: goodsMinor, what: 'for units' },
		{ minor: deliveryMinor, what: 'for delivery' },
		{ minor: extraMinor, what: 'for good will' }
	].filter(({ minor }) => minor > 0);
	const whole = `Will give back ${money(amountMinor)}`;
	if (parts.length < 2) return whole;
	return `${whole}: ${listed(parts.map(({ minor, what }) => `${money(minor)} ${what}`))}`;
}
