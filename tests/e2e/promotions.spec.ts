import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { Offers, type Promotion, type Terms } from '@tandem/domain/promotion.ts';
import { everyoneLeaves, seeded, type Person } from '../support/people.ts';
import { books } from '../support/stock-room.ts';
import { headline, place, toCheckout } from './buying.ts';
import { addToCart, expect, leave, look, test } from './fixtures.ts';

const STOVE = { sku: 'msr-pocketrocket-2', path: '/products/msr-pocketrocket-2' };
const TENT = { sku: 'msr-hubba-hubba-2', path: '/products/msr-hubba-hubba-2' };
const CAMP = '/products/camp-for-two-set';

let admin: Person;
let seededOffers: Terms[];

test.beforeAll(async () => {
	seededOffers = Offers.parse((await books().doc('offers/automatic').get()).data()).terms;
});
test.beforeEach(async () => {
	admin = await seeded('admin');
	await leave(STOVE.sku, 33);
});
test.afterEach(async () => {
	await saveOffers([]);
	await leave(TENT.sku, 11);
	await everyoneLeaves();
});

/** Offers beside those of the seed; the same as before when none is named. */
async function saveOffers(more: Terms[]): Promise<void> {
	const answer = await admin.call('managePromotions', {
		action: 'save-offers',
		terms: [...seededOffers, ...more]
	});
	expect(answer).toEqual({ ok: true });
}

/** On the stove only, so that no other test hears of it. */
function stoveTerms(percent: number, change: Partial<Terms> = {}): Terms {
	return {
		id: `E2E${randomUUID().slice(0, 8).toUpperCase()}`,
		title: `Stove week: ${percent}% off`,
		benefit: { kind: 'percent', percent },
		categories: null,
		productIds: [STOVE.sku],
		minGoodsMinor: 0,
		from: '2026-01-01',
		until: null,
		...change
	};
}

async function saveCode(
	terms: Terms,
	change: Partial<Omit<Promotion, 'terms' | 'used'>> = {}
): Promise<string> {
	const promotion = { terms, active: true, maxUses: null, maxUsesPerPerson: null, ...change };
	expect(await admin.call('managePromotions', { action: 'save-code', promotion })).toEqual({
		ok: true
	});
	return terms.id;
}

async function issueGiftCard(amountMinor: number): Promise<string> {
	const answer = await admin.call('managePromotions', {
		action: 'issue-gift-card',
		key: randomUUID(),
		amountMinor
	});
	if (!('code' in answer)) throw new Error(`no gift card: ${JSON.stringify(answer)}`);
	return answer.code;
}

const field = (page: Page) => page.getByLabel('Discount code or gift card');
const orderButton = (page: Page) => page.getByRole('button', { name: /^Place order/ });

async function apply(page: Page, code: string): Promise<void> {
	await field(page).fill(code);
	await field(page).press('Enter');
}

/** What the row of an applied code or gift card says. */
const row = (page: Page, title: string) =>
	page.locator('form p').filter({ has: page.getByRole('button', { name: `Remove ${title}` }) });

test('an offer that the admin saves changes the total of an open cart and an open checkout', async ({
	aPerson
}) => {
	const [cart, checkout] = [await aPerson(), await aPerson()];
	await look(cart, STOVE.path);
	await addToCart(cart);
	await cart.goto('/cart');
	await expect(cart.getByText('€54.85')).toBeVisible();
	await toCheckout(checkout, STOVE.path, 'pays');
	await expect(orderButton(checkout)).toContainText('€54.85');
	await saveOffers([stoveTerms(20)]);
	await expect(cart.getByText('Stove week: 20% off')).toBeVisible();
	await expect(cart.getByText('€44.86')).toBeVisible();
	await expect(orderButton(checkout)).toContainText('€44.86');
	await place(checkout);
	await expect(headline(checkout)).toHaveText('Thank you, Mira');
	await expect(checkout.getByRole('main')).toContainText('€44.86');
});

