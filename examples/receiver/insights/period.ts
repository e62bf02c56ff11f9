import { onTheClock } from '../../../src/campaign/dates.ts';

/** Whole days on the shop's clock, both ends included: `2026-11-22`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const DAY = 86_400_000;
const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const msOf = (day: string) => Date.parse(`${day}T00:00:00Z`);

export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(msOf(text)) && isoDay(msOf(text)) === text;

/** `2026-11-22` and so many days on. */
export const daysLater = (day: string, days: number): string => isoDay(msOf(day) + days * DAY);

export const today = (now: Date, timeZone: string): string => onTheClock(now, timeZone).slice(0, 10);

export const lengthOf = ({ from, to }: Period): number => (msOf(to) - msOf(from)) / DAY + 1;

/** The same number of days right before. */
export const before = (period: Period): Period => ({
  from: daysLater(period.from, -lengthOf(period)),
  to: daysLater(period.from, -1),
});

/** The last so many days, today included. */
export const lastDays = (days: number, now: Date, timeZone: string): Period => {
  const to = today(now, timeZone);
  return { from: daysLater(to, 1 - days), to };
};
