import { shopTill } from './checkout/shop-till.ts';
import { sweep } from './checkout/sweep.ts';
import { every } from './firebase/every.ts';

/** Looks at the orders that are due: banks are asked, unpaid orders end, refunds are pressed. */
export const everyMinuteSweep = every('every 1 minutes', (now) => sweep(shopTill(), now));
