import { createHash } from 'node:crypto';

/** The order id of a person's key: the same key is the same order, and nobody else's. 32 hex digits. */
export function orderIdOf(uid: string, key: string): string {
	return sha256(`${uid}:${key}`).slice(0, 32);
}

/** Tells apart two requests under one key; `request` is parsed, so its fields have a fixed order. */
export function requestHashOf(request: object): string {
	return sha256(JSON.stringify(request));
}

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
