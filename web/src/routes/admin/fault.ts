import { CallError } from '#lib/api.ts';

/** Why something that staff asked for did not happen: a sentence, and what is wrong in which field. */
export type Fault = { message: string; fields: Readonly<Record<string, string>> };

export function fault(message: string, fields: Fault['fields'] = {}): Fault {
	return { message, fields };
}

/** The fault that a call without an answer is; a bug of ours goes on to be thrown. */
export function faultOf(cause: unknown): Fault {
	if (!(cause instanceof CallError)) throw cause;
	const fields = cause.fields.map(({ path, message }) => [path, message] as const);
	return fault(cause.message, Object.fromEntries(fields));
}
