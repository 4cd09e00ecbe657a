import { expect, test } from 'vitest';
import { parseEuros, parseUnits, writeEuros } from './euros.ts';

test.each([
	['19.90', 1990],
	['19,9', 1990],
	[' € 20 ', 2000],
	['0.05', 5],
	['1 299,00 €', 129900],
	['1.005', null],
	['1,299.00', null],
	['-5', null],
	['', null],
	['€', null],
	['12.', null],
	['1e3', null],
	['99999999', null]
])('%j is %j', (text, minor) => {
	expect(parseEuros(text)).toBe(minor);
});

test('what is written is read back, for every cent', () => {
	for (let minor = 0; minor <= 10_000; minor += 1) {
		expect(parseEuros(writeEuros(minor))).toBe(minor);
	}
});

test.each([
	['12', 12],
	[' 7 ', 7],
	['10000', 10_000],
	['10001', null],
	['0', null],
	['-3', null],
	['1.5', null],
	['', null]
])('%j units are %j', (text, units) => {
	expect(parseUnits(text)).toBe(units);
});
