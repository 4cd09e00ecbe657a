import type { CallableName, Input, Output } from '@tandem/domain/api.ts';

export type FieldFault = { path: string; message: string };

/** A call that brought no answer; refusals are answers (`{ ok: false, reason }`), not this. */
export class CallError extends Error {
	override name = 'CallError';
	/** `message` can be shown to the person. `fields` are the faults of a `bad-input`. */
	constructor(
		readonly kind: 'bad-input' | 'offline' | 'denied' | 'bug',
		message: string,
		readonly fields: readonly FieldFault[] = [],
		cause?: unknown
	) {
		super(message, { cause });
	}
}

/** Calls the function `name` and returns its parsed answer; throws nothing but `CallError`. */
export async function call<N extends CallableName>(name: N, input: Input<N>): Promise<Output<N>> {
	try {
		const { api, functions, httpsCallable } = await import('./callables.ts');
		const reply = await httpsCallable<Input<N>, unknown>(functions, name)(input);
		return api[name].output.parse(reply.data) as Output<N>;
	} catch (cause) {
		throw callError(cause);
	}
}

/** The `CallError` that says in shop words what `cause` means. */
export function callError(cause: unknown): CallError {
	const { code, message, details } = described(cause);
	switch (code) {
		case 'functions/invalid-argument':
			return new CallError('bad-input', message, faultsOf(details), cause);
		case 'functions/unauthenticated':
		case 'functions/permission-denied':
			return new CallError('denied', message, [], cause);
		default:
	}
	const isUnreached = code === 'functions/unavailable' || code === 'functions/deadline-exceeded';
	// The SDK says `internal` for a failed fetch too: only the browser knows that there is no network.
	if (isUnreached || !navigator.onLine || cause instanceof TypeError) {
		return new CallError(
			'offline',
			'The shop cannot be reached. Check your connection and try again.',
			[],
			cause
		);
	}
	return new CallError('bug', 'Something went wrong on our side. Please try again.', [], cause);
}

function described(cause: unknown): { code: string; message: string; details: unknown } {
	const { code = '', message = '', details } = Object(cause) as Record<string, unknown>;
	return { code: String(code), message: String(message), details };
}

function faultsOf(details: unknown): FieldFault[] {
	const { fields } = Object(details) as { fields?: unknown };
	return Array.isArray(fields) ? (fields as FieldFault[]) : [];
}
