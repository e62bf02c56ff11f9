import { fromWallTime, onTheClock } from '../../../src/campaign/dates.ts';

/** A month by its first day: `2026-10-01`. */
export type Month = string;

const monthOf = (year: number, month: number): Month =>
  new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);

const yearAndMonth = (month: Month) => month.split('-').map(Number) as [number, number, number];

export function monthAfter(month: Month, many = 1): Month {
  const [year, number] = yearAndMonth(month);
  return monthOf(year, number + many);
}

/** The month that this moment lies in, by the clock of the campaign. */
export const monthAt = (at: Date, timeZone: string): Month => `${onTheClock(at, timeZone).slice(0, 7)}-01`;

/** The first whole month from then on: what is approved on the 15th of September begins on the 1st of October. */
export function firstWholeMonth(at: Date, timeZone: string): Month {
  const isFirstDay = onTheClock(at, timeZone).slice(8, 10) === '01';
  const month = monthAt(at, timeZone);
  return isFirstDay ? month : monthAfter(month);
}

/** Its first moment on the clock of the campaign. */
export function monthStart(month: Month, timeZone: string): Date {
  const [year, number] = yearAndMonth(month);
  return fromWallTime({ year, month: number, day: 1, hour: 0, minute: 0 }, timeZone);
}
