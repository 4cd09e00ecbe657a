import type { Page } from '@playwright/test';
import { everyoneLeaves } from '../support/people.ts';
import { books } from '../support/stock-room.ts';
import { expect, test } from './fixtures.ts';
import { anOrder, press } from './ordered.ts';

test.afterEach(everyoneLeaves);

/** Stripe.js as far as the page talks to it; its challenge is a frame that answers by itself. */
const STRIPE = `
	const told = (window.told = []);
	window.Stripe = (key) => ({
		elements: ({ clientSecret }) => {
			told.push({ key, clientSecret });
			const heard = {};
			return {
				create: (type) => ({
					on: (event, handler) => (heard[event] = handler),
					mount: (place) => {
						place.textContent = 'The provider’s ' + type + ' fields';
						heard.ready({ elementType: type });
					}
				})
			};
		},
		confirmPayment: async ({ redirect, confirmParams }) => {
			told.push({ redirect, returnUrl: confirmParams.return_url });
			if (told.length === 2) {
				return { error: { type: 'card_error', message: 'Your card has too little money.' } };
			}
			const frame = Object.assign(document.createElement('iframe'), {
				src: 'https://hooks.stripe.com/challenge'
			});
			const answered = new Promise((resolve) => addEventListener('message', resolve));
			document.body.append(frame);
			await answered;
			frame.remove();
			return { paymentIntent: { status: 'succeeded' } };
		}
	});
`;

/** Makes an order one that is paid in the provider’s own fields, which this machine has not. */
async function byCard(page: Page, orderId: string): Promise<string[]> {
	const asked: string[] = [];
	await page.route('https://js.stripe.com/**', (route) =>
		route.fulfill({ contentType: 'text/javascript', body: STRIPE })
	);
	await page.route('https://hooks.stripe.com/**', (route) =>
		route.fulfill({ contentType: 'text/html', body: '<script>parent.postMessage(1, "*")</script>' })
	);
	await page.route('**/payOrder', async (route) => {
		const request = route.request();
		if (request.method() === 'OPTIONS') return route.fallback();
		const { data } = request.postDataJSON() as { data: { action: string } };
		asked.push(data.action);
		const fields = { publishableKey: 'pk_test_fiction', clientSecret: 'pi_fiction_secret' };
		const status = { state: 'placed', paymentStatus: 'declined' };
		const result = { ok: true, orderId, ...(data.action === 'fields' ? fields : status) };
		const headers = { 'access-control-allow-origin': '*' };
		return route.fulfill({ json: { result }, headers });
	});
	// The open page follows at once, so everything must be ready for it.
	await books().doc(`orders/${orderId}`).update({ 'payment.method': 'card' });
	return asked;
}

test('a card is typed into the provider’s own fields, declined once, and confirmed in a frame', async ({
	aPerson
}) => {
	const { page, orderId } = await anOrder(aPerson, 'challenge');
	const fromStripe: string[] = [];
	page.on('request', (request) => {
		if (request.url().includes('stripe.com')) fromStripe.push(request.url());
	});
	await page.reload();
	await expect(page.getByRole('button', { name: 'Confirm with your bank' })).toBeVisible();
	expect(fromStripe).toEqual([]);
	const asked = await byCard(page, orderId);
	await expect(page.getByText('The provider’s payment fields')).toBeVisible();
	await press(page, /^Pay €/);
	await expect(page.getByRole('alert')).toHaveText('Your card has too little money.');
	await press(page, /^Pay €/);
	await expect.poll(() => asked).toEqual(['fields', 'check', 'check']);
	expect(await page.evaluate('told')).toEqual([
		{ key: 'pk_test_fiction', clientSecret: 'pi_fiction_secret' },
		{ redirect: 'if_required', returnUrl: page.url() },
		{ redirect: 'if_required', returnUrl: page.url() }
	]);
});

test('who comes back from a bank’s own page is asked after at once', async ({ aPerson }) => {
	const { page, orderId } = await anOrder(aPerson, 'challenge');
	const asked = await byCard(page, orderId);
	await page.goto(`/orders/${orderId}?payment_intent=pi_fiction&redirect_status=failed`);
	await expect(page.getByText('The provider’s payment fields')).toBeVisible();
	expect(asked.slice(-2).sort()).toEqual(['check', 'fields']);
});
