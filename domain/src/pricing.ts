import { quoteDelivery, type DeliveryId } from './delivery.ts';
import { discountOf, type DiscountItem } from './discount.ts';
import { containedTaxMinor, shareByLargestRemainder, sumMinor } from './money.ts';
import type { Terms } from './promotion.ts';
import { TAX_RATES_PERMILLE, type Country, type TaxClass } from './tax.ts';

export type PricedItem = DiscountItem & { taxClass: TaxClass; weightGrams: number };

export type PricedLine = {
	quantity: number;
	unitMinor: number;
	taxRatePermille: number;
	grossMinor: number;
	discountMinor: number;
	netMinor: number;
	taxMinor: number;
};

/**
 * All in minor units: `goods + delivery − discount = total = goodsNet + deliveryNet + tax`; goods and
 * discount are gross.
 */
export type Totals = {
	goodsMinor: number;
	goodsNetMinor: number;
	deliveryMinor: number;
	deliveryNetMinor: number;
	discountMinor: number;
	taxMinor: number;
	totalMinor: number;
};

export type PricedOrder = { lines: PricedLine[]; totals: Totals; applied: Terms[] };

/** Where an order goes and how, and what the shop gives away today. */
export type Conditions = {
	country: Country;
	delivery: DeliveryId;
	promotions: readonly Terms[];
	/** The business day, `yyyy-mm-dd`. */
	today: string;
};

/**
 * The priced lines and totals of an order. Prices are gross, so tax is taken out of what is paid for
 * each line and rounded there once; the delivery fee is taxed like the goods it carries, in proportion.
 */
export function priceOrder(
	items: readonly PricedItem[],
	{ country, delivery, promotions, today }: Conditions
): PricedOrder {
	const rates = TAX_RATES_PERMILLE[country];
	const discount = discountOf(items, promotions, today);
	const lines = items.map(({ priceMinor, taxClass, quantity }, i) => {
		const grossMinor = priceMinor * quantity;
		const discountMinor = discount.lines[i] ?? 0;
		const taxRatePermille = rates[taxClass];
		const taxMinor = containedTaxMinor(grossMinor - discountMinor, taxRatePermille);
		const netMinor = grossMinor - discountMinor - taxMinor;
		return {
			quantity,
			unitMinor: priceMinor,
			taxRatePermille,
			grossMinor,
			discountMinor,
			netMinor,
			taxMinor
		};
	});
	const goodsMinor = sumMinor(lines.map((line) => line.grossMinor));
	const discountMinor = sumMinor(lines.map((line) => line.discountMinor));
	const goodsTaxMinor = sumMinor(lines.map((line) => line.taxMinor));
	const paidMinor = goodsMinor - discountMinor;
	const weightGrams = sumMinor(items.map((item) => item.weightGrams * item.quantity));
	// By what the goods cost before: a discount must not make an order dearer.
	const { feeMinor } = quoteDelivery(delivery, country, goodsMinor, weightGrams);
	const deliveryMinor = discount.isDeliveryFree ? 0 : feeMinor;
	const deliveryTaxMinor = sumMinor(
		shareByRate(deliveryMinor, lines).map((share) => share.taxMinor)
	);
	return {
		lines,
		// What is free anyway uses up no code.
		applied: discount.applied.filter(
			({ benefit }) => benefit.kind !== 'free-delivery' || feeMinor > 0
		),
		totals: {
			goodsMinor,
			goodsNetMinor: paidMinor - goodsTaxMinor,
			deliveryMinor,
			deliveryNetMinor: deliveryMinor - deliveryTaxMinor,
			discountMinor,
			taxMinor: goodsTaxMinor + deliveryTaxMinor,
			totalMinor: paidMinor + deliveryMinor
		}
	};
}

/** The least that a card can be charged, in minor units; Stripe's rule for euros. */
const LEAST_CHARGE_MINOR = 50;

/** What a gift card pays of a total, in minor units: all it can, but never so much that too little is left for a card. */
export function giftCardPart(balanceMinor: number, totalMinor: number): number {
	const rest = totalMinor - balanceMinor;
	if (rest <= 0) return totalMinor;
	return rest >= LEAST_CHARGE_MINOR ? balanceMinor : Math.max(0, totalMinor - LEAST_CHARGE_MINOR);
}

export type TaxShare = { ratePermille: number; grossMinor: number; taxMinor: number };

/** A gross amount shared over lines in proportion to their gross value, with the tax each share contains. */
export function shareByRate(
	amountMinor: number,
	lines: readonly { grossMinor: number; taxRatePermille: number }[]
): TaxShare[] {
	const shares = shareByLargestRemainder(
		amountMinor,
		lines.map((line) => line.grossMinor)
	);
	return lines.map(({ taxRatePermille }, i) => {
		const grossMinor = shares[i] ?? 0;
		const taxMinor = containedTaxMinor(grossMinor, taxRatePermille);
		return { ratePermille: taxRatePermille, grossMinor, taxMinor };
	});
}
