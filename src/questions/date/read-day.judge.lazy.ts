import { inLanguage } from '../../engine/show-value.ts';
import { instantOf, isoTime } from '../../shared/iso-time.ts';
import { remember } from '../../shared/remember.ts';
import { withoutPrototype } from '../../shared/without-prototype.ts';

/*
 * Days as people type them, read by what `Intl` knows of their language. A year must be there, unless a word such as
 * "tomorrow" says all.
 */

const DAY = 864e5;
/** So many days back and ahead are understood by how far they are from today: "yesterday", "in 10 days". */
const RELATIVE: readonly [first: number, last: number] = [-31, 366];
/** A year of two digits lies at most so far ahead, and else in the past. */
const YEARS_AHEAD = 20;

const MONTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];

const digits = (value: number, length: number) => String(value).padStart(length, '0');

/** A day as it is kept; `undefined` where there is none: 31 February. */
function dayOf(year: number, month: number, day: number): string | undefined {
  const written = `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
  const date = new Date(Date.UTC(year, month - 1, day));
  const isThere = year >= 1000 && year <= 9999 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isThere ? written : undefined;
}

/** Words as they are compared: small, without accents and dots. */
const spelling = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '');
const lettersIn = (text: string): string[] => spelling(text).match(/\p{L}+/gu) ?? [];

interface Calendar {
  /** The names of each month: whole, short, and as they stand beside a day. */
  readonly months: readonly (readonly string[])[];
  /** Words of a written date that say nothing more: weekdays, "de". */
  readonly fillers: ReadonlySet<string>;
  /** Whether the day stands before the month. */
  readonly isDayFirst: boolean;
  readonly isYearFirst: boolean;
}

function readCalendar(lang: string): Calendar | undefined {
  return inLanguage(lang, (tag) => {
    const format = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(
        tag,
        withoutPrototype({ ...options, calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' }),
      );
    const partsBy = (options: Intl.DateTimeFormatOptions, type: string) => {
      const written = format(options);
      return (at: number) =>
        written
          .formatToParts(at)
          .filter((part) => part.type === type)
          .map(({ value }) => value);
    };
    const monthForms = (['long', 'short'] as const).flatMap((month) => [
      partsBy({ month }, 'month'),
      partsBy({ month, day: 'numeric' }, 'month'),
    ]);
    const fillerForms = [
      partsBy({ weekday: 'long' }, 'weekday'),
      partsBy({ weekday: 'short' }, 'weekday'),
      partsBy({ dateStyle: 'full' }, 'literal'),
    ];
    const month = (index: number) => Date.UTC(2027, index, 15);
    const weekday = (index: number) => Date.UTC(2027, 0, 1 + index);
    const orderOf = (options: Intl.DateTimeFormatOptions) =>
      format(options)
        .formatToParts(month(0))
        .map(({ type }) => type);
    const short = orderOf({ day: 'numeric', month: 'numeric' });
    const whole = orderOf({ day: 'numeric', month: 'numeric', year: 'numeric' });
    return {
      months: MONTHS.map((index) =>
        monthForms.flatMap((form) => form(month(index)).map(spelling)).filter((name) => /^\p{L}+$/u.test(name)),
      ),
      fillers: new Set(
        WEEKDAYS.flatMap((index) => fillerForms.flatMap((form) => form(weekday(index)).flatMap(lettersIn))),
      ),
      isDayFirst: short.indexOf('day') < short.indexOf('month'),
      isYearFirst: whole.indexOf('year') < whole.indexOf('month'),
    };
  });
}
const calendars = new Map<string, Calendar | undefined>();
const calendarOf = (lang: string): Calendar | undefined => remember(calendars, lang, () => readCalendar(lang));

/** A day that is counted from today: "tomorrow", "over 3 dagen". */
function readRelative(text: string, lang: string, today: string): string | undefined {
  const days = relativeDays(lang)?.get(text);
  return days === undefined ? undefined : isoTime(instantOf(`${today}T00:00Z`) + days * DAY).slice(0, 10);
}
const relatives = new Map<string, ReadonlyMap<string, number> | undefined>();
/** How far from today the days are that a language has words for, by those words. */
const relativeDays = (lang: string) =>
  remember(relatives, lang, () =>
    inLanguage(lang, (tag) => {
      const format = new Intl.RelativeTimeFormat(tag, withoutPrototype({ numeric: 'auto' }));
      const [first, last] = RELATIVE;
      const all = new Map<string, number>();
      for (let days = last; days >= first; days--) all.set(spelling(format.format(days, 'day')), days);
      return all;
    }),
  );

/** A year of two digits in the century that is meant. */
function wholeYear(written: string, today: string): number {
  if (written.length > 2) return Number(written);
  const thisYear = Number(today.slice(0, 4));
  const year = thisYear - (thisYear % 100) + Number(written);
  return year > thisYear + YEARS_AHEAD ? year - 100 : year;
}

/** Three numbers: a year of four digits is told by them, a day above 12 too, and the language says the rest. */
function readNumbers(numbers: readonly string[], { isDayFirst, isYearFirst }: Calendar, today: string) {
  const [first = '', second = '', third = ''] = numbers;
  const startsWithYear = first.length === 4 || (third.length < 3 && isYearFirst);
  const year = wholeYear(startsWithYear ? first : third, today);
  const [one, other] = (startsWithYear ? [second, third] : [first, second]).map(Number) as [number, number];
  // What begins with the year goes on with the month everywhere.
  const isDayThenMonth = startsWithYear ? false : other > 12 ? false : one > 12 ? true : isDayFirst;
  return isDayThenMonth ? dayOf(year, other, one) : dayOf(year, one, other);
}

/** The month that a word names: whole, short, or by its beginning, where only one begins so. */
function monthOf(word: string, { months }: Calendar): number {
  const exact = months.findIndex((names) => names.includes(word));
  if (exact >= 0 || word.length < 3) return exact;
  const begun = months.flatMap((names, index) => (names.some((name) => name.startsWith(word)) ? [index] : []));
  return begun.length === 1 ? begun[0]! : -1;
}

/** A day, a month by its name, and a year. */
function readNamed(
  words: readonly string[],
  numbers: readonly string[],
  calendar: Calendar,
  today: string,
): string | undefined {
  const months = words.map((word) => monthOf(word, calendar)).filter((month) => month >= 0);
  // Short words such as "of" and "den" lead to the day or belong to it.
  const isClear = words.every((word) => word.length < 4 || monthOf(word, calendar) >= 0 || calendar.fillers.has(word));
  if (numbers.length !== 2 || months.length !== 1 || !isClear) return undefined;
  const [first, second] = numbers as [string, string];
  const isYearFirst = first.length > 2;
  const [year, day] = isYearFirst ? [first, second] : [second, first];
  return dayOf(wholeYear(year, today), months[0]! + 1, Number(day));
}

/** A typed day as `2027-03-04`, in the order and the words of the language, or in English words. `text` is in plain characters. */
export function readDay(text: string, lang: string, today: string): string | undefined {
  // The ending of "4th" and "1er" says nothing, nor do the characters of year, month and day in "2027年3月4日".
  const said = spelling(text.replace(/(\d)\p{L}{1,2}(?!\p{L})/gu, '$1 ').replace(/(\d)\./g, '$1 ')).trim();
  const isPlain = /^[\p{L}\d\s,/'’-]+$/u.test(said);
  if (!isPlain) return undefined;
  const numbers = said.match(/\d+/g) ?? [];
  const words = said.match(/\p{L}+/gu) ?? [];
  for (const each of [lang, 'en']) {
    const calendar = calendarOf(each);
    if (!calendar) continue;
    const day =
      readRelative(spelling(text), each, today) ??
      (words.every((word) => calendar.fillers.has(word)) &&
      numbers.length === 3 &&
      numbers.every(({ length }) => length <= 4)
        ? readNumbers(numbers, calendar, today)
        : readNamed(words, numbers, calendar, today));
    if (day) return day;
  }
  return undefined;
}
