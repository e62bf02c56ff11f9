import {
  button,
  flag,
  key,
  name,
  optionalButton,
  plain,
  shape,
  test,
  text,
  value,
  words,
  type Keys,
  type Prose,
  type ProseOf,
} from '../flow/keys.ts';
import { boolean, needsAtLeast, whole, word } from '../flow/schema-forms.ts';
import { target, targets } from '../flow/targets.ts';

/*
 * What every kind of question is to those who write flows: its type, the keys that only some kinds have, and what people read about it.
 * Imported by the lazy parser, the checker and the build only.
 */

/** What is said by the rule that an answer breaks; `type` is for all else, as what is no e-mail address. */
const errorKeys = { required: text, type: text, min: text, max: text, step: text, pattern: text, check: text };

/** What a question of any kind has, alone or as a field in a bubble. */
export const answerKeys = {
  hint: text,
  error: text,
  errors: key('pieces', shape(errorKeys), errorKeys),
  default: value,
  check: test,
  required: flag,
  placeholder: text,
  autocomplete: words,
};

/** What a question of any kind has where it is a step of its own. */
export const askingKeys = {
  as: name,
  skip: optionalButton,
  button,
  change: plain(boolean),
  tries: plain(needsAtLeast(whole, 1, 'a whole number of at least 1')),
  fail: target,
  route: targets,
};

const keyboards = ['text', 'decimal', 'numeric', 'tel', 'search', 'email', 'url'] as const;
/** The keyboard that a phone shows while the answer is typed. */
export const keyboard = plain(word(keyboards));

/** What a field of any kind has. */
export const fieldKeys = { label: text, skip: plain(boolean), when: test };

export interface QuestionSchema<
  Type extends string = string,
  Own extends Keys = Keys,
  Field extends boolean = boolean,
> {
  readonly type: Type;
  /** Keys that not every kind has, each with its role. */
  readonly keys: Own;
  /** May be one field among several in a bubble. */
  readonly isField: Field;
  readonly traits: QuestionTraits;
  /** Only of a promised one (flow/promised.ts): what does nearly the same today. */
  readonly instead?: string;
}

/** What the checks of what is asked for need to know of a kind. */
export interface QuestionTraits {
  /** Whatever is asked, the answer is a person's data. */
  readonly isPersonal?: true;
  /** Anything can be typed, the number of a card too. */
  readonly isTyped?: true;
  /** Only the question itself tells what is asked for. */
  readonly saysLittle?: true;
}

/** A kind of question that may be a field too. */
export const fieldKind = <const Type extends string, const Own extends Keys>(
  type: Type,
  keys: Own,
  traits: QuestionTraits = {},
): QuestionSchema<Type, Own, true> => ({ type, keys, isField: true, traits });
/** A kind of question that is a step of its own. */
export const stepKind = <const Type extends string, const Own extends Keys>(
  type: Type,
  keys: Own,
  traits: QuestionTraits = {},
): QuestionSchema<Type, Own, false> => ({ type, keys, isField: false, traits });

/** What people read about a kind of question. */
export interface QuestionProse<Names extends string = string> extends Prose<Names> {
  /** A small step that is valid as it stands. */
  readonly example: object;
}
export type QuestionProseOf<Of extends { readonly keys: Keys }> = QuestionProse<keyof Of['keys'] & string>;

export const answerProse: ProseOf<typeof answerKeys> = {
  about: 'Keys that every question has, alone or as a field.',
  keys: {
    hint: 'A line below the control that helps to answer.',
    error: ['What is said when the answer does not fit.', 'words of the chat'],
    errors: [
      'The same by what it does not fit: `required`, `min`, `max`, `step`, `pattern`, `check`, and `type` for all else, as what is no e-mail address: `{"required": "We need it for the ticket.", "min": "From 18, please."}`.',
      '`error`',
    ],
    default: 'The value that the answer starts with, or a sum that begins with =.',
    check: 'A test that the answer must pass; `value` is the answer.',
    required: [
      'Whether a consent must be given to go on. All other questions must be answered, unless they have `skip`.',
      'false',
    ],
    placeholder: ['Placeholder in the empty field.', 'words of the chat'],
    autocomplete: ['What browsers may fill in: `given-name`, `email`, `postal-code` …', 'by the type'],
  },
};
export const askingProse: ProseOf<typeof askingKeys> = {
  about: 'Keys that every question has where it is a step of its own.',
  keys: {
    as: 'Variable that keeps the answer. Without it, the answer is only in the transcript.',
    skip: ['Whether the question may be skipped, with all of its fields; a text is what the button says.', 'false'],
    button: ['What the button that sends the answer says.', 'words of the chat'],
    change: ['Whether the visitor may change this answer later.', 'as the flow says'],
    tries: ['Wrong answers before the conversation goes to `fail`.', 'any number'],
    fail: 'Where the conversation goes after too many wrong answers.',
    route:
      'Where the conversation goes by what the visitor means: intents of this flow with targets; `else` is for the rest, and the only one that this version follows.',
  },
};
export const fieldProse: ProseOf<typeof fieldKeys> = {
  about: 'Keys that every field has.',
  keys: {
    label: 'What the field is called.',
    skip: ['Whether it may stay empty.', 'false'],
    when: ['A test: the field is shown only while it holds. Other fields of the bubble count.', 'always'],
  },
};