test('the cart says what is missing for an offer', async ({ aPerson }) => {
	const page = await aPerson();
	const title = 'Ten off from eighty';
	const benefit = { kind: 'fixed', amountMinor: 1000 } as const;
	await saveOffers([stoveTerms(1, { title, benefit, productIds: null, minGoodsMinor: 8000 })]);
	await look(page, STOVE.path);
	await addToCart(page);
	await page.goto('/cart');
	await expect(page.getByText(`€30.05 more, and you get “${title}”.`)).toBeVisible();
	await page.getByRole('button', { name: 'One more' }).click();
	await expect(page.getByText(`you get “${title}”`)).toHaveCount(0);
	await expect(page.getByText('€89.90')).toBeVisible();
});

test('a code is taken however it is typed, survives a reload, can be removed, and counts', async ({
	aPerson
}) => {
	const code = await saveCode(stoveTerms(10, { title: 'Ten for friends' }));
	const page = await aPerson();
	await toCheckout(page, STOVE.path, 'pays');
	await apply(page, ` ${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`);
	await expect(row(page, 'Ten for friends')).toContainText('-€5.00');
	await expect(headline(page)).toHaveText('Checkout');
	await expect(orderButton(page)).toContainText('€49.85');
	await page.reload();
	await expect(row(page, 'Ten for friends')).toContainText('-€5.00');
	await page.getByRole('button', { name: 'Remove Ten for friends' }).click();
	await expect(field(page)).toBeFocused();
	await expect(orderButton(page)).toContainText('€54.85');
	await apply(page, code);
	await expect(orderButton(page)).toContainText('€49.85');
	await place(page);
	await expect(headline(page)).toHaveText('Thank you, Mira');
	await expect(page.getByRole('main')).toContainText('€49.85');
});

test('a code that an offer beats says so, and one whose condition is not met says what it needs', async ({
	aPerson
}) => {
	await saveOffers([stoveTerms(20)]);
	const beaten = await saveCode(stoveTerms(10, { title: 'Ten for friends' }));
	const far = await saveCode(stoveTerms(50, { title: 'Half price', minGoodsMinor: 6000 }));
	const page = await aPerson();
	await toCheckout(page, STOVE.path, 'pays');
	await apply(page, beaten);
	await expect(row(page, 'Ten for friends')).toContainText(
		'“Stove week: 20% off” takes at least as much off'
	);
	await apply(page, far);
	await expect(row(page, 'Half price')).toContainText('It needs €10.05 more');
	await expect(row(page, 'Ten for friends')).toHaveCount(0);
	await expect(orderButton(page)).toContainText('€44.86');
});

test('a code that is not known, not applied or over stops nothing but itself, beside its field', async ({
	aPerson
}) => {
	const over = await saveCode(stoveTerms(10, { from: '2026-01-01', until: '2026-01-31' }));
	const page = await aPerson();
	await toCheckout(page, STOVE.path, 'pays');
	await apply(page, 'NOSUCHCODE');
	await expect(page.getByText('We do not know NOSUCHCODE')).toBeVisible();
	await expect(field(page)).toBeFocused();
	await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
	await apply(page, over);
	await expect(page.getByText(`${over} is over`)).toBeVisible();
	await field(page).fill('a');
	await expect(field(page)).not.toHaveAttribute('aria-invalid', 'true');
	await place(page);
	await expect(page.getByText('Apply this code or clear the field.').first()).toBeVisible();
	await expect(field(page)).toBeFocused();
	await field(page).fill('');
	await place(page);
	await expect(headline(page)).toHaveText('Thank you, Mira');
});

test('a code that one has used up is refused with the order, and goes back into its field', async ({
	aPerson
}) => {
	const terms = stoveTerms(10, { title: 'Once for each' });
	const code = await saveCode(terms, { maxUsesPerPerson: 1 });
	const page = await aPerson();
	for (const turn of ['first', 'second']) {
		await toCheckout(page, STOVE.path, 'pays');
		await apply(page, code);
		await expect(row(page, 'Once for each')).toContainText('-€5.00');
		await place(page);
		if (turn === 'first') await expect(headline(page)).toHaveText('Thank you, Mira');
	}
	await expect(page.getByText(`You have used ${code} already`).first()).toBeVisible();
	await expect(field(page)).toBeFocused();
	await expect(field(page)).toHaveValue(code);
	await expect(orderButton(page)).toContainText('€54.85');
	await field(page).fill('');
	await place(page);
	await expect(headline(page)).toHaveText('Thank you, Mira');
});

