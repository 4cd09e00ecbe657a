import { onRequest, type Request } from 'firebase-functions/https';
import { hear } from './checkout/pay.ts';
import { shopTill } from './checkout/shop-till.ts';
import { REGION } from './firebase/admin.ts';
import { log } from './firebase/log.ts';
import { senderOf } from './payments/bank.ts';
import { BadSignature } from './payments/provider.ts';

/** What payment providers tell of their own accord. Whatever is not answered with 200 is sent again. */
export const paymentWebhook = onRequest(
	{ region: REGION, concurrency: 80, memory: '512MiB' },
	async (request, response) => {
		response
			.set('allow', 'POST')
			.status(await received(request))
			.end();
	}
);

async function received(request: Request): Promise<200 | 400 | 405 | 500> {
	if (request.method !== 'POST') return 405;
	const header = (name: string) => request.get(name);
	try {
		const sender = senderOf(header);
		// Missing where there is no body, whatever its type says.
		const rawBody: Buffer | undefined = request.rawBody;
		if (!sender || !rawBody) return 400;
		const news = await sender.readWebhook(rawBody, header);
		if (news) await hear(shopTill(), news);
		return 200;
	} catch (cause) {
		if (cause instanceof BadSignature) {
			log.warn('a webhook with a bad signature was refused', { cause: cause.message });
			return 400;
		}
		log.error('a webhook could not be heard', { cause });
		return 500;
	}
}
