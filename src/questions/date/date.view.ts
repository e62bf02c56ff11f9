import { showValue, inLanguage } from '../../engine/show-value.ts';
import { instantOf } from '../../shared/iso-time.ts';
import { withoutPrototype } from '../../shared/without-prototype.ts';
import { momentStrings } from '../../tone/parts/moment-strings.lazy.ts';
import type { View } from '../../view/view.ts';
import { momentView, type MomentControl } from '../moment.view.ts';
import { showMoment } from '../show-moment.work.ts';
import { closedDates, closedWeekdays } from './closed-days.work.ts';
import type { DateField } from './date.work.ts';

/** So many closed days are named one by one. */
const NAMED = 6;

/** A limit of the picker: a day holds for all of its hours. */
const limitOf = (limit: string | undefined, hasTime: boolean, time: string): string | undefined =>
  limit && hasTime && !limit.includes('T') ? `${limit}T${time}` : limit;

const weekday = (day: string, lang: string): string =>
  inLanguage(lang, (tag) => {
    const format = new Intl.DateTimeFormat(tag, withoutPrototype({ weekday: 'long', timeZone: 'UTC' }));
    return format.format(instantOf(`${day}T00:00Z`));
  }) ?? day;

/** Which days are closed, in words: the browser's picker can not show it. */
function closedWords(view: View, field: DateField): string {
  const { lang } = view.settings;
  const weekdays = closedWeekdays(field).map((day) =>
    view.wordOf(momentStrings, 'everyWeekday', { day: weekday(day, lang) }),
  );
  const dates = closedDates(field).map((day) => showMoment([day], { dateStyle: 'medium' }, lang));
  const all = [...weekdays, ...dates];
  if (!all.length) return '';
  const rest = all.length > NAMED ? all.splice(NAMED - 1) : [];
  if (rest.length) all.push(view.wordOf(momentStrings, 'moreDays', { n: rest.length }));
  return view.wordOf(momentStrings, 'closed', { days: showValue(all, lang) });
}

const controlOf = (view: View, field: DateField): MomentControl => ({
  type: field.hasTime ? 'datetime-local' : 'date',
  min: limitOf(field.min, field.hasTime, '00:00'),
  max: limitOf(field.max, field.hasTime, '23:59'),
  note: closedWords(view, field),
});

export const dateView = momentView<DateField>('date', controlOf);
