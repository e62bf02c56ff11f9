import { address, button, needed, plain, template, text } from '../../flow/keys.ts';
import { boolean, oneOf, string, textSchema, word } from '../../flow/schema-forms.ts';
import { rewardKinds } from '../../shared/reward-kinds.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const rewardBlock = block('reward', {
  reward: needed('text', textSchema),
  kind: plain(word(rewardKinds)),
  code: template,
  title: text,
  text,
  until: template,
  open: address,
  button,
  qr: plain(oneOf('true, false or a text', { boolean, string })),
});

export const rewardProse: BlockProseOf<typeof rewardBlock> = {
  about: 'Shows a code, a pass or a gift on a card.',
  example: { reward: 'A gift for you', kind: 'discount_code', code: 'HELLO10', until: '2027-06-30' },
  keys: {
    reward: 'What the visitor gets.',
    kind: [
      'What it is: list_spot, discount_code, voucher, parking_minutes, data_allowance, external_code, climate_days, virtual_card, points or other.',
      'other',
    ],
    code: 'The code to show and to copy.',
    title: 'Title of the card.',
    text: 'A short explanation.',
    until: 'Last day on which it is valid, as 2027-06-30.',
    open: 'Address at which it is used.',
    button: ['What the button that opens the address says.', 'words of the chat'],
    qr: ['Whether the code is shown as a QR code too; a text is what the QR code holds.', 'false'],
  },
};
