import { toNumber } from '../expression/expression.ts';
import { wallClock } from '../shared/wall-clock.ts';
import { instantOf, isoTime } from '../shared/iso-time.ts';
import type { styleOf } from '../shared/icu-style.ts';
import { withoutPrototype } from '../shared/without-prototype.ts';
import type { Formats } from './reading.ts';
import { inLanguage, showValue } from './show-value.ts';

/**
 * A date and now, as the clocks of the date's own place show them: milliseconds since 1970, as if those clocks showed
 * UTC. Reads milliseconds since 1970, `2027-03-04`, `18:00`, or a date with time in ISO 8601; anything else is no date
 * (NaN). The place is what its brackets say (RFC 9557: `2027-03-04T19:00+01:00[Europe/Oslo]`), else `zone`, else as
 * many hours from the visitor as its offset says; else the visitor's: `Z` says when, not where.
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
  const words = new Intl.RelativeTimeFormat(tag, withoutPrototype({ numeric: 'auto' }));
  return days > (toSunday || 6) && days < toSunday + 8
    ? words.format(1, 'week')
    : Math.abs(days) < 7
      ? words.format(days, 'day')
      : undefined;
}

/**
 * Writes values as people of a language do. Unknown kinds and values that do not fit show the value as it is; the detail of a date is its
 * style, its time zone, or both: `short Europe/Oslo`; or it is a style of ICU's. `now` only matters to `relative`.
 *
 * @param icu what knows the styles of ICU, if the flow has any
 */
export function createFormats(icu?: { readonly styleOf: typeof styleOf; unquote(template: string): string }): Formats {
  const format: Formats['format'] = (value, kind, detail, lang, now) =>
    inLanguage(lang, (tag) => {
      const number = toNumber(value);
      const style = icu?.styleOf(kind, detail);
      if (numeric.has(kind) && !isNaN(number)) {
        if (style) return style(number, tag);
        const options =
          kind === 'money'
            ? { style: 'currency', currency: detail || 'EUR' }
            : { style: kind === 'percent' ? kind : 'decimal', maximumFractionDigits: 3 };
        return new Intl.NumberFormat(tag, withoutPrototype(options as Intl.NumberFormatOptions)).format(number);
      }
      if (!temporal.has(kind)) return undefined;
      const [, dateStyle, zone] = /^([a-z]*) *(.+)?/.exec(style ? '' : detail)!;
      const [date, today] = readDate(value, zone, String(now));
      if (isNaN(date)) return undefined;
      if (style) return style(date, tag);
      const words = kind === 'relative' ? relative(date, today, tag) : undefined;
      if (words) return words;
      return new Intl.DateTimeFormat(
        tag,
        withoutPrototype({
          timeZone: 'UTC',
          dateStyle: kind === 'time' ? undefined : dateStyle || 'long',
          timeStyle: !kind.includes('time')
            ? undefined
            : kind === 'time' && dateStyle === 'medium'
              ? dateStyle
              : 'short',
        } as Intl.DateTimeFormatOptions),
      ).format(date);
    }) ?? showValue(value, lang);
  return icu ? { format, unquote: (template) => icu.unquote(template) } : { format };
}
const numeric = new Set(['number', 'percent', 'money']);
const temporal = new Set(['date', 'time', 'datetime', 'relative']);

export const formats: Formats = createFormats();
