/** Longest pause that a step's `wait` may ask for, in seconds: nobody waits longer for a bot. */
export const MAX_WAIT = 10;
