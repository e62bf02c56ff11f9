import {
  address,
  flag,
  key,
  keyed,
  media,
  needed,
  plain,
  shape,
  sum,
  template,
  test,
  text,
  value,
  words,
  type ProseOf,
} from './keys.ts';
import {
  boolean,
  filledList,
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

/** What buttons of cards have too. */
const pressableKeys = {
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
export const optionKeys = { ...pressableKeys, words: plain(filledList(string, 'a list of texts')) };
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

/** What a product comes in: one row for each colour and size that there is. */
export const variantKeys = {
  attributes: needed('texts', record(string, string, 'an object of name: value, such as {"Size": "M"}')),
  price: sum,
  was: sum,
  stock: sum,
  image: media,
  alt: text,
  value,
};
/** A button of a card: an option that may also put the card into the page's shopping cart, or stand for what is sold out. */
const cardButtonSchema = oneOf('a text, or an object with a label', {
  string,
  object: withSome(['label', 'image'], 'a button with a label', keyed({ ...pressableKeys, cart: flag, soldOut: flag })),
});
export const cardKeys = {
  title: text,
  text,
  image: media,
  alt: text,
  price: sum,
  was: sum,
  badge: text,
  facts: key('texts', record(string, textSchema)),
  stock: sum,
  variants: key(
    'pieces',
    oneOf('a list of variants, or "= variable"', { list: list(shape(variantKeys)), string: plainSum }),
    variantKeys,
  ),
  swatches: plain(record(string, string, 'an object of value: CSS colour, such as {"Black": "#111"}')),
  stars: sum,
  source: text,
  date: template,
  value,
  open: address,
  when: test,
  options: key('options', list(cardButtonSchema)),
};
export const cardSchema = shape(cardKeys);
/** How cards stand beside one another. */
export const cardLayouts = ['row', 'grid', 'list', 'carousel'] as const;

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
    words:
      'Other words that mean it where a visitor types the answer, in any language: `["M", "38"]`. Its label and value are known.',
    id: 'A name for reports that stays the same when the label changes.',
    exclusive: [
      'Whether choosing it deselects all others, as "None of these" does. It stays last in a random order.',
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
  about: 'One product, offer, place or review. One that has an address and no buttons is a link as a whole.',
  keys: {
    title: 'Name of what the card shows.',
    text: 'A short description.',
    image: 'Address of a picture.',
    alt: ['What the picture shows, in a few words; "" for a picture that only decorates.', 'the title'],
    price: 'Price as a number; shown in the currency of the step.',
    was: 'Price before, shown struck through.',
    badge: 'A word or two in the corner, such as "New".',
    facts: 'Short facts by name: `{"Delivery": "2 days"}`.',
    stock: ['How many there are: with 0 it is sold out, and a low number is shown.', 'nothing is said'],
    variants: 'The sizes, colours and so on that it comes in, or a variable that holds them: "= variants".',
    swatches: 'Colours of values of the variants, as CSS has them: `{"Black": "#111"}`.',
    stars: 'Of a review: how many of five stars.',
    source: 'Of a review: who says it, or where; it leads to `open`.',
    date: 'Of a review: the day, as 2027-03-04.',
    value: [
      'What is kept when the card is chosen.',
      'the title; of an item of a variable, the item; with variants, an object with `title`, `price` and `variant`',
    ],
    open: 'Address of a page about it.',
    when: ['A test: the card is shown only while it holds.', 'always'],
    options: [
      'Buttons of the card, written like the options of a question. One with `open` alone leads to that page and answers nothing; with `"cart": true` it asks the page to put the card into the shopping cart. One with `"soldOut": true` is there only while the card, or the size that is looked at, is sold out, in the place of those that cannot be pressed then: its `then` may ask where to tell that it is back.',
      'one that chooses the card, where the step has `as` or `save`',
    ],
  },
};
export const variantProse: ProseOf<typeof variantKeys> = {
  about: 'One of the sizes, colours and so on that a product comes in.',
  keys: {
    attributes: 'What it is, by name: `{"Colour": "Black", "Size": "M"}`.',
    price: ['Its price.', 'that of the card'],
    was: ['Its price before.', 'that of the card'],
    stock: ['How many there are of it.', 'that of the card'],
    image: ['Address of its picture.', 'that of the card'],
    alt: ['What its picture shows.', 'that of the card'],
    value: ['What is kept when it is chosen.', 'as with the card'],
  },
};
