import { wallClock } from '../../../src/shared/wall-clock.ts';

/** Hours of the evening and the morning between which nobody is bothered. */
const FROM = 21;
const TO = 8;
const HOUR = 3_600_000;

/** The instant at which the clocks of a place show this; `shown` is milliseconds as if they showed UTC. */
export function instantAt(shown: number, timeZone: string): Date {
  // The difference to UTC an hour away may be another one; the second look is at the hour itself.
  const first = shown - (wallClock(shown, timeZone) - shown);
  const offset = wallClock(first, timeZone) - first;
  return new Date(shown - offset);
}

/** The moment itself, or the end of the quiet hours that it lies in, by the clock of the person. */
export function afterQuietHours(at: Date, timeZone: string): Date {
  const shown = wallClock(at.getTime(), timeZone);
  const midnight = Math.floor(shown / (24 * HOUR)) * 24 * HOUR;
  const hour = (shown - midnight) / HOUR;
  if (hour < TO) return instantAt(midnight + TO * HOUR, timeZone);
  return hour >= FROM ? instantAt(midnight + (24 + TO) * HOUR, timeZone) : at;
}

/** When the clock of a place shows this hour on the day after. */
export function nextDayAt(hour: number, after: Date, timeZone: string): Date {
  const shown = wallClock(after.getTime(), timeZone);
  const midnight = Math.floor(shown / (24 * HOUR)) * 24 * HOUR;
  return instantAt(midnight + (24 + hour) * HOUR, timeZone);
}

/** When the clock of a place shows this hour on the day before. */
export function dayBeforeAt(hour: number, day: Date, timeZone: string): Date {
  const shown = wallClock(day.getTime(), timeZone);
  const midnight = Math.floor(shown / (24 * HOUR)) * 24 * HOUR;
  return instantAt(midnight + (hour - 24) * HOUR, timeZone);
}

/** When the clock of a place shows this hour next. */
export function nextAt(hour: number, after: Date, timeZone: string): Date {
  const shown = wallClock(after.getTime(), timeZone);
  const midnight = Math.floor(shown / (24 * HOUR)) * 24 * HOUR;
  const today = instantAt(midnight + hour * HOUR, timeZone);
  return today > after ? today : nextDayAt(hour, after, timeZone);
}
