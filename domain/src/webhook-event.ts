import * as z from 'zod';

/** A webhook that was heard; its id is the provider's event id, so that a second copy changes nothing. */
export const WebhookEvent = z.strictObject({
	orderId: z.string(),
	type: z.string().max(80),
	at: z.date()
});
export type WebhookEvent = z.infer<typeof WebhookEvent>;
