import { inLanguage } from '../engine/show-value.ts';
import { remember } from '../shared/remember.ts';
import { withoutPrototype } from '../shared/without-prototype.ts';

interface ClockWords {
  /** What mornings and afternoons are called. */
  readonly halves: readonly [morning: string, afternoon: string];
  /** What may stand beside the hour: Uhr, h, uur. */
  readonly hours: readonly string[];
}

/** Letters alone: p.m. is pm. */
const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{M}]/gu, '');

const MORNING = Date.UTC(1970, 0, 1, 9);
const AFTERNOON = Date.UTC(1970, 0, 1, 21);

const known = new Map<string, ClockWords>();
const wordsOf = (lang: string): ClockWords =>
  remember(known, lang, () => {
    const partsOf = (at: number, type: string, hour12?: boolean) =>
      inLanguage(lang, (tag) =>
        new Intl.DateTimeFormat(tag, withoutPrototype({ hour: 'numeric', hour12, timeZone: 'UTC' })).formatToParts(at),
      )
        ?.filter((part) => part.type === type)
        .map(({ value }) => lettersOf(value))
        .join('') ?? '';
    const unit = inLanguage(lang, (tag) =>
      new Intl.NumberFormat(tag, withoutPrototype({ style: 'unit', unit: 'hour', unitDisplay: 'long' })).format(18),
    );
    return {
      halves: [partsOf(MORNING, 'dayPeriod', true), partsOf(AFTERNOON, 'dayPeriod', true)],
      hours: ['h', partsOf(AFTERNOON, 'literal'), lettersOf(unit ?? '')],
    };
  });

/** Hours and minutes with `:`, `.` or `h` between them, or hours alone; seconds are dropped. */
const form = /^([\p{L}\p{M}.\s]*)(\d{1,2})(?:\s?[:.h]\s?(\d\d)(?:[:.]\d\d(?:\.\d+)?)?)?([\p{L}\p{M}.\s]*)$/u;

/**
 * A time of day as `18:30`: 18:30, 18.30, 18h30, 6:30 PM, and the hour alone where words say that it is one: 6 pm, 18 Uhr. Morning and
 * afternoon are called so in the language or in English.
 */
export function readTime(text: string, lang: string): string | undefined {
  const [, before = '', hours = '', minutes, after = ''] = form.exec(text.trim().toLowerCase()) ?? [];
  const word = lettersOf(before + after);
  const half = [lang, 'en'].map((each) => wordsOf(each).halves.indexOf(word)).find((at) => word && at >= 0);
  const isHour = word !== '' && wordsOf(lang).hours.includes(word);
  if (!hours || (word && half === undefined && !isHour) || (!word && minutes === undefined)) return undefined;
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + 12 * half;
  }
  if (hour > 23 || Number(minutes ?? 0) > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${minutes ?? '00'}`;
}
