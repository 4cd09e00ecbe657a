import type { Country } from './tax.ts';

/** How far a parcel goes from the warehouse in Germany. */
export const ZONES = {
	DE: 'home',
	AT: 'near',
	BE: 'near',
	FR: 'near',
	NL: 'near',
	ES: 'far',
	IE: 'far',
	IT: 'far'
} as const satisfies Record<Country, string>;

/** The weights in grams up to which each fee holds; the last is the heaviest parcel a carrier takes. */
export const WEIGHTS = [2_000, 10_000, 31_500] as const;
const HEAVIEST = WEIGHTS[2];

/** Gross fees in minor units by zone and weight; goods value from which it is free; working days. */
export const DELIVERY_OPTIONS = [
	{
		id: 'standard',
		title: 'Standard',
		zones: {
			home: { feesMinor: [490, 690, 1490], freeFromMinor: 5_000, days: [2, 3] },
			near: { feesMinor: [890, 1390, 2490], freeFromMinor: 10_000, days: [3, 5] },
			far: { feesMinor: [1290, 1990, 3490], freeFromMinor: 15_000, days: [4, 7] }
		}
	},
	{
		id: 'express',
		title: 'Express',
		zones: {
			home: { feesMinor: [1290, 1690, 2990], freeFromMinor: null, days: [1, 1] },
			near: { feesMinor: [1990, 2490, 4490], freeFromMinor: null, days: [2, 2] },
			far: { feesMinor: [2490, 3490, 5990], freeFromMinor: null, days: [2, 3] }
		}
	}
] as const;

export type DeliveryId = (typeof DELIVERY_OPTIONS)[number]['id'];

export const DELIVERY_IDS = DELIVERY_OPTIONS.map((option) => option.id) as [
	DeliveryId,
	...DeliveryId[]
];

export type DeliveryQuote = {
	title: string;
	/** Gross, in minor units. */
	feeMinor: number;
	/** The goods value from which it is free, or null. */
	freeFromMinor: number | null;
	/** Working days, least and most. */
	days: readonly [number, number];
};

/** What it costs to send goods of this gross value and weight; what is too heavy goes in several parcels. */
export function quoteDelivery(
	id: DeliveryId,
	country: Country,
	goodsMinor: number,
	weightGrams: number
): DeliveryQuote {
	const option = DELIVERY_OPTIONS.find((each) => each.id === id) ?? DELIVERY_OPTIONS[0];
	const { feesMinor, freeFromMinor, days } = option.zones[ZONES[country]];
	const isFree = freeFromMinor !== null && goodsMinor >= freeFromMinor;
	return {
		title: option.title,
		feeMinor: isFree ? 0 : parcelsMinor(feesMinor, weightGrams),
		freeFromMinor,
		days
	};
}

function parcelsMinor(feesMinor: readonly number[], weightGrams: number): number {
	const full = Math.max(0, Math.ceil(weightGrams / HEAVIEST) - 1);
	const rest = weightGrams - full * HEAVIEST;
	const last = WEIGHTS.findIndex((weight) => rest <= weight);
	return full * (feesMinor[2] ?? 0) + (feesMinor[last] ?? 0);
}
