import { setTimeout as wait } from 'node:timers/promises';
import { SHOP } from '@tandem/domain/shop.ts';
import { firestore } from '../firebase/admin.ts';
import { Lane } from './lane.ts';
import { firestoreLedger } from './ledger-store.ts';

let lane: Lane | undefined;

/** This process's lane to the shop's ledger; other processes have theirs, and update times keep the peace. */
export function shopLane(): Lane {
	lane ??= new Lane({
		store: firestoreLedger(firestore(), process.env['SHOP_ORIGIN'] ?? SHOP.origin),
		now: () => new Date(),
		random: Math.random,
		wait
	});
	return lane;
}
