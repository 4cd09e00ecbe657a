import { expect, test, vi } from 'vitest';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { money, percent } from '@tandem/domain/format.ts';
import type { Order } from '@tandem/domain/order.ts';
import { priceOrder } from '@tandem/domain/pricing.ts';
import { ORDER_ID } from '@tandem/domain/test-shop.ts';
import { brought, orderIn, placed, refundedIn } from '../mail/test-letters.ts';
import { documentPdf } from './pdf.ts';

// Drawing keeps the processor busy: where others want it too, a test takes seconds.
vi.setConfig({ testTimeout: 20_000 });

const INVOICE = 'INV-2026-000001';
const CREDIT_NOTE = 'CRN-2026-000001';

const packed = brought(placed(), 'packed');
const order = orderIn(packed);

async function bytesOf(of: Order, number: string): Promise<Uint8Array> {
	const pdf = await documentPdf(ORDER_ID, of, number);
	if (!pdf) throw new Error(`there is no ${number}`);
	return new Uint8Array(pdf);
}

/** The words of each page. */
async function pagesOf(of: Order, number: string): Promise<string[]> {
	const { text } = await extractText(await bytesOf(of, number));
	return text.map((page) => page.replace(/\s+/g, ' '));
}

test('an invoice has all that the law wants on it', async () => {
	const pages = await pagesOf(order, INVOICE);
	expect(pages).toHaveLength(1);
	for (const fact of [
		...['Invoice INV-2026-000001', 'Invoice date 21 Nov 2026', 'Date of supply 21 Nov 2026'],
		...['Tandem Handels GmbH (fictional)', 'Musterstraße 1', '12345 Musterstadt', 'DE000000000'],
		...['Mira Lindenweg 1', '10115 Berlin', 'Germany', 'AAAA-AAAA'],
		...['Enamel mug', 'Deep green', '2 €15.00 −€3.00 19% €27.00'],
		...['The Book of Tea', '1 €15.00 −€1.50 7% €13.50'],
		...['Delivery, Express', '€12.90', 'Autumn: 10% off'],
		...['19% €29.92 €5.68 €35.60', '7% €16.64 €1.16 €17.80', 'Sum €46.56 €6.84 €53.40'],
		...['Before discounts €57.90', 'Discounts −€4.50', 'Total, VAT included €53.40'],
		...['€20.00 by gift card ending in QX7Z', '€33.40 by card (simulated)', 'Paid on 21 Nov 2026']
	]) {
		expect(pages[0]).toContain(fact);
	}
});

test('a credit note names the invoice that it corrects, and what it takes back of it', async () => {
	const refunded = orderIn(refundedIn(packed));
	const [page] = await pagesOf(refunded, CREDIT_NOTE);
	const taxes = refunded.refunds.flatMap((refund) => refund.taxes);
	const rates = taxes.map(({ ratePermille, grossMinor, taxMinor }) =>
		[percent(ratePermille), ...[grossMinor - taxMinor, taxMinor, grossMinor].map(money)].join(' ')
	);
	expect(rates).toHaveLength(2);
	for (const fact of [
		...['Credit note CRN-2026-000001', 'For invoice INV-2026-000001'],
		'This corrects invoice INV-2026-000001 of 21 Nov 2026.',
		...['Enamel mug', '1 19% €13.50', 'The Book of Tea', '1 7% €13.50', 'Good will', '€2.50'],
		...rates,
		'Credited, VAT included €29.50',
		'€29.50 goes back to the card (simulated) that paid'
	]) {
		expect(page).toContain(fact);
	}
});

test('the same paper is the same file, also after all that comes later', async () => {
	const delivered = orderIn(refundedIn(brought(placed(), 'delivered')));
	const first = await bytesOf(order, INVOICE);
	expect(await bytesOf(order, INVOICE)).toEqual(first);
	expect(await bytesOf(delivered, INVOICE)).toEqual(first);
	const { refunds } = delivered;
	const given = refunds.map((refund) => ({ ...refund, status: 'done' as const, tries: 3 }));
	const credit = await bytesOf(delivered, CREDIT_NOTE);
	expect(await bytesOf({ ...delivered, refunds: given }, CREDIT_NOTE)).toEqual(credit);
});

test('the file says what it is', async () => {
	const { info } = await getMeta(await bytesOf(order, INVOICE));
	expect(info).toMatchObject({
		Title: 'Invoice INV-2026-000001',
		Author: 'Tandem Handels GmbH (fictional)',
		Language: 'en',
		CreationDate: 'D:20261121100000Z'
	});
});

test('a number that is not the order’s has no paper', async () => {
	expect(await documentPdf(ORDER_ID, order, 'INV-2026-000002')).toBeNull();
	expect(await documentPdf(ORDER_ID, order, CREDIT_NOTE)).toBeNull();
	expect(await documentPdf(ORDER_ID, orderIn(brought(placed(), 'paid')), INVOICE)).toBeNull();
});

