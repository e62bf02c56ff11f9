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

/**
 * When the clocks of a place show this. Where they skip an hour, the moment of the skip counts. Throws for a time zone
 * that there is not.
 */
function instantIn(shown: number, zone: string | undefined): number {
  const offsetAt = (instant: number) => wallClock(instant, zone) - instant;
  const near = shown - offsetAt(shown);
  return shown - offsetAt(near);
}

/** Reads a moment; undefined for what is none, and for a time zone that there is not. */
export function readMoment(text: string, standardZone?: string): Moment | undefined {
  const [, day, time, offset = '', named] = form.exec(text) ?? [];
  if (!day) return undefined;
  const zone = named ?? standardZone;
  try {
    const shown = instantOf(`${day}T${time ?? '00:00'}Z`);
    const instant = offset ? instantOf(`${day}T${time}${offset}`) : instantIn(shown, zone);
    // A zone that is wrong is told of a moment with an offset too.
    wallClock(instant, zone);
    return isNaN(instant) ? undefined : { instant, isDay: !time, ...(zone && { zone }) };
  } catch {
    return undefined;
  }
}

const HOUR = 3_600_000;
/** The beginning of the day after the one that this moment is in. Days of 23 and 25 hours are days too. */
export function nextDay({ instant, zone }: Moment): number {
  const shown = wallClock(instant, zone);
  const midnight = Math.floor(shown / (24 * HOUR)) * 24 * HOUR + 24 * HOUR;
  return instantIn(midnight, zone);
}
