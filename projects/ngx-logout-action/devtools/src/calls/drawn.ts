/** How many of the most recent calls are drawn. */
export const DRAWN = 20;
