import type { Fault } from '../fault.ts';
import type { Mistakes } from './draft.ts';

/**
 * What is wrong at a field: what can be seen here, else what the shop says of it or of a part of it.
 * `prefix` is where the field lies in the request.
 */
export function faultAt(
	path: string,
	mistakes: Mistakes,
	fault: Fault | null,
	prefix: string
): string | undefined {
	const full = `${prefix}${path}`;
	const told = Object.entries(fault?.fields ?? {}).find(
		([at]) => at === full || at.startsWith(`${full}.`)
	);
	return mistakes[path] ?? told?.[1];
}
