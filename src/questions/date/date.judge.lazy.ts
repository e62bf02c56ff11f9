import { judgeMoment } from '../moment.judge.lazy.ts';
import { refused, type JudgeTools, type QuestionJudge } from '../question.work.ts';
import { readTime } from '../read-time.judge.lazy.ts';
import { showMoment, type MomentStyles } from '../show-moment.work.ts';
import { isClosed } from './closed-days.work.ts';
import type { DateField } from './date.work.ts';
import { readDay } from './read-day.judge.lazy.ts';

/** A day and a time of day, which comes last; the first place counts at which both are understood. */
function readBoth(text: string, lang: string, today: string): string | undefined {
  for (const { index } of text.matchAll(/[ ,T]/g)) {
    const time = readTime(text.slice(index + 1), lang);
    const day = time && readDay(text.slice(0, index), lang, today);
    if (day) return `${day}T${time}`;
  }
  return undefined;
}

const stylesOf = ({ format, hasTime }: DateField): MomentStyles =>
  hasTime ? { dateStyle: format, timeStyle: 'short' } : { dateStyle: format };

/** A date as it may be typed, for who typed something else. */
const example = (field: DateField, { lang, today }: JudgeTools): string =>
  showMoment([field.hasTime ? `${today}T18:00` : today], stylesOf(field), lang);

export const dateJudge: QuestionJudge<DateField> = {
  type: 'date',
  judge(given, field, tools) {
    const { hasTime } = field;
    const { lang, today } = tools;
    return judgeMoment(given, field, tools, {
      styles: stylesOf(field),
      read: (typed) => (hasTime ? readBoth(typed, lang, today) : readDay(typed, lang, today)),
      unread: () => refused('errDate', { example: example(field, tools) }),
      problemOf(value) {
        const day = value.slice(0, 10);
        return isClosed(field, day)
          ? refused('errClosed', { date: showMoment([day], { dateStyle: 'full' }, lang) })
          : undefined;
      },
    });
  },
};
