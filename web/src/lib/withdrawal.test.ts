import { expect, test } from 'vitest';
import { nextOf, receiptFile, rowsOf } from './withdrawal.ts';

const declaration = {
	number: '1A2B-3C4D',
	goods: ['2 × Mug (Blue)', '1 × Atlas'],
	name: 'Ada Lovelace',
	email: 'ada@tandem.example',
	receivedAt: '2026-11-21T10:00:07Z'
};

test('the receipt says who withdrew from what, and when to the second with its zone', () => {
	const [name, text] = receiptFile(declaration, nextOf('cancelled'));
	expect(name).toBe('tandem-withdrawal-1A2B-3C4D.txt');
	for (const part of ['1A2B-3C4D', 'Mug (Blue)', 'Atlas', 'Ada Lovelace', 'ada@tandem.example']) {
		expect(text).toContain(part);
	}
	expect(text).toMatch(/Received: 21 Nov 2026, 11:00:07 (CET|GMT\+1)/);
});

test('what is not sent has no date yet', () => {
	const titles = rowsOf({ ...declaration, receivedAt: null }).map(({ title }) => title);
	expect(titles).toEqual(['Declaration', 'Order', 'Goods', 'Name', 'Receipt to']);
});

test('what was sent has to come back, what was not is not sent', () => {
	expect(nextOf('cancelled')).toContain('Nothing will be sent');
	expect(nextOf('delivered')).toContain('Send the goods back');
});
