import { DAY, type OpeningHours } from '../../flow/opening-hours.lazy.ts';
import { canonicalTag } from '../../shared/language.ts';
import { wallClock } from '../../shared/wall-clock.ts';
import { withoutPrototype } from '../../shared/without-prototype.ts';

/* Opening hours as people read them, in any language. All instants are what the place's clocks show, as if they showed UTC. */

/** 1970-01-05 was a Monday. */
const MONDAY = 4 * DAY * 6e4;

/** The language, if browsers can read it; else their own. */
const known = (lang: string): string | undefined => canonicalTag(lang) || undefined;

const show = (lang: string, instant: number, look: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(known(lang), withoutPrototype({ timeZone: 'UTC', ...look })).format(instant);
const weekday = (lang: string, instant: number) => show(lang, instant, { weekday: 'long' });
const time = (lang: string, instant: number) => show(lang, instant, { hour: 'numeric', minute: '2-digit' });

/** "today", "tomorrow" or the weekday, and the time. */
export function dayAndTime(
  lang: string,
  instant: number,
  now: number,
): { readonly day: string; readonly time: string } {
  const days = Math.floor(instant / DAY / 6e4) - Math.floor(now / DAY / 6e4);
  return {
    day:
      days > 1
        ? weekday(lang, instant)
        : new Intl.RelativeTimeFormat(known(lang), withoutPrototype({ numeric: 'auto' })).format(days, 'day'),
    time: time(lang, instant),
  };
}

/** One line for each rule: "Monday–Friday 9:00–17:00"; days that last a whole day and a night need no times. */
export const hoursInWords = ({ weekly }: OpeningHours, lang: string): string[] =>
  weekly
    .filter(({ times }) => times.length)
    .map(({ days, times }) => {
      const span = ([from, to]: readonly [number, number], unit: number, of: typeof time) =>
        [...new Set([from, to].map((each) => of(lang, MONDAY + each * unit)))].join('–');
      return `${days.map((each) => span(each, DAY * 6e4, weekday)).join(', ')} ${times.map((each) => (each[1] - each[0] < DAY ? span(each, 6e4, time) : '')).join(', ')}`.trim();
    });

/** The time zone of the hours, for visitors in another one: "Central European Time". */
export function zoneInWords(zone: string | undefined, lang: string, instant: number): string {
  if (!zone || wallClock(instant, zone) === wallClock(instant)) return '';
  return (
    new Intl.DateTimeFormat(known(lang), withoutPrototype({ timeZone: zone, timeZoneName: 'longGeneric' }))
      .formatToParts(instant)
      .find(({ type }) => type === 'timeZoneName')?.value ?? zone
  );
}
