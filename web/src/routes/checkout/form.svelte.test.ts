import { beforeEach, expect, test } from 'vitest';
import { faultOf, faultsFrom } from './fields.ts';
import { CheckoutForm } from './form.svelte.ts';

beforeEach(() => sessionStorage.clear());

test.each([
	['name', ' ', /Enter your name/],
	['email', 'ada', /does not look like/],
	['email', 'ada@tandem.example ', undefined],
	['postcode', '1', /3 to 10/],
	['postcode', 'D04 V2N9', undefined],
	['city', 'x'.repeat(81), /Shorten/],
	['country', 'US', /do not deliver/]
] as const)('%s "%s"', (name, value, words) => {
	if (words) expect(faultOf(name, value)).toMatch(words);
	else expect(faultOf(name, value)).toBeUndefined();
});

test('a field passed through is let be, a wrong one is told, a mended one is quiet at once', () => {
	const form = new CheckoutForm();
	form.leave('email');
	expect(form.faults).toEqual({});
	form.type('email', 'ada');
	expect(form.faults).toEqual({});
	form.leave('email');
	expect(form.faults.email).toBeDefined();
	form.type('email', 'ada@tandem.example');
	expect(form.faults).toEqual({});
});

test('sending judges everything and names the topmost fault', () => {
	const form = new CheckoutForm(() => ({ name: 'Ada' }));
	expect(form.judgeAll()).toBe('email');
	expect(Object.keys(form.faults)).toEqual(['email', 'street', 'postcode', 'city']);
});

test('what is typed outlives a reload and goes before what is known', () => {
	new CheckoutForm().type('name', 'Grace');
	const { values } = new CheckoutForm(() => ({ name: 'Ada', email: 'ada@tandem.example' }));
	expect(values).toMatchObject({ name: 'Grace', email: 'ada@tandem.example', country: 'DE' });
});

test('a code that is typed and not applied stops the order; applied ones outlive a reload', () => {
	const form = new CheckoutForm();
	form.type('voucher', 'SPRI');
	form.type('giftCard', 'ABCD-EFGH-JKMN-2345');
	form.judgeAll();
	expect(form.faults.voucher).toMatch(/Apply this code/);
	form.tell('voucher', undefined);
	expect(form.faults.voucher).toBeUndefined();
	expect(new CheckoutForm().values).toMatchObject({
		voucher: 'SPRI',
		giftCard: 'ABCD-EFGH-JKMN-2345'
	});
});

test('what was kept and makes no sense is forgotten', () => {
	sessionStorage.setItem('tandem.checkout', '{"country":"US","name":7,"city":"Bonn","x":"y"}');
	expect(new CheckoutForm().values).toMatchObject({ country: 'DE', name: '', city: 'Bonn' });
	sessionStorage.setItem('tandem.checkout', '{');
	expect(new CheckoutForm().values.city).toBe('');
});

test('faults of the server find their fields', () => {
	const told = [
		{ path: 'contact.email', message: 'Invalid' },
		{ path: 'lines.0.sku', message: 'Invalid' }
	];
	expect(Object.keys(faultsFrom(told))).toEqual(['email']);
});
