import { flag, needed, test, text, value } from '../../flow/keys.ts';
import { optionSchema } from '../../flow/options.ts';
import { filledList, oneOf, strict, textSchema, variableSchema } from '../../flow/schema-forms.ts';
import { schemasOf, type ProseOf } from '../../flow/keys.ts';
import { stepKind, type QuestionProseOf } from '../question.schema.ts';

export const rowKeys = {
  as: needed('name', variableSchema),
  label: needed('text', textSchema),
  hint: text,
  default: value,
  skip: flag,
  when: test,
  error: text,
};
const rowSchema = oneOf('an object with "as" and "label"', { object: strict(schemasOf(rowKeys)) });

export const matrixQuestion = stepKind('matrix', {
  rows: needed('pieces', filledList(rowSchema, 'a list of at least one row'), rowKeys),
  options: needed('options', filledList(optionSchema, 'a list of at least two options', 2)),
});

export const matrixProse: QuestionProseOf<typeof matrixQuestion> = {
  about:
    'Several things that are all judged by the same options, such as bad, fair and good: one option for each row. Each row is an answer of its own. Where there is room it is a grid; on a phone the rows are stacked.',
  example: {
    ask: 'How was your visit?',
    type: 'matrix',
    rows: [
      { as: 'price', label: 'The price' },
      { as: 'service', label: 'The service' },
    ],
    options: ['Bad', 'Fair', 'Good'],
  },
  keys: {
    rows: 'What is judged: a list of objects with `as`, the variable that keeps the answer, and `label`. Each may have `hint`, `default`, `error`, `when`, and `skip` where it may stay open.',
    options: 'What each row is answered by, written like the options of a choice.',
  },
};

export const rowProse: ProseOf<typeof rowKeys> = {
  about: 'One row of a question of type matrix.',
  keys: {
    as: 'Variable that keeps the answer of this row.',
    label: 'What is judged.',
    hint: 'A line below it.',
    default: 'The value that the row starts with, or a sum that begins with =.',
    skip: ['Whether the row may stay open.', 'false; true where the question has `skip`'],
    when: ['A test: the row is shown only while it holds. Other rows count.', 'always'],
    error: ['What is said when it is left open.', '`error` of the question'],
  },
};
