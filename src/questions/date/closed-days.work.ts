import { instantOf } from '../../shared/iso-time.ts';
import type { DateField } from './date.work.ts';

/** Weekdays as authors write them, each with a day that fell on it. */
const weekdays: Readonly<Record<string, string>> = {
  mon: '1970-01-05',
  tue: '1970-01-06',
  wed: '1970-01-07',
  thu: '1970-01-08',
  fri: '1970-01-09',
  sat: '1970-01-10',
  sun: '1970-01-11',
};

const weekdayOf = (day: string): string =>
  Object.keys(weekdays)[(new Date(instantOf(`${day}T00:00Z`)).getUTCDay() + 6) % 7] ?? '';

/** Whether a day may not be chosen, by its weekday or its date. */
export const isClosed = ({ closed }: DateField, day: string): boolean =>
  closed.includes(day) || closed.includes(weekdayOf(day));

/** Weekdays that are always closed, from Monday on, each as a day that fell on it. */
export const closedWeekdays = ({ closed }: DateField): readonly string[] =>
  Object.entries(weekdays).flatMap(([name, day]) => (closed.includes(name) ? [day] : []));

/** Other closed days, in their order, as far as they could be chosen. */
export const closedDates = ({ closed, min, max }: DateField): readonly string[] => {
  const first = min?.slice(0, 10) ?? '';
  const last = max?.slice(0, 10) ?? '9999';
  const isNews = (day: string) => /^\d/.test(day) && day >= first && day <= last && !closed.includes(weekdayOf(day));
  return [...new Set(closed.filter(isNews))].sort();
};
