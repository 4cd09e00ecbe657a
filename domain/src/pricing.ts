import { quoteDelivery, type DeliveryId } from './delivery.ts';
import { containedTaxMinor, shareByLargestRemainder, sumMinor } from './money.ts';
import { TAX_RATES_PERMILLE, type Country, type TaxClass } from './tax.ts';

export type PricedLine = {
	quantity: number;
	unitMinor: number;
	taxRatePermille: number;
	grossMinor: number;
	netMinor: number;
	taxMinor: number;
};

/** All in minor units: `goodsNet + deliveryNet + tax − discount = total`, gross figures for the eye. */
export type Totals = {
	goodsMinor: number;
	goodsNetMinor: number;
	deliveryMinor: number;
	deliveryNetMinor: number;
	discountMinor: number;
	taxMinor: number;
	totalMinor: number;
};

/**
 * The priced lines and totals of an order. Prices are gross, so tax is taken out of each line and
 * rounded there once; the delivery fee is taxed like the goods it carries, in proportion.
 */
export function priceOrder(
	items: readonly { priceMinor: number; taxClass: TaxClass; quantity: number }[],
	country: Country,
	deliveryId: DeliveryId
): { lines: PricedLine[]; totals: Totals } {
	const rates = TAX_RATES_PERMILLE[country];
	const lines = items.map(({ priceMinor, taxClass, quantity }) => {
		const grossMinor = priceMinor * quantity;
		const taxRatePermille = rates[taxClass];
		const taxMinor = containedTaxMinor(grossMinor, taxRatePermille);
		return {
			quantity,
			unitMinor: priceMinor,
			taxRatePermille,
			grossMinor,
			netMinor: grossMinor - taxMinor,
			taxMinor
		};
	});
	const goodsMinor = sumMinor(lines.map((line) => line.grossMinor));
	const goodsTaxMinor = sumMinor(lines.map((line) => line.taxMinor));
	const deliveryMinor = quoteDelivery(deliveryId, country, goodsMinor).feeMinor;
	const feeShares = shareByLargestRemainder(
		deliveryMinor,
		lines.map((line) => line.grossMinor)
	);
	const deliveryTaxMinor = sumMinor(
		lines.map((line, i) => containedTaxMinor(feeShares[i] ?? 0, line.taxRatePermille))
	);
	return {
		lines,
		totals: {
			goodsMinor,
			goodsNetMinor: goodsMinor - goodsTaxMinor,
			deliveryMinor,
			deliveryNetMinor: deliveryMinor - deliveryTaxMinor,
			discountMinor: 0,
			taxMinor: goodsTaxMinor + deliveryTaxMinor,
			totalMinor: goodsMinor + deliveryMinor
		}
	};
}
