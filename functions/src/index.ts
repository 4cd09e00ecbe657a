export { adjustSellable } from './adjust-sellable.ts';
export { advanceOrder } from './advance-order.ts';
export { everyMinuteExpiry } from './every-minute-expiry.ts';
export { mergeGuest } from './merge-guest.ts';
export { payOrder } from './pay-order.ts';
export { placeOrder } from './place-order.ts';
