import { inLanguage } from '../engine/show-value.ts';
import { instantOf } from '../shared/iso-time.ts';
import { withoutPrototype } from '../shared/without-prototype.ts';

/** How moments are written: styles of `Intl.DateTimeFormat`. */
export type MomentStyles = Pick<Intl.DateTimeFormatOptions, 'dateStyle' | 'timeStyle'>;

/** A day, a time or both as an instant: no time zone plays a part. */
const toInstant = (value: string): number => {
  const [day, time] = value.includes(':') ? value.split('T') : [value, '00:00'];
  return time ? instantOf(`${day}T${time}Z`) : instantOf(`1970-01-01T${day}Z`);
};

/** A day, a time or both as people of a language write it; of two the whole range, each part that they share once. */
export function showMoment(values: readonly string[], styles: MomentStyles, lang: string): string {
  const [from, to] = values.map(toInstant);
  const shown = inLanguage(lang, (tag) => {
    const format = new Intl.DateTimeFormat(tag, withoutPrototype({ ...styles, timeZone: 'UTC' }));
    return to === undefined ? format.format(from) : format.formatRange(from!, to);
  });
  return shown ?? values.join(' – ');
}
