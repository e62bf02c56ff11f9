import { toNumber } from '../expression/expression.ts';

/** What `make` gives for the language, else for the browser's own; `undefined` when it throws for both: no such currency or style. */
export function inLanguage<T>(lang: string, make: (tag?: string) => T): T | undefined {
  for (const tag of [lang, undefined]) {
    try {
      return make(tag);
    } catch {
      // No such language.
    }
  }
  return undefined;
}

/** A value as people read it when nothing else is said: lists in words, objects not at all. */
export const show = (value: unknown, lang: string): string =>
  Array.isArray(value) ? inLanguage(lang, (tag) => new Intl.ListFormat(tag).format(value.map((each) => show(each, lang)))) ?? ''
  : value == null || typeof value === 'object' ? ''
  : String(value);

/** Milliseconds since 1970, `2027-03-04` (midnight here), `18:00`, or a date with time in ISO 8601; anything else is no date. */
function readDate(value: unknown): Date {
  const text = String(value).replace(/^\d\d:/, '1970-01-01T$&').replace(/^[\d-]{10}$/, '$&T00:00');
  return new Date(typeof value === 'number' ? value : /^\d{4}-\d\d-\d\dT/.test(text) ? text : NaN);
}

/** Days since 1970 in the visitor's calendar. */
const dayOf = (date: Date): number => Math.floor((+date - date.getTimezoneOffset() * 6e4) / 864e5);

/** "today", "in 3 days", "next week"; `undefined` where the date says more. On Sundays nobody agrees which week is the next. */
function relative(date: Date, now: Date, tag?: string): string | undefined {
  const today = dayOf(now), days = dayOf(date) - today, week = (day: number) => Math.floor((day + 3) / 7);
  const words = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  return week(today + days) - week(today) === 1 && days > 1 && (days > 6 || (today + 4) % 7) ? words.format(1, 'week')
    : Math.abs(days) < 7 ? words.format(days, 'day')
    : undefined;
}

/** What `{value:kind detail}` shows. Unknown kinds and values that don't fit show the value as it is. `now` only matters to `relative`. */
export const format = (value: unknown, kind: string, detail: string, lang: string, now?: unknown): string =>
  inLanguage(lang, (tag) => {
    const number = toNumber(value), date = readDate(value);
    if (/^(number|percent|money)$/.test(kind) && !isNaN(number)) {
      return number.toLocaleString(tag, kind === 'money' ? { style: 'currency', currency: detail || 'EUR' } : { style: kind === 'percent' ? kind : 'decimal', maximumFractionDigits: 3 });
    }
    if (!/^(date|time|datetime|relative)$/.test(kind) || isNaN(+date)) return;
    return (kind === 'relative' && relative(date, readDate(now), tag)) || date.toLocaleString(tag, {
      ...(kind !== 'time' && { dateStyle: detail || 'long' }), ...(/time/.test(kind) && { timeStyle: (kind === 'time' && detail) || 'short' }),
    } as Intl.DateTimeFormatOptions);
  }) ?? show(value, lang);
