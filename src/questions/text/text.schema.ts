import { flag, key, name, pattern, sum, words } from '../../flow/keys.ts';
import { list } from '../../flow/schema-forms.ts';
import { optionSchema } from '../../flow/options.ts';
import { fieldKind, keyboard, type QuestionProseOf } from '../question.schema.ts';

export const textQuestion = fieldKind(
  'text',
  {
    keyboard,
    min: sum,
    max: sum,
    unit: words,
    pattern,
    suggest: key('options', list(optionSchema)),
    voice: flag,
    attach: flag,
    files: name,
  },
  { isTyped: true, saysLittle: true },
);

export const textProse: QuestionProseOf<typeof textQuestion> = {
  about: 'A short text of one line. The type of a question that names none and has no options.',
  example: { ask: 'What is your first name?', as: 'firstName', autocomplete: 'given-name' },
  keys: {
    keyboard: ['The keyboard that a phone shows: text, decimal, numeric, tel, search, email or url.', 'text'],
    min: ['Fewest characters.', '1'],
    max: ['Most characters.', '5,000'],
    unit: 'Unit behind the answer, such as kg.',
    pattern: 'A regular expression that the whole answer must match; nothing that looks ahead or back.',
    suggest: ['Answers to tap instead of typing, written like options.', '', 'not yet'],
    voice: ['Whether the answer may be spoken.', 'false', 'not yet'],
    attach: ['Whether files may be added to the answer.', 'false', 'not yet'],
    files: ['Variable that keeps the files added with `attach`.', '', 'not yet'],
  },
};
