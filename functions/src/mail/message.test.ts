import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cancellation, withdrawal } from '@tandem/domain/reverse.ts';
import { expiry } from '@tandem/domain/fulfil.ts';
import { refundSettlement } from '@tandem/domain/settle.ts';
import { LETTER_KINDS, Mail, type Letter } from '@tandem/domain/mail.ts';
import { NOW, ORDER_ID, run, told } from '@tandem/domain/test-shop.ts';
import { addMinutes } from '@tandem/domain/time.ts';
import { messageOf } from './message.ts';
import { brought, letterOf, letters, placed } from './test-letters.ts';

const ORIGIN = 'https://shop.example';
const anyone = () => true;
const LATER = addMinutes(NOW, 45);

const wordsOf = (letter: Letter) => messageOf(letter, ORIGIN).message;

/** What a person sees of the HTML, in words; addresses of links count as words. */
function seen(html: string): Set<string> {
	const body = html.slice(html.indexOf('<h1'));
	const links = [...body.matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? '');
	return tokens(`${shown(body)} ${links.join(' ')}`);
}

function shown(html: string): string {
	const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
	return html
		.replace(/<[^>]*>/g, ' ')
		.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => signs[name] ?? '')
		.replace(/\s+/g, ' ');
}

function tokens(text: string): Set<string> {
	return new Set(
		text
			.split(/\s+/)
			.map((word) => word.replace(/:$/, ''))
			.filter((word) => !/^([-=·]*|T|A|N|D|E|M)$/.test(word))
	);
}

test.each(LETTER_KINDS)('the %s letter says the same in HTML and in plain text', (kind) => {
	const { html, text } = wordsOf(letters()[kind]);
	expect(seen(html)).toEqual(tokens(text));
});

test.each(LETTER_KINDS)('the %s letter is a mail that can be stored and sent', (kind) => {
	const letter = letters()[kind];
	const mail = messageOf(letter, ORIGIN);
	expect(Mail.parse(mail)).toEqual(mail);
	expect(mail).toMatchObject({
		to: ['mira@tandem.example'],
		kind,
		orderId: ORDER_ID,
		at: letter.at
	});
});

const facts = {
	confirmation: [
		...['Enamel mug', 'Deep green', 'The Book of Tea', '2 × €15.00', '€30.00', '€3.00 off'],
		...['€45.00', '−€4.50', '€12.90', '€53.40', '€6.84', 'QX7Z', '€20.00', '€33.40'],
		...['Autumn: 10% off', 'Mira', 'Lindenweg 1', '10115 Berlin', 'Germany', 'Express'],
		...['within 14 days', `${ORIGIN}/withdraw`]
	],
	cancelled: ['Enamel mug', 'The Book of Tea', '€53.40', '€33.40 goes back', '€20.00 is back'],
	expired: ['Enamel mug', 'The Book of Tea', '€53.40', 'not charged', '€20.00 is back'],
	shipped: ['Enamel mug', '2 units', 'The Book of Tea', 'DHL', '00340434', 'INV-2026-000001'],
	return: ['Enamel mug', '1 unit', 'Does not fit', 'Too small', 'Musterstraße 1', '5 Dec 2026'],
	withdrawal: [
		...['I hereby give notice', '21 Nov 2026, 11:00:00 GMT+1', 'Mira', 'mira@tandem.example'],
		...['Enamel mug', '2 units', 'The Book of Tea', '1 unit', '5 Dec 2026', 'Musterstraße 1']
	],
	refund: [
		...[
			'Enamel mug',
			'1 unit',
			'The Book of Tea',
			'€27.00',
			'€2.50',
			'€29.50 goes back to your card'
		],
		'CRN-2026-000001'
	]
};

test.each(LETTER_KINDS)('the %s letter has all its facts, in both forms', (kind) => {
	const { html, text } = wordsOf(letters()[kind]);
	const page = `${shown(html)} ${html}`;
	const plain = text.replace(/\s+/g, ' ');
	for (const fact of ['AAAA-AAAA', `${ORIGIN}/orders/${ORDER_ID}`, ...facts[kind]]) {
		expect(page).toContain(fact);
		expect(plain).toContain(fact);
	}
});

const attack = {
	contact: {
		name: '<script>alert(1)</script>\r\nBcc: all@evil.example \u202eevil',
		email: 'mira@tandem.example'
	},
	address: {
		street: '"><img src=x onerror=alert(1)>',
		postcode: '10115',
		city: "Ber'lin & <b>Co</b>",
		country: 'DE'
	}
} as const;

