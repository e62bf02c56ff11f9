import { address, button, needed, plain, sum, template, text } from '../../flow/keys.ts';
import { boolean, oneOf, string, textSchema, word } from '../../flow/schema-forms.ts';
import { rewardKinds } from '../../shared/reward-kinds.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

/** How often one comes. */
const rhythms = ['week', 'month', 'year'] as const;
const scanned = plain(oneOf('true, false or a text', { boolean, string }));

export const rewardBlock = block(
  'reward',
  {
    reward: needed('textOrItems', textSchema),
    kind: plain(word(rewardKinds)),
    amount: sum,
    unit: template,
    every: plain(word(rhythms)),
    given: sum,
    times: sum,
    status: template,
    code: template,
    title: text,
    text,
    conditions: text,
    from: template,
    until: template,
    open: address,
    button,
    qr: scanned,
    barcode: scanned,
  },
  { shows: 'content' },
);

export const rewardProse: BlockProseOf<typeof rewardBlock> = {
  about:
    'Shows a code, a pass or a gift on a card; with `= variable` one card for each item of a list from an endpoint. A reward that is not available yet, used or expired has neither code nor button.',
  example: { reward: 'A gift for you', kind: 'discount_code', code: 'HELLO10', until: '2027-06-30' },
  keys: {
    reward:
      'What the visitor gets; or `= rewards`: a card for each of a list of objects with `kind`, `title`, `text`, `amount`, `unit`, `every`, `given`, `times`, `status`, `code`, `link`, `from`, `until` and `conditions`.',
    kind: [
      'What it is: list_spot, discount_code, voucher, parking_minutes, data_allowance, external_code, climate_days, virtual_card, points or other.',
      'other',
    ],
    amount: 'How much it is: a number, or a sum that begins with =. It is formatted for the language.',
    unit: [
      'What of: `minute`, `hour`, `day`, `MB`, `GB`, `%`, a currency such as `EUR`, or any word.',
      'minutes of parking, GB of data, days for the climate, points',
    ],
    every: 'How often it comes: week, month or year.',
    given: 'Of one that comes again: how many have come so far.',
    times: ['Of one that comes again: how many there are in all; with `given` the card says "Month 3 of 6".', 'no end'],
    status: [
      'Its status: `pending` (a friend has to do something), `held` (until the day `from`), `approved`, `ready` or `issued`, `redeemed`, `cancelled`, `rejected`, `expired`.',
      'it can be used',
    ],
    code: 'The code to show and to copy.',
    title: 'Title of the card.',
    text: 'A short explanation: how it is used.',
    conditions: 'Conditions, in small print.',
    from: 'The day from which it can be used, as 2027-06-30. Until then the card says so, and has no button.',
    until: 'Last day on which it is valid, as 2027-06-30. In its last week the card counts the days.',
    open: 'Address at which it is used.',
    button: ['What the button that opens the address says.', 'words of the chat'],
    qr: ['Whether the code is shown as a QR code too; a text is what the QR code holds.', 'false'],
    barcode: ['The same as a barcode (Code 128), which older tills read.', 'false'],
  },
};
