import type { Country } from './tax.ts';

/** How an order travels: gross fee in minor units, free from a goods value, working days by distance. */
export const DELIVERY_OPTIONS = [
	{
		id: 'standard',
		title: 'Standard',
		feeMinor: 490,
		freeFromMinor: 5000,
		days: [2, 3],
		daysAbroad: [4, 6]
	},
	{
		id: 'express',
		title: 'Express',
		feeMinor: 1290,
		freeFromMinor: null,
		days: [1, 1],
		daysAbroad: [2, 3]
	}
] as const;

export type DeliveryId = (typeof DELIVERY_OPTIONS)[number]['id'];

export const DELIVERY_IDS = DELIVERY_OPTIONS.map((option) => option.id) as [
	DeliveryId,
	...DeliveryId[]
];

/** Where parcels start from. */
const HOME: Country = 'DE';

/** The gross fee in minor units and the working days, least and most, for goods of this gross value. */
export function quoteDelivery(
	id: DeliveryId,
	country: Country,
	goodsMinor: number
): { title: string; feeMinor: number; days: readonly [number, number] } {
	const option = DELIVERY_OPTIONS.find((each) => each.id === id) ?? DELIVERY_OPTIONS[0];
	const isFree = option.freeFromMinor !== null && goodsMinor >= option.freeFromMinor;
	return {
		title: option.title,
		feeMinor: isFree ? 0 : option.feeMinor,
		days: country === HOME ? option.days : option.daysAbroad
	};
}
