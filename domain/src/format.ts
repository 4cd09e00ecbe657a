import { SHOP_TIME_ZONE } from './time.ts';

const LOCALE = 'en-IE';

const euros = new Intl.NumberFormat(LOCALE, { style: 'currency', currency: 'EUR' });
const numbers = new Intl.NumberFormat(LOCALE);
const percents = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 1 });
const lists = new Intl.ListFormat(LOCALE);
const regions = new Intl.DisplayNames(LOCALE, { type: 'region' });
const day = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone: SHOP_TIME_ZONE });
const moment = new Intl.DateTimeFormat(LOCALE, {
	dateStyle: 'medium',
	timeStyle: 'short',
	timeZone: SHOP_TIME_ZONE
});
const clock = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short', timeZone: SHOP_TIME_ZONE });
const exact = new Intl.DateTimeFormat(LOCALE, {
	dateStyle: 'medium',
	timeStyle: 'long',
	timeZone: SHOP_TIME_ZONE
});

/** Minor units as euros: 1990 is "€19.90". */
export function money(minor: number): string {
	return euros.format(minor / 100);
}

/** "1,234" */
export function count(number: number): string {
	return numbers.format(number);
}

/** "1 item", "3 items" */
export function counted(number: number, one: string, many = `${one}s`): string {
	return `${count(number)} ${number === 1 ? one : many}`;
}

/** A rate in permille: 55 is "5.5%". */
export function percent(permille: number): string {
	return percents.format(permille / 1000);
}

/** "Black, White and Red" */
export function listed(words: readonly string[]): string {
	return lists.format(words);
}

/** "21 Nov 2026", in the shop's time zone. */
export function date(instant: Date): string {
	return day.format(instant);
}

/** "21 Nov 2026, 14:05", in the shop's time zone. */
export function dateTime(instant: Date): string {
	return moment.format(instant);
}

/** "14:05", in the shop's time zone. */
export function time(instant: Date): string {
	return clock.format(instant);
}

/** "21 Nov 2026, 14:05:09 GMT+1", in the shop's time zone. */
export function exactTime(instant: Date): string {
	return exact.format(instant);
}

/** "1 working day", "2–3 working days" */
export function workingDays([least, most]: readonly [number, number]): string {
	if (least === most) return counted(least, 'working day');
	return `${least}–${most} working days`;
}

/** "DE" is "Germany". */
export function countryName(code: string): string {
	return regions.of(code) ?? code;
}
