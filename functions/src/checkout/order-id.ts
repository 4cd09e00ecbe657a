import { createHash } from 'node:crypto';

/** The order id of a person's key: the same key is the same order, and nobody else's. 32 hex digits. */
export function orderIdOf(uid: string, key: string): string {
	return sha256(`${uid}:${key}`).slice(0, 32);
}

/** Tells apart two requests under one key; `request` is parsed, so its fields have a fixed order. */
export function requestHashOf(request: object): string {
	return sha256(JSON.stringify(request));
}

/** Who a code's limit counts: an e-mail address, however it is written. 32 hex digits. */
export function personOf(email: string): string {
	return sha256(email.trim().toLowerCase()).slice(0, 32);
}

/** The document of a gift card: the code itself is kept nowhere. 64 hex digits. */
export function giftCardIdOf(code: string): string {
	return sha256(code.replaceAll('-', ''));
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** The code of the gift card that is issued under this key: five bits of its hash a letter. */
export function giftCardCodeOf(key: string): string {
	const bytes = createHash('sha256').update(`gift card ${key}`).digest().subarray(0, 16);
	const letters = [...bytes].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join('');
	return letters.match(/.{4}/g)?.join('-') ?? letters;
}

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
