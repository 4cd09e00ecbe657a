import { setTimeout as wait } from 'node:timers/promises';
import { firestore } from '../firebase/admin.ts';
import { Lane } from './lane.ts';
import { firestoreLedger } from './ledger-store.ts';

let lane: Lane | undefined;

/** This process's lane to the shop's ledger; other processes have theirs, and update times keep the peace. */
export function shopLane(): Lane {
	lane ??= new Lane({
		store: firestoreLedger(firestore()),
		now: () => new Date(),
		random: Math.random,
		wait
	});
	return lane;
}
