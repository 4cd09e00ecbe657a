import { expect, test } from 'vitest';
import { bandOf, bestBand } from './band.ts';

test.each([
	[0, 'out'],
	[1, 'low'],
	[5, 'low'],
	[6, 'in']
] as const)('%i units are %s', (available, band) => {
	expect(bandOf(available)).toBe(band);
});

test('a product is sold out only when every variant is', () => {
	expect(bestBand(['out', 'out'])).toBe('out');
	expect(bestBand(['out', 'low'])).toBe('low');
	expect(bestBand(['low', 'in', 'out'])).toBe('in');
	expect(bestBand([])).toBe('out');
});
