import { isoTime } from '../shared/iso-time.ts';
import { instantOnClock } from '../shared/moment.ts';
import { wallClock } from '../shared/wall-clock.ts';

/*
 * The dates of a campaign: written for the shop's clock, wherever a reader's own is.
 */

/** A moment as the shop's clock shows it. */
interface WallTime {
  readonly year: number;
  /** 1 to 12; day and hour may overflow, as in `Date`. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** The first such weekday that is at least so many days ahead: a demo that never gets stale. */
export interface WeekdayRule {
  readonly weekday: (typeof WEEKDAYS)[number];
  /** `18:00` on the shop's clock. */
  readonly time: string;
  readonly atLeastDaysAhead: number;
}

/** Before the event, on the shop's clock. */
export interface DaysBeforeRule {
  readonly daysBefore: number;
  readonly time: string;
}

function wallTime(at: Date, timeZone: string): WallTime {
  const shown = new Date(wallClock(at.getTime(), timeZone));
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
  };
}

const asIfUtc = (wall: WallTime) => Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);

/** What the shop's clock shows then: `2027-03-04T18:00`. */
export const onTheClock = (at: Date, timeZone: string): string =>
  isoTime(wallClock(at.getTime(), timeZone)).slice(0, 16);

/**
 * The moment, the shop's clock and the shop's place in one (RFC 9557): `2027-03-04T18:00+01:00[Europe/Oslo]`. Chats
 * show that clock and count days by it, wherever the reader's own is.
 */
export function inItsPlace(at: Date, timeZone: string): string {
  const minutes = Math.round((wallClock(at.getTime(), timeZone) - at.getTime()) / 60_000);
  const twoDigits = (count: number) => String(Math.floor(count)).padStart(2, '0');
  const offset = `${minutes < 0 ? '-' : '+'}${twoDigits(Math.abs(minutes) / 60)}:${twoDigits(Math.abs(minutes) % 60)}`;
  return `${onTheClock(at, timeZone)}${offset}[${timeZone}]`;
}

/** When the shop's clock shows this. */
export const fromWallTime = (wall: WallTime, timeZone: string): Date =>
  new Date(instantOnClock(asIfUtc(wall), timeZone));

const hourAndMinute = (time: string) => {
  const [hour, minute] = time.split(':').map(Number);
  return { hour: hour!, minute: minute! };
};

/**
 * Reads `2027-03-04T18:00` (the shop's clock) or `2027-03-04T18:00+01:00` / `…Z` (a moment).
 *
 * @throws {RangeError} for anything else.
 */
export function readDate(text: string, timeZone: string): Date {
  const local = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::\d\d)?$/.exec(text);
  if (local) {
    const [year, month, day, hour, minute] = local.slice(1).map(Number);
    return fromWallTime({ year: year!, month: month!, day: day!, hour: hour!, minute: minute! }, timeZone);
  }
  const moment = new Date(text);
  if (!/T.*(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(moment.getTime())) {
    throw new RangeError(
      `"${text}" is not a date and time. Write 2027-03-04T18:00 for the clock in ${timeZone}, or add the offset: 2027-03-04T18:00+01:00.`,
    );
  }
  return moment;
}

/** Whether `readDate` takes it. */
export function isDate(text: string): boolean {
  try {
    readDate(text, 'UTC');
    return true;
  } catch {
    return false;
  }
}

/** Whether there are clocks there: `Europe/Oslo`. */
export function isTimeZone(name: string): boolean {
  try {
    return !Number.isNaN(wallClock(0, name));
  } catch {
    return false;
  }
}

/** What a weekday rule means at `now`. */
export function nextWeekday(rule: WeekdayRule, now: Date, timeZone: string): Date {
  const today = wallTime(now, timeZone);
  const weekday = new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay();
  const first = rule.atLeastDaysAhead;
  const ahead = first + ((((WEEKDAYS.indexOf(rule.weekday) - weekday - first) % 7) + 7) % 7);
  return fromWallTime({ ...today, day: today.day + ahead, ...hourAndMinute(rule.time) }, timeZone);
}

export function daysBefore(rule: DaysBeforeRule, event: Date, timeZone: string): Date {
  const day = wallTime(event, timeZone);
  return fromWallTime({ ...day, day: day.day - rule.daysBefore, ...hourAndMinute(rule.time) }, timeZone);
}
