import type { Input, Output } from '@tandem/domain/api.ts';
import { call, CallError } from './api.ts';
import { download } from './download.ts';

/** The papers of an order, the invoice first. */
export function documentsOf({
	invoice,
	refunds
}: {
	invoice: { number: string } | null;
	refunds: readonly { creditNote: string | null }[];
}) {
	const notes = refunds.flatMap(({ creditNote }) => creditNote ?? []);
	return [
		...(invoice ? [{ title: 'Invoice', number: invoice.number }] : []),
		...notes.map((number) => ({ title: 'Credit note', number }))
	];
}

/** Fetches one paper at a time and saves it. */
export class Documents {
	/** The number of the one that is being fetched. */
	underWay = $state<string>();
	message = $state('');
	readonly #ask: (request: Input<'orderDocument'>) => Promise<Output<'orderDocument'>>;
	readonly #save: typeof download;

	constructor(
		ask = (request: Input<'orderDocument'>) => call('orderDocument', request),
		save = download
	) {
		this.#ask = ask;
		this.#save = save;
	}

	async fetch(request: Input<'orderDocument'>): Promise<void> {
		if (this.underWay) return;
		this.underWay = request.number;
		this.message = '';
		try {
			const answer = await this.#ask(request);
			if (answer.ok) this.#save(answer.fileName, bytesOf(answer.pdf), 'application/pdf');
			this.message = answer.ok
				? `${answer.fileName} is saved.`
				: 'We do not find this document. If you signed in elsewhere, sign in again.';
		} catch (cause) {
			if (!(cause instanceof CallError)) throw cause;
			this.message = cause.message;
		} finally {
			this.underWay = undefined;
		}
	}
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
