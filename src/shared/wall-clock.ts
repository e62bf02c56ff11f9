import { instantOf } from './iso-time.ts';

/**
 * What the clocks of a place show at an instant: milliseconds since 1970, as if they showed UTC. Without a time zone those of whoever runs
 * this. Throws for a time zone that there is not.
 */
export const wallClock = (instant: number | string, timeZone?: string): number =>
  // Swedes write dates almost as ISO 8601 does.
  instantOf(
    new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'medium', timeZone })
      .format(new Date(instant))
      .replace(' ', 'T') + 'Z',
  );
