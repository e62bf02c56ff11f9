import { asText } from '../../engine/values.ts';
import { readMoment, type MomentField } from '../moment.work.ts';
import type { QuestionWork } from '../question.work.ts';

/** A day is kept as 2027-03-04, with a time of day as 2027-03-04T18:00: as clocks and calendars on the spot show them, in no time zone. */
export interface DateField extends MomentField<'date'> {
  /** A time of day is asked for too. */
  readonly hasTime: boolean;
  /** Days on which nothing is possible: sun to sat, or 2027-12-25. */
  readonly closed: readonly string[];
}

const form = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?/;
const dayForm = /^\d{4}-\d\d-\d\d/;

export const dateWork: QuestionWork<DateField> = {
  type: 'date',
  place: 'below',
  read(field, tools) {
    const { time, closed } = field;
    const days = tools.evaluateValue(closed);
    return {
      ...readMoment(field, tools, time ? form : dayForm, 'medium'),
      hasTime: Boolean(time),
      closed: (Array.isArray(days) ? (days as unknown[]) : [days]).map(asText).filter(Boolean),
    };
  },
};
