import { instantOf } from './iso-time.ts';

/**
 * What the clocks of a place show at an instant: milliseconds since 1970, as if they showed UTC. Without a time zone those of whoever runs
 * this. Throws for a time zone that there is not.
 */
// Swedes write dates almost as ISO 8601 does.
export const wallClock = (instant: number | string, timeZone?: string): number =>
  instantOf(new Date(instant).toLocaleString('sv', { timeZone }).replace(' ', 'T') + 'Z');
