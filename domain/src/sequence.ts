import * as z from 'zod';
import type { Ledger } from './ledger.ts';
import { businessDate } from './time.ts';

/** The last number given out; taken in the commit that uses the number, so there are no gaps. */
export const Sequence = z.strictObject({ last: z.int().min(0) });
export type Sequence = z.infer<typeof Sequence>;

const PREFIXES = { invoices: 'INV', credits: 'CRN' } as const;

/** The next number of this business year, as in `INV-2026-000001`. */
export function nextNumber(ledger: Ledger, kind: keyof typeof PREFIXES, now: Date): string {
	const year = businessDate(now).slice(0, 4);
	const id = `${kind}-${year}`;
	const last = (ledger.get('sequences', id)?.last ?? 0) + 1;
	ledger.put('sequences', id, { last });
	return `${PREFIXES[kind]}-${year}-${String(last).padStart(6, '0')}`;
}
