import { expect, test } from 'vitest';
import type { Output } from '@tandem/domain/api.ts';
import { CallError } from './api.ts';
import { Documents, documentsOf } from './documents.svelte.ts';

const request = { orderId: '0'.repeat(32), number: 'INV-2026-000001' };

test('an order has its invoice and a credit note for each refund that has one', () => {
	const invoice = { number: 'INV-2026-000001' };
	const refunds = [{ creditNote: null }, { creditNote: 'CRN-2026-000007' }];
	expect(documentsOf({ invoice: null, refunds: [] })).toEqual([]);
	expect(
		documentsOf({ invoice, refunds }).map(({ title, number }) => `${title} ${number}`)
	).toEqual(['Invoice INV-2026-000001', 'Credit note CRN-2026-000007']);
});

test('a paper is saved as the bytes that the shop sent', async () => {
	const saved: [string, unknown, string][] = [];
	const pdf = btoa('%PDF-1.7 \xff');
	const documents = new Documents(
		() => Promise.resolve({ ok: true, fileName: 'INV-2026-000001.pdf', pdf }),
		(...file) => saved.push(file)
	);
	await documents.fetch(request);
	expect(saved).toEqual([
		['INV-2026-000001.pdf', Uint8Array.from(Buffer.from(pdf, 'base64')), 'application/pdf']
	]);
	expect(documents.message).toBe('INV-2026-000001.pdf is saved.');
});

test('while one is fetched no other is asked for, and a failure says why', async () => {
	let answer: (value: Output<'orderDocument'>) => void = () => {};
	let asked = 0;
	const documents = new Documents(() => {
		asked += 1;
		if (asked > 1) return Promise.reject(new CallError('offline', 'The shop is away.'));
		return new Promise((resolve) => (answer = resolve));
	});
	const first = documents.fetch(request);
	expect(documents.underWay).toBe(request.number);
	await documents.fetch(request);
	expect(asked).toBe(1);
	answer({ ok: false, reason: 'not-found' });
	await first;
	expect(documents.message).toContain('do not find this document');
	await documents.fetch(request);
	expect([documents.underWay, documents.message]).toEqual([undefined, 'The shop is away.']);
});
