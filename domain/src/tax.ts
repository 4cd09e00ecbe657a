export const TAX_CLASSES = ['standard', 'reduced'] as const;
export type TaxClass = (typeof TAX_CLASSES)[number];

/**
 * VAT by destination in permille, where the shop delivers. `reduced` is the rate on printed books.
 * Source: the European Commission's table of VAT rates in the member states.
 */
export const TAX_RATES_PERMILLE = {
	AT: { standard: 200, reduced: 100 },
	BE: { standard: 210, reduced: 60 },
	DE: { standard: 190, reduced: 70 },
	ES: { standard: 210, reduced: 40 },
	FR: { standard: 200, reduced: 55 },
	IE: { standard: 230, reduced: 0 },
	IT: { standard: 220, reduced: 40 },
	NL: { standard: 210, reduced: 90 }
} as const satisfies Record<string, Record<TaxClass, number>>;

export type Country = keyof typeof TAX_RATES_PERMILLE;

export const COUNTRIES = Object.keys(TAX_RATES_PERMILLE) as [Country, ...Country[]];