test('of several credit notes each number is its own paper', async () => {
	const refunded = orderIn(refundedIn(packed));
	const [first] = refunded.refunds;
	if (!first) throw new Error('nothing went back');
	const second = { ...first, id: 2, creditNote: 'CRN-2026-000002' };
	const both = { ...refunded, refunds: [first, second] };
	expect((await pagesOf(both, CREDIT_NOTE)).join()).toContain(`Credit note ${CREDIT_NOTE}`);
	expect((await pagesOf(both, 'CRN-2026-000002')).join()).toContain('Credit note CRN-2026-000002');
});

const written = {
	'extended Latin': 'Łukasz Żółć-Őrsi Ștefan Čapek Nguyễn',
	Greek: 'Αλεξάνδρα Παπαδοπούλου',
	Cyrillic: 'Юлія Ґеник Ћирић',
	'decomposed accents': 'Zoe\u0308 Cafe\u0301'
};

test.each(Object.entries(written))('a name in %s is written out', async (_, name) => {
	const named = { ...order, contact: { ...order.contact, name } };
	const [page] = await pagesOf(named, INVOICE);
	expect(page).toContain(name.normalize('NFC'));
});

test('a name in Hebrew has all its letters', async () => {
	const named = { ...order, contact: { ...order.contact, name: 'דנה כהן' } };
	const [page = ''] = await pagesOf(named, INVOICE);
	expect([...page].filter((sign) => /\p{Script=Hebrew}/u.test(sign)).sort()).toEqual(
		[...'דנהכהן'].sort()
	);
});

/** As many lines as a cart holds. */
function longOrder(): Order {
	const items = Array.from({ length: 50 }, (_, i) => ({
		...{ sku: `sku-${i}`, productId: `p-${i}`, category: 'books' as const },
		...{ priceMinor: 999 + 137 * i, quantity: 1 + (i % 4), weightGrams: 300 },
		taxClass: i % 3 === 0 ? ('reduced' as const) : ('standard' as const)
	}));
	const conditions = { country: 'IE', delivery: 'express', promotions: [], today: '2026-11-21' };
	const { lines, totals } = priceOrder(items, conditions as Parameters<typeof priceOrder>[1]);
	const [first] = order.lines;
	if (!first) throw new Error('the order has lines');
	return {
		...order,
		giftCard: null,
		payment: { ...order.payment, amountMinor: totals.totalMinor },
		lines: lines.map((line, i) => ({ ...first, ...line, sku: `sku-${i}`, title: `Thing ${i}` })),
		totals
	};
}

test('a long order goes over pages that each say what they are', async () => {
	const pages = await pagesOf(longOrder(), INVOICE);
	expect(pages.length).toBeGreaterThan(2);
	pages.forEach((page, i) => {
		expect(page).toContain(`Page ${i + 1} of ${pages.length}`);
		expect(page).toContain(INVOICE);
	});
	const tables = pages.filter((page) => page.includes('Thing'));
	for (const page of tables) expect(page).toContain('Item Quantity Unit price Discount VAT Amount');
	for (let i = 0; i < 50; i += 1) {
		expect(pages.filter((page) => page.includes(`Thing ${i} `))).toHaveLength(1);
	}
});

type Piece = { str: string; width: number; transform: number[] };

/** Where words stand that leave the margins or run into others. */
async function collisions(of: Order): Promise<string[]> {
	const pdf = await getDocumentProxy(await bytesOf(of, INVOICE));
	const found: string[] = [];
	for (let number = 1; number <= pdf.numPages; number += 1) {
		const { items } = await (await pdf.getPage(number)).getTextContent();
		const boxes = (items as Piece[])
			.filter(({ str }) => str.trim())
			.map(({ str, width, transform }) => {
				const [, , , size = 0, left = 0, bottom = 0] = transform;
				return { str, left, right: left + width, bottom, top: bottom + size * 0.7 };
			});
		found.push(
			...boxes.flatMap((box, i) => {
				const isOut = box.left < 56 || box.right > 540 || box.bottom < 24 || box.top > 800;
				const isOn = boxes
					.slice(i + 1)
					.some(
						(other) =>
							other.left < box.right &&
							box.left < other.right - 0.5 &&
							other.bottom < box.top &&
							box.bottom < other.top
					);
				return isOut || isOn ? [`${box.str} on page ${number}`] : [];
			})
		);
	}
	return found;
}

test('no word leaves the margins or stands on another, however long the words are', async () => {
	const name = 'W'.repeat(80);
	const address = { ...order.address, street: 'W'.repeat(120), city: 'W'.repeat(80) };
	const long = { ...order, contact: { ...order.contact, name }, address };
	expect((await pagesOf(long, INVOICE)).join().match(/W/g)).toHaveLength(280);
	expect(await collisions(order)).toEqual([]);
	expect(await collisions(long)).toEqual([]);
	expect(await collisions(longOrder())).toEqual([]);
});
