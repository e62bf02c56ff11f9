import { judgeMoment } from '../moment.judge.lazy.ts';
import { refused, type QuestionJudge, type Refused } from '../question.work.ts';
import { readTime } from '../read-time.judge.lazy.ts';
import { showMoment, type MomentStyles } from '../show-moment.work.ts';
import type { TimeField } from './time.work.ts';

const styles: MomentStyles = { timeStyle: 'short' };
const DAY = 24 * 60;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const timeOf = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** Whether a time lies beside the steps; then those around it are told. */
function besideStep(value: string, { min = '00:00', max, step }: TimeField, lang: string): Refused | undefined {
  if (!step) return undefined;
  const first = minutesOf(min);
  const last = max ? minutesOf(max) : DAY - 1;
  const beyond = (minutesOf(value) - first) % step;
  if (beyond === 0) return undefined;
  const below = minutesOf(value) - beyond;
  const show = (minutes: number) => showMoment([timeOf(minutes)], styles, lang);
  // After the last step there is none above.
  const above = below + step <= last ? below + step : below;
  return refused('errStep', {
    below: show(Math.max(first, above === below ? below - step : below)),
    above: show(above),
  });
}

export const timeJudge: QuestionJudge<TimeField> = {
  type: 'time',
  judge: (given, field, tools) =>
    judgeMoment(given, field, tools, {
      styles,
      read: (typed) => readTime(typed, tools.lang),
      unread: () => refused('errTime', { example: showMoment(['18:30'], styles, tools.lang) }),
      problemOf: (value) => besideStep(value, field, tools.lang),
    }),
};
