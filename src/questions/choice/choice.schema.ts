import { flag, key, optionalButton, optionalText, plain } from '../../flow/keys.ts';
import { filled, word } from '../../flow/schema-forms.ts';
import { options, many } from '../../flow/options.ts';
import { fieldKind, type QuestionProseOf } from '../question.schema.ts';

const layouts = ['wrap', 'list', 'grid', 'row', 'swatch', 'menu'] as const;

export const choiceQuestion = fieldKind('choice', {
  options,
  many,
  other: optionalButton,
  search: optionalText,
  layout: plain(word(layouts)),
  shuffle: flag,
  poll: key('address', filled),
});

export const choiceProse: QuestionProseOf<typeof choiceQuestion> = {
  about: 'One or several of some options. The type of a question that has options and names no type.',
  example: {
    ask: 'How do you like to hear from us?',
    as: 'channel',
    options: ['By e-mail', { label: 'By phone', value: 'phone' }],
  },
  keys: {
    options: 'What to choose from: texts or objects; or a variable that holds such a list: "= list".',
    many: ['Whether several may be chosen; `{"min": 1, "max": 3}` sets limits.', 'false'],
    other: ['Whether the visitor may type something else; a text is the label of that field.', 'false'],
    search: [
      'Whether options can be searched, where there are many; a text is the label of the search field.',
      'false',
    ],
    layout: [
      'How the options are arranged: wrap (side by side, in as many lines as it takes), list (one below the other), grid (in columns, for pictures), row (one line that scrolls sideways), swatch (with a dot of their color) or menu (a field that opens).',
      'wrap; list where several may be chosen',
    ],
    shuffle: [
      'Whether the options are in random order, which stays the same for the visitor throughout the conversation. What is `exclusive` and `other` stay last.',
      'false',
    ],
    poll: 'Name of an endpoint that counts the choices, for a question that is no field: below the answer the visitor sees what all have chosen, as bars with numbers.',
  },
};