test.each(LETTER_KINDS)('what people typed stays text in the %s letter', (kind) => {
	const { subject, html, text } = wordsOf(
		letters(attack, '</td><a href="x">y</a>\n\nTotal €0')[kind]
	);
	expect(html).not.toMatch(/<script|<img|<b>|href="x"/);
	expect(`${subject}${html}${text}`).not.toMatch(/\u202e|\r/);
	expect(subject).toMatch(/^[^\n<>]*$/);
	expect(text).not.toMatch(/^Bcc|^Total €0/m);
});

test('what people typed is shown as they typed it', () => {
	const { html, text } = wordsOf(letters(attack).shipped);
	expect(shown(html)).toContain("10115 Ber'lin & <b>Co</b>");
	expect(text).toContain('"><img src=x onerror=alert(1)>');
});

test.each(['expired', 'cancelled'] as const)(
	'the %s letter, which goes out unpaid too, carries nothing that was typed',
	(kind) => {
		const contact = { name: 'Win at evil.example', email: 'stranger@tandem.example' };
		const address = {
			street: 'Buy-now 1',
			postcode: '10115',
			city: 'Evil',
			country: 'DE'
		} as const;
		const { subject, html, text } = wordsOf(letters({ contact, address })[kind]);
		expect(`${subject}${html}${text}`).not.toMatch(/evil|Buy-now/i);
	}
);

test('an order that was never paid costs nothing and keeps nothing of the gift card', () => {
	const declined = run(placed(), [told('declined')]).after;
	const { text } = wordsOf(letterOf(declined, [cancellation(ORDER_ID, anyone, 'mira')]));
	expect(text.replace(/\s+/g, ' ')).toContain(
		'You were not charged. €20.00 is back on the gift card ending in QX7Z.'
	);
	expect(text).not.toContain('Paid by');
});

test('a withdrawal before packing says that nothing is to be sent back, and when the money is', () => {
	const paid = brought(placed(), 'paid');
	const letter = letterOf(paid, [withdrawal(ORDER_ID, anyone, 'guest', 'Mira M. Stern')]);
	const plain = wordsOf(letter).text.replace(/\s+/g, ' ');
	expect(plain).toContain('From: Mira M. Stern mira@tandem.example');
	expect(plain).toContain('nothing to send back');
	expect(plain).toContain('€33.40 goes back to your card (simulated) and €20.00 is back');
	expect(plain).toContain('by 5 Dec 2026');
	expect(plain).not.toContain('Musterstadt Germany In the parcel');
});

test('the receipt tells the shop’s time, in summer and in winter', () => {
	const { withdrawal } = letters();
	const at = (instant: string) => wordsOf({ ...withdrawal, at: new Date(instant) }).text;
	expect(at('2026-07-01T22:30:09Z')).toContain('2 Jul 2026, 00:30:09 GMT+2');
	expect(at('2026-12-31T23:30:00Z')).toContain('1 Jan 2027, 00:30:00 GMT+1');
});

test('money that came too late is explained, and names no goods', () => {
	const declined = run(placed(), [told('declined')]).after;
	const expired = run(declined, [expiry(ORDER_ID, 1)], LATER).after;
	const gone = { ...expired, 'sellables/mug': { ...expired['sellables/mug'], available: 0 } };
	const late = run(gone as typeof expired, [told('succeeded')], LATER).after;
	const given = refundSettlement(ORDER_ID, { refundId: 1, tries: 1, status: 'done', event: null });
	const { text } = wordsOf(letterOf(late, [given], LATER));
	expect(text.replace(/\s+/g, ' ')).toContain('after the order had ended');
	expect(text).toMatch(/^Payment +€33\.40$/m);
	expect(text).not.toContain('Enamel mug');
});

test.each(LETTER_KINDS)(
	'the %s letter loads nothing and leads only to pages of the shop',
	(kind) => {
		const { html } = wordsOf(letters()[kind]);
		expect(html).not.toMatch(/ src=|url\(|@import|<link|<script/);
		const routes = new URL('../../../web/src/routes/', import.meta.url);
		for (const [, href = ''] of html.matchAll(/href="([^"]*)"/g)) {
			const { origin, pathname } = new URL(href);
			expect(origin).toBe(ORIGIN);
			const route = pathname.replace(ORDER_ID, '[orderId]').slice(1);
			expect([route, existsSync(new URL(`${route}/+page.svelte`, routes))]).toEqual([route, true]);
		}
	}
);

test.each(LETTER_KINDS)('the %s letter in plain text fits on a narrow screen', (kind) => {
	const lines = wordsOf(letters()[kind]).text.split('\n');
	expect(lines.filter((line) => line.length > 78 && !line.includes(ORIGIN))).toEqual([]);
});
