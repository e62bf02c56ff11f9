import { key, needed, shape, sum, template, text, words } from '../../flow/keys.ts';
import { list, oneOf, plainSum, textSchema, word } from '../../flow/schema-forms.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

const kinds = ['line', 'discount', 'tax', 'included'] as const;
export const lineKeys = {
  label: needed('text', textSchema),
  text,
  price: sum,
  quantity: sum,
  kind: key('plain', word(kinds)),
};

export const receiptBlock = block(
  'receipt',
  {
    receipt: needed(
      'pieces',
      oneOf('a list of lines, or "= variable"', { list: list(shape(lineKeys)), string: plainSum }),
      lineKeys,
    ),
    title: text,
    number: template,
    date: template,
    currency: words,
    total: sum,
  },
  { shows: 'content' },
);

export const receiptProse: BlockProseOf<typeof receiptBlock> = {
  about: 'Shows what something costs, line by line, with its sum.',
  example: {
    receipt: [
      { label: 'Slim jeans', price: 79, quantity: 2 },
      { label: 'Delivery', price: 4.95 },
      { label: 'Summer sale', price: 10, kind: 'discount' },
      { label: 'VAT, 25 %', price: 30.59, kind: 'included' },
    ],
    currency: 'EUR',
    title: 'Your order',
    number: '2471',
  },
  keys: {
    receipt:
      'Its lines, or a variable that holds them: `label`, `text`, `price` (of one), `quantity`, and `kind`: line, discount (taken off), tax (added) or included (a tax that the prices hold already).',
    title: 'Heading above them.',
    number: 'Number of the order or the receipt.',
    date: 'Its day, as 2027-03-04.',
    currency: ['Three-letter currency code.', 'EUR'],
    total: ['The sum to pay, where a server has worked it out.', 'the sum of the lines'],
  },
};
