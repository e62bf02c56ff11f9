import { wallClock } from '../shared/wall-clock.ts';

/** The same times on each of some days. Monday is 0; minutes since midnight, more than a day's where they go on over midnight. */
export interface DailyHours {
  readonly days: readonly (readonly [from: number, to: number])[];
  readonly times: readonly (readonly [from: number, to: number])[];
}

export interface OpeningHours {
  /** Whose clocks count; the visitor's when left out. */
  readonly zone: string | undefined;
  readonly weekly: readonly DailyHours[];
}

const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** Minutes. */
export const DAY = 1440;
const WEEK = 7 * DAY;

const piece =
  /^(?:([a-z]{3,})(?:\s*[-–]\s*([a-z]{3,}))?)?\s*(?:(\d\d?)(?:[:.](\d\d))?\s*[-–]\s*(\d\d?)(?:[:.](\d\d))?|(closed))?$/;

const dayOf = (word: string) => names.findIndex((name) => name.startsWith(word));
const minutesOf = (hour: string, minute = '0') => (+minute < 60 ? +hour * 60 + +minute : NaN);

/**
 * Hours as authors write them: "mon-fri 9-17:30, sat 10-14", "fri 18-2", "mon, wed 9-12, 13-17 Europe/Amsterdam", or an object
 * {"mon-fri": "9-17", "zone": "Europe/Amsterdam"}. Times without days are for the days before them, else for all.
 * `undefined` when they cannot be read, or there is no such time zone.
 */
export function readHours(hours: unknown): OpeningHours | undefined {
  const { zone, ...byDay } = { ...(typeof hours === 'object' ? hours : {}) } as { readonly [key: string]: unknown };
  const written =
    typeof hours === 'string'
      ? hours
      : Object.entries(byDay)
          .map(([days, times]) => `${days} ${String(times)}`)
          .join();
  const words = written.trim().split(/\s+/),
    last = words.at(-1)!;
  // "Europe/Amsterdam"; or "CET", after a time.
  const place = (
    last.includes('/') || (/^[a-z]+$/i.test(last) && /(\d|closed)$/i.test(words.at(-2) ?? '')) ? words.pop() : zone
  ) as string | undefined;
  const weekly: { days: (readonly [number, number])[]; times: (readonly [number, number])[] }[] = [];
  /** Days whose times are still to come. */
  let due: (readonly [number, number])[] = [];
  for (const each of words.join(' ').toLowerCase().split(',')) {
    const found = piece.exec(each.trim());
    if (!found?.[0]) return undefined;
    const [, first, last = first, hour, minute, endHour, endMinute, closed] = found;
    if (first) {
      const days = [dayOf(first), dayOf(last!)] as const;
      if (days.includes(-1)) return undefined;
      due.push(days);
    }
    if (!hour && !closed) continue;
    if (due.length || !weekly.length) weekly.push({ days: due.length ? due : [[0, 6]], times: [] });
    due = [];
    if (closed) continue;
    const from = minutesOf(hour!, minute),
      to = minutesOf(endHour!, endMinute);
    if (!(from < DAY && to <= DAY && from !== to)) return undefined;
    weekly.at(-1)!.times.push([from, to < from ? to + DAY : to]);
  }
  if (due.length) return undefined;
  try {
    wallClock(0, place);
  } catch {
    return undefined;
  }
  return { zone: place, weekly };
}

/** Days from one to another, over the end of the week too. */
function daysOf([from, to]: readonly [number, number]): number[] {
  const days = [from];
  for (let day = from; day !== to; days.push(day)) day = (day + 1) % 7;
  return days;
}

/** Whether somebody is there at an instant; else when the next time begins, as the place's clocks show it: `wallClock`. */
export function openAt(
  { zone, weekly }: OpeningHours,
  instant: number,
): { readonly isOpen: boolean; readonly back?: number } {
  const wall = Math.floor(wallClock(instant, zone) / 6e4);
  // 1970 began on a Thursday.
  const now = (wall + 3 * DAY) % WEEK;
  const spans = weekly.flatMap(({ days, times }) =>
    days.flatMap(daysOf).flatMap((day) => times.map(([from, to]) => [day * DAY + from, to - from] as const)),
  );
  if (spans.some(([from, length]) => (now - from + WEEK) % WEEK < length)) return { isOpen: true };
  return {
    isOpen: false,
    ...(spans.length && { back: (wall + Math.min(...spans.map(([from]) => (from - now + WEEK) % WEEK))) * 6e4 }),
  };
}
