import { instantOf } from './iso-time.ts';
import { wallClock } from './wall-clock.ts';

/* Moments as authors write them: "2027-03-04", "2027-03-04T18:00", "2027-03-04T18:00[Europe/Oslo]" (RFC 9557), "2027-03-04T17:00Z". */

export interface Moment {
  /** Milliseconds since 1970; of a day, its beginning. */
  readonly instant: number;
  /** A whole day, without a time. */
  readonly isDay: boolean;
  /** Whose clocks it goes by; those of whoever runs this where there is none. */
  readonly zone?: string;
}

const form = /^\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?\s*(?:\[([^\]]+)\])?\s*$/;

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

/**
 * The instant at which the clocks of a place show this, both in milliseconds; `shown` as if it were UTC. As RFC 5545 has it and `Temporal`
 * calls compatible: of a time that clocks show twice the first, and in place of one that they skip the time that is as much later.
 *
 * @throws {RangeError} for a time zone that there is not.
 */
export function instantOnClock(shown: number, zone: string | undefined): number {
  const whole = Math.floor(shown / SECOND) * SECOND;
  // By the offset of the day before, and of the day after: they differ only where the clocks change in between.
  const [earlier, later] = [-DAY, DAY].map((away) => whole - (wallClock(whole + away, zone) - (whole + away))) as [
    number,
    number,
  ];
  const isLater = wallClock(earlier, zone) !== whole && wallClock(later, zone) === whole;
  return (isLater ? later : earlier) + (shown - whole);
}

/** Reads a moment; undefined for what is none, and for a time zone that there is not. */
export function readMoment(text: string, standardZone?: string): Moment | undefined {
  const [, day, time, offset = '', named] = form.exec(text) ?? [];
  if (!day) return undefined;
  const zone = named ?? standardZone;
  try {
    const shown = instantOf(`${day}T${time ?? '00:00'}Z`);
    const instant = offset ? instantOf(`${day}T${time}${offset}`) : instantOnClock(shown, zone);
    // A zone that is wrong is told of a moment with an offset too.
    wallClock(instant, zone);
    return isNaN(instant) ? undefined : { instant, isDay: !time, ...(zone && { zone }) };
  } catch {
    return undefined;
  }
}

/** The beginning of the day after the one that this moment is in. Days of 23 and 25 hours are days too. */
export function nextDay({ instant, zone }: Moment): number {
  const shown = wallClock(instant, zone);
  const midnight = Math.floor(shown / DAY) * DAY + DAY;
  return instantOnClock(midnight, zone);
}