test('a code that ends while one types is refused with the order, which then costs what is shown', async ({
	aPerson
}) => {
	const terms = stoveTerms(10, { title: 'Short-lived' });
	const code = await saveCode(terms);
	const page = await aPerson();
	await toCheckout(page, STOVE.path, 'pays');
	await apply(page, code);
	await expect(row(page, 'Short-lived')).toContainText('-€5.00');
	await saveCode(terms, { active: false });
	await place(page);
	await expect(page.getByText(`${code} is over`).first()).toBeVisible();
	await expect(orderButton(page)).toContainText('€54.85');
	await saveCode({ ...terms, benefit: { kind: 'percent', percent: 20 } });
	await page.getByRole('button', { name: 'Apply' }).click();
	await expect(orderButton(page)).toContainText('€44.86');
	await saveCode({ ...terms, benefit: { kind: 'percent', percent: 30 } });
	await place(page);
	await expect(page.getByText('You saw €44.86; it is €39.86 now.')).toBeVisible();
	await expect(orderButton(page)).toContainText('€39.86');
	await place(page);
	await expect(headline(page)).toHaveText('Thank you, Mira');
	await expect(page.getByRole('main')).toContainText('€39.86');
});

test('a gift card that pays everything asks for no other payment, and keeps the rest', async ({
	aPerson
}) => {
	const card = await issueGiftCard(6000);
	const page = await aPerson();
	await toCheckout(page, STOVE.path, 'is declined');
	await apply(page, card.replaceAll('-', '').toLowerCase());
	await expect(row(page, 'Gift card')).toContainText('€5.15 is left on it');
	await expect(page.getByRole('radio', { name: 'pays' })).toHaveCount(0);
	await page.getByRole('button', { name: 'Place order and pay by gift card' }).click();
	await expect(headline(page)).toHaveText('Thank you, Mira');
	await toCheckout(page, STOVE.path, 'pays');
	await apply(page, card);
	await expect(row(page, 'Gift card')).toContainText('-€5.15');
	await expect(orderButton(page)).toContainText('€49.70');
});

test('a gift card that is spent elsewhere meanwhile pays what is left, after one has seen it', async ({
	aPerson
}) => {
	const card = await issueGiftCard(6000);
	const [first, second] = [await aPerson(), await aPerson()];
	for (const page of [first, second]) {
		await toCheckout(page, STOVE.path, 'pays');
		await apply(page, card);
		await expect(row(page, 'Gift card')).toContainText('-€54.85');
	}
	await place(first);
	await expect(headline(first)).toHaveText('Thank you, Mira');
	await place(second);
	await expect(second.getByText('You saw it pay €54.85; it pays €5.15 now.')).toBeVisible();
	await expect(orderButton(second)).toContainText('€49.70');
	await second.getByRole('radio', { name: 'pays' }).check();
	await place(second);
	await expect(headline(second)).toHaveText('Thank you, Mira');
});

test('the last part sold elsewhere makes the bundle sold out on its open page', async ({
	aPerson
}) => {
	await leave(TENT.sku, 1);
	const [watcher, buyer] = [await aPerson(), await aPerson()];
	await look(watcher, CAMP);
	const main = watcher.getByRole('main');
	await expect(main.getByText('Only 1 left')).toBeVisible();
	await expect(main.getByRole('link', { name: 'MSR Hubba Hubba 2 Tent' }).first()).toBeVisible();
	await expect(main.getByText(/together you save €66.80/)).toBeVisible();
	await toCheckout(buyer, TENT.path, 'pays');
	await place(buyer);
	await expect(headline(buyer)).toHaveText('Thank you, Mira');
	await expect(main.getByRole('button', { name: 'Sold out' })).toBeVisible();
});
