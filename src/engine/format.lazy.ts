import { toNumber } from '../expression/expression.ts';
import { canonicalTag } from '../shared/language.ts';
import { wallClock } from '../shared/wall-clock.ts';
import { full } from './acts.ts';
import { instantOf, isoTime } from '../shared/iso-time.ts';

/** What `make` gives for the language, else for the browser's own; `undefined` when it throws for both: no such currency, style or time zone. */
export function inLanguage<T>(lang: string, make: (tag?: string) => T): T | undefined {
  for (const tag of [canonicalTag(lang) || undefined, undefined]) {
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
  Array.isArray(value)
    ? (inLanguage(lang, (tag) => new Intl.ListFormat(tag).format(value.map((each) => show(each, lang)))) ?? '')
    : value == null || typeof value === 'object'
      ? ''
      : String(value);

/**
 * A date and now, as the clocks of the date's own place show them: milliseconds since 1970, as if those clocks showed UTC. Reads milliseconds since
 * 1970, `2027-03-04`, `18:00`, or a date with time in ISO 8601; anything else is no date (NaN). The place is what its brackets say (RFC 9557:
 * `2027-03-04T19:00+01:00[Europe/Oslo]`), else `zone`, else as many hours from the visitor as its offset says; else the visitor's: `Z` says when, not where.
 */
function readDate(value: unknown, zone: string | undefined, now: string): [date: number, now: number] {
  const [text, place = zone] = String(typeof value === 'number' ? isoTime(value) : value).split(/[[\]]/);
  const [all, day = '1970-01-01', time = '00:00', offset = ''] =
    /^(?=\d\d)(\d{4}-\d\d-\d\d)?T?(\d\d:.+?)?(Z|[+-]\d\d:?\d\d)?$/.exec(text!) ?? [];
  const date = all && `${day}T${time}`;
  const written = instantOf(date + 'Z'),
    shown = wallClock(date + offset, place),
    known = place || !offset[1];
  return [known && offset ? shown : written, wallClock(now, place) + (known ? 0 : written - shown)];
}

/** "today", "in 3 days", "next week"; `undefined` where the date says more. On Sundays nobody agrees which week is the next. */
function relative(date: number, now: number, tag?: string): string | undefined {
  const today = Math.floor(now / 864e5),
    days = Math.floor(date / 864e5) - today,
    toSunday = 6 - ((today + 3) % 7);
  const words = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  return days > (toSunday || 6) && days < toSunday + 8
    ? words.format(1, 'week')
    : Math.abs(days) < 7
      ? words.format(days, 'day')
      : undefined;
}

/**
 * What `{value:kind detail}` shows. Unknown kinds and values that don't fit show the value as it is. `now` only matters to `relative`.
 * The detail of a date is its style, its time zone, or both: `short Europe/Oslo`; or it is a style of ICU's.
 */
export const format = (value: unknown, kind: string, detail: string, lang: string, now?: unknown): string =>
  inLanguage(lang, (tag) => {
    const number = toNumber(value),
      style = full.styleOf?.(kind, detail);
    if (/^(number|percent|money)$/.test(kind) && !isNaN(number)) {
      return style
        ? style(number, tag)
        : new Intl.NumberFormat(
            tag,
            kind === 'money'
              ? { style: 'currency', currency: detail || 'EUR' }
              : { style: kind === 'percent' ? kind : 'decimal', maximumFractionDigits: 3 },
          ).format(number);
    }
    if (!/^(date|time|datetime|relative)$/.test(kind)) return;
    const [, dateStyle, zone] = /^([a-z]*) *(.+)?/.exec(style ? '' : detail)!,
      [date, today] = readDate(value, zone, String(now));
    if (isNaN(date)) return;
    return style
      ? style(date, tag)
      : (kind === 'relative' && relative(date, today, tag)) ||
          new Intl.DateTimeFormat(tag, {
            timeZone: 'UTC',
            dateStyle: kind === 'time' ? undefined : dateStyle || 'long',
            timeStyle: !/time/.test(kind) ? undefined : kind === 'time' && dateStyle === 'medium' ? dateStyle : 'short',
          } as Intl.DateTimeFormatOptions).format(date);
  }) ?? show(value, lang);
