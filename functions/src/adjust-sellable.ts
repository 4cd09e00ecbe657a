import { adjustment } from '@tandem/domain/adjust.ts';
import { shopLane } from './checkout/shop-lane.ts';
import { callable } from './firebase/callable.ts';

/** An admin changes stock or price; open pages see it as they see a sale. */
export const adjustSellable = callable('adjustSellable', ({ input, uid }) =>
	shopLane().submit(adjustment(input, uid))
);
