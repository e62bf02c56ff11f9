import { readMoment, type MomentField } from '../moment.work.ts';
import type { QuestionWork } from '../question.work.ts';

/** A time of day is kept as 18:00. */
export interface TimeField extends MomentField<'time'> {
  /** Minutes from one to the next. */
  readonly step?: number;
}

export const timeWork: QuestionWork<TimeField> = {
  type: 'time',
  place: 'below',
  read(field, tools) {
    const step = Math.trunc(tools.number(field.step) ?? 0);
    // Seconds and time zones are not asked for, so there is one form only.
    return { ...readMoment(field, tools, /^\d\d:\d\d/, 'short'), format: 'short', step: step >= 1 ? step : undefined };
  },
};
