import type { Text } from '../flow/flow.ts';
import { stepAt, type Loose } from './position.ts';
import type { Choice, FieldModel, Question } from './question.ts';
import { compact, holds, type Run } from './run.ts';

/** What questions of every kind say. */
export const aboutQuestion = ({ state: { pending, keys } }: Run, step: string) => ({
  step,
  count: keys,
  problems: pending?.kind === 'question' ? pending.problems : [],
});

/** The options on offer now, if their words need no reading. */
export function plainChoices(run: Run, options: unknown): Choice[] | undefined {
  if (!Array.isArray(options)) return;
  const choices = options
    .filter((option: Loose) => holds(run, option.when))
    .map(
      (option: string | Loose) =>
        (typeof option === 'string'
          ? { value: option, label: option }
          : { ...option, value: option.value ?? option.label }) as Choice,
    );
  return choices.every(
    ({ label, value }) => typeof label === 'string' && typeof value !== 'object' && !/[{\\]/.test(label),
  )
    ? choices
    : undefined;
}

/** The plain question at `path`: a text, or one of some options. read-question.lazy.ts reads all others. */
export function plainQuestion(run: Run, path: string): Question {
  const step = stepAt(run.flow, path)!,
    { as = '', type, options, button } = step;
  const field = compact({
    ...step,
    name: as,
    type: type ?? (options ? 'choice' : 'text'),
    choices: options && plainChoices(run, options),
    value: run.scope(as as string),
  }) as unknown as FieldModel;
  return compact<Question>({ ...aboutQuestion(run, path), kind: 'field', field, button: button as Text });
}
