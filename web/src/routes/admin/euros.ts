/** The minor units that a person means by "19.90", "19,9" or "€ 20"; null when that is no exact amount. */
export function parseEuros(text: string): number | null {
	const bare = text.replace(/[\s€]/gu, '');
	const [, euros, cents = ''] = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(bare) ?? [];
	// The cents are read as an integer of their own: 19.90 * 100 is not 1990 everywhere.
	return euros === undefined ? null : Number(euros) * 100 + Number(cents.padEnd(2, '0'));
}

/** Minor units as one types them: 1990 is "19.90". */
export function writeEuros(minor: number): string {
	const cents = String(minor % 100).padStart(2, '0');
	return `${Math.floor(minor / 100)}.${cents}`;
}

/** The units that a person means by "12"; null when that is no whole number from 1 to `MAX_UNITS`. */
export function parseUnits(text: string): number | null {
	const bare = text.trim();
	if (!/^\d{1,6}$/.test(bare)) return null;
	const units = Number(bare);
	return units >= 1 && units <= MAX_UNITS ? units : null;
}

/** The most units that one change may add or take away. */
export const MAX_UNITS = 10_000;
