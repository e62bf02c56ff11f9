import { instantOf } from './iso-time.ts';
import { remember } from './remember.ts';
import { withoutPrototype } from './without-prototype.ts';

/** By time zone: to make one takes many times as long as to ask it. That of whoever runs this may change meanwhile. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(timeZone?: string): Intl.DateTimeFormat {
  // Swedes write dates almost as ISO 8601 does.
  const make = () =>
    new Intl.DateTimeFormat('sv', withoutPrototype({ dateStyle: 'short', timeStyle: 'medium', timeZone }));
  return timeZone === undefined ? make() : remember(clocks, timeZone, make);
}

/**
 * What the clocks of a place show at an instant: milliseconds since 1970, as if they showed UTC; NaN for what is no time. Without a time
 * zone those of whoever runs this.
 *
 * @throws {RangeError} for a time zone that there is not.
 */
export function wallClock(instant: number | string, timeZone?: string): number {
  const clock = clockIn(timeZone);
  const date = new Date(instant);
  return isNaN(+date) ? NaN : instantOf(clock.format(date).replace(' ', 'T') + 'Z');
}
