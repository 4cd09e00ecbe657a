import type { ZodType } from 'zod';
import { AuditEntry } from './audit.ts';
import { Cart } from './cart.ts';
import { GiftCard } from './gift-card.ts';
import { Mail } from './mail.ts';
import { LiveCounts } from './metrics.ts';
import { Order } from './order.ts';
import { Product } from './product.ts';
import { Limit, Offers, Promotion } from './promotion.ts';
import { Sequence } from './sequence.ts';
import { Shelf } from './shelf.ts';
import { Sellable } from './stock.ts';
import { WebhookEvent } from './webhook-event.ts';

/** Every collection: what its ids are, what its documents are, who writes and who reads. */
export const collections = {
	products: { id: 'product id', schema: Product, writer: 'functions', reader: 'everyone, by id' },
	sellables: { id: 'SKU', schema: Sellable, writer: 'the flush', reader: 'everyone, by id' },
	shelves: { id: 'category id', schema: Shelf, writer: 'functions', reader: 'everyone, by id' },
	offers: { id: '`automatic`', schema: Offers, writer: 'the flush', reader: 'everyone, by id' },
	carts: { id: 'uid of the owner', schema: Cart, writer: 'owner', reader: 'owner' },
	orders: {
		id: 'hash of uid and the client’s key',
		schema: Order,
		writer: 'the flush',
		reader: 'owner, staff'
	},
	promotions: { id: 'code', schema: Promotion, writer: 'the flush', reader: 'admin' },
	limits: { id: 'code and person', schema: Limit, writer: 'the flush', reader: 'nobody' },
	giftCards: { id: 'hash of the code', schema: GiftCard, writer: 'the flush', reader: 'admin' },
	sequences: { id: 'kind and year', schema: Sequence, writer: 'the flush', reader: 'nobody' },
	webhookEvents: {
		id: 'the provider’s event id',
		schema: WebhookEvent,
		writer: 'the flush',
		reader: 'nobody'
	},
	mail: { id: 'order id and letter', schema: Mail, writer: 'the flush', reader: 'staff' },
	audit: { id: 'the client’s key', schema: AuditEntry, writer: 'the flush', reader: 'nobody' },
	metrics: { id: 'date and shard', schema: LiveCounts, writer: 'the flush', reader: 'staff' }
} as const satisfies Record<
	string,
	{ id: string; schema: ZodType; writer: string; reader: string }
>;

export type CollectionName = keyof typeof collections;
