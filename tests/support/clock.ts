/** What the clock does, when a test wants it. */
import { Timestamp } from 'firebase-admin/firestore';
import { addMinutes } from '@tandem/domain/time.ts';
import { addressOf, PROJECT_ID, REGION } from './emulators.ts';

/** Runs the sweep of orders once, as the clock does each minute. */
export async function sweep(): Promise<void> {
	const address = `http://${addressOf('functions')}/${PROJECT_ID}/${REGION}/everyMinuteSweep-0`;
	const headers = { 'content-type': 'application/json' };
	const reply = await fetch(address, { method: 'POST', headers, body: '{}' });
	if (reply.status !== 200) throw new Error(`the sweep answered ${reply.status}`);
}

/** The instant so many minutes ago, as it is stored. */
export function minutesAgo(minutes: number): Timestamp {
	return Timestamp.fromDate(addMinutes(new Date(), -minutes));
}
