/** How many calls are drawn: only the most recent ones. */
export const DRAWN = 20;
