/** Where the shop keeps its books: business days begin at midnight here. */
export const SHOP_TIME_ZONE = 'Europe/Berlin';

const businessDay = new Intl.DateTimeFormat('en-CA', {
	timeZone: SHOP_TIME_ZONE,
	year: 'numeric',
	month: '2-digit',
	day: '2-digit'
});

/** The business day of an instant in the shop's time zone, as `yyyy-mm-dd`. */
export function businessDate(instant: Date): string {
	return businessDay.format(instant);
}

/** The instant `minutes` later. */
export function addMinutes(instant: Date, minutes: number): Date {
	return new Date(instant.getTime() + minutes * 60_000);
}
