const weights = new Intl.NumberFormat('en-IE', {
	style: 'unit',
	unit: 'kilogram',
	maximumFractionDigits: 1
});

/** Grams as kilograms: 3240 is "3.2 kg". */
export function kilograms(grams: number): string {
	return weights.format(grams / 1000);
}
