import { onSchedule } from 'firebase-functions/scheduler';
import { REGION } from './admin.ts';

/** A scheduled function in the shop's region; `work` is told when it runs. Runs may overlap or repeat. */
export function every(schedule: string, work: (now: Date) => Promise<void>) {
	return onSchedule({ region: REGION, schedule, memory: '512MiB' }, () => work(new Date()));
}
