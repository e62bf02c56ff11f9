import { literal } from '../engine/data-text.ts';
import { plainCharacters } from '../shared/typed-text.ts';
import { refused, type Judged, type JudgeTools, type Refused } from './question.work.ts';
import type { MomentField } from './moment.work.ts';
import { endsOf } from './range.judge.lazy.ts';
import { showMoment, type MomentStyles } from './show-moment.work.ts';
import { typedText } from './typed.judge.lazy.ts';

/** What one kind knows of its moments. */
export interface MomentReader {
  readonly styles: MomentStyles;
  /** What is kept of what was typed or picked; `undefined` where it is no such moment. */
  read(typed: string): string | undefined;
  /** What is said where nothing can be read. */
  unread(): Refused;
  /** What else is wrong with one, within its limits. */
  problemOf?(value: string): Refused | undefined;
}

/** No day and no time is written in more characters. */
const LONGEST = 120;

/** Judges one moment, or the first and the last. */
export function judgeMoment(given: unknown, field: MomentField, tools: JudgeTools, reader: MomentReader): Judged {
  const { min, max, isRange, joiner, autocomplete } = field;
  const { styles } = reader;
  const show = (values: readonly string[]) => showMoment(values, styles, tools.lang);
  const read = (one: unknown) => {
    const typed = plainCharacters(typedText(one));
    return typed.length > LONGEST ? undefined : reader.read(typed);
  };
  const words = joiner ? tools.words(joiner) : '';

  if (isRange && Array.isArray(given) && given.some((end) => !typedText(end))) return refused('required');
  const one = isRange ? undefined : read(given);
  const values = isRange ? endsOf(given, read, words) : one && [one];
  if (!values) return reader.unread();

  for (const value of values) {
    // A day is a limit for all of its hours.
    if (min && value.slice(0, min.length) < min) return refused('errEarly', { min: show([min]) });
    if (max && value.slice(0, max.length) > max) return refused('errLate', { max: show([max]) });
    const problem = reader.problemOf?.(value);
    if (problem) return problem;
  }
  const [from, to] = values;
  if (to && to < from!) return refused('errOrder');
  const shown = words && to ? values.map((value) => show([value])).join(words) : show(values);
  const answer = { value: isRange ? [...values] : from! };
  // A birthday is personal, as if it were typed.
  return autocomplete?.split(' ').at(-1) === 'bday'
    ? { ...answer, typed: shown }
    : { ...answer, labels: [literal(shown)] };
}
