import { instantOf } from './iso-time.ts';

/**
 * What the clocks of a place show at an instant: milliseconds since 1970, as if they showed UTC. Without a time zone those of whoever runs
 * this. NaN for what is no time;
 * throws for a time zone that there is not.
 */
export function wallClock(instant: number | string, timeZone?: string): number {
  // Swedes write dates almost as ISO 8601 does.
  const clock = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'medium', timeZone });
  const date = new Date(instant);
  return isNaN(+date) ? NaN : instantOf(clock.format(date).replace(' ', 'T') + 'Z');
}
