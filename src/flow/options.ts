import { address, flag, key, keyed, media, plain, shape, sum, test, text, value, words, type ProseOf } from './keys.ts';
import {
  boolean,
  list,
  nameSchema,
  oneOf,
  record,
  string,
  plainSum,
  textSchema,
  whole,
  withSome,
} from './schema-forms.ts';
import { target } from './targets.ts';

/* What a visitor chooses from: options and cards. */

export const optionKeys = {
  label: text,
  value,
  text,
  image: media,
  alt: text,
  color: words,
  open: address,
  then: target,
  when: test,
  id: plain(nameSchema),
  exclusive: flag,
};
export const optionSchema = oneOf('a text, or an object with a label', {
  string,
  object: withSome(['label', 'image'], 'an option with a label or an image', keyed(optionKeys)),
});
export const options = key(
  'options',
  oneOf('a list of options, or "= variable"', { list: list(optionSchema), string: plainSum }),
);

export const manyKeys = { min: plain(whole), max: plain(whole), tooFew: text, tooMany: text };
export const many = key(
  'pieces',
  oneOf('true, false or {"min": 1, "max": 3}', { boolean, object: keyed(manyKeys) }),
  manyKeys,
);

export const cardKeys = {
  title: text,
  text,
  image: media,
  alt: text,
  price: sum,
  was: sum,
  badge: text,
  facts: key('texts', record(string, textSchema)),
  value,
  open: address,
  when: test,
  options: key('options', list(optionSchema)),
};
export const cardSchema = shape(cardKeys);

export const optionProse: ProseOf<typeof optionKeys> = {
  about: 'One answer to choose. A plain text is its label and its value.',
  keys: {
    label: 'What the button says.',
    value: ['What is kept when it is chosen.', 'the label, in the language of the flow'],
    text: 'A line of smaller text below the label.',
    image: 'Address of a picture above the label.',
    alt: 'What the picture shows, in a few words, for people who do not see it; "" for a picture that only decorates.',
    color: 'A CSS colour, shown as a swatch.',
    open: 'Address that opens in a new tab when the option is chosen.',
    then: [
      'Where the conversation goes when it is chosen: a part, the id of a step, or a list of steps.',
      'the next step',
    ],
    when: ['A test: the option is offered only while it holds.', 'always'],
    id: 'A name for reports that stays the same when the label changes.',
    exclusive: [
      'Whether choosing it takes back all others, as "None of these" does. It stays last where the order is random.',
      'false',
    ],
  },
};
export const manyProse: ProseOf<typeof manyKeys> = {
  about: 'How many options may be chosen.',
  keys: {
    min: ['Fewest options.', '1; 0 with `skip`'],
    max: ['Most options.', 'all of them'],
    tooFew: ['What is said when there are fewer.', 'words of the chat'],
    tooMany: ['What is said when there are more.', 'words of the chat'],
  },
};
export const cardProse: ProseOf<typeof cardKeys> = {
  about: 'One product, offer or place.',
  keys: {
    title: 'Name of what the card shows.',
    text: 'A short description.',
    image: 'Address of a picture.',
    alt: ['What the picture shows, in a few words; "" for a picture that only decorates.', 'the title'],
    price: 'Price as a number; shown in the currency of the step.',
    was: 'Price before, shown struck through.',
    badge: 'A word or two in the corner, such as "New".',
    facts: 'Short facts by name: `{"Delivery": "2 days"}`.',
    value: ['What is kept when the card is chosen.', 'the title'],
    open: 'Address of a page about it.',
    when: ['A test: the card is shown only while it holds.', 'always'],
    options: 'Buttons of the card, written like the options of a question.',
  },
};
