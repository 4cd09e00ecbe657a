/** The most units of one SKU in a cart, and so in an order line. */
export const MAX_QUANTITY = 10;
/** The most lines in a cart. */
export const MAX_LINES = 50;
