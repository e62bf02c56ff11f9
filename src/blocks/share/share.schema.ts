import { button, flag, name, needed, optionalButton, plain, text } from '../../flow/keys.ts';
import { filled, list, word } from '../../flow/schema-forms.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

const channels = [
  'native',
  'copy',
  'whatsapp',
  'mail',
  'sms',
  'facebook',
  'x',
  'telegram',
  'linkedin',
  'messenger',
  'qr',
] as const;

export const shareBlock = block(
  'share',
  {
    share: needed('address', filled),
    title: text,
    text,
    via: plain(list(word(channels))),
    edit: flag,
    as: name,
    skip: optionalButton,
    button,
  },
  { waits: 'visitor', shows: 'content' },
);

export const shareProse: BlockProseOf<typeof shareBlock> = {
  about:
    'Offers ways to share an address with others: a personal link, a product, any page. It can be shared again and again.',
  example: { share: '/sale', text: 'Look what I found', via: ['whatsapp', 'copy'] },
  keys: {
    share: 'Address to share.',
    title: 'Title for ways that take one.',
    text: 'Message that goes along with the address. Say in it what the sender gets too.',
    via: [
      'Ways to share: native, copy, whatsapp, mail, sms, facebook, x, telegram, linkedin, messenger, qr. Each adds its own `utm_medium` to the address.',
      'native, copy, whatsapp, sms and mail, as far as the device has them',
    ],
    edit: ['Whether the sender may change the message before it is sent.', 'true'],
    as: 'Variable that keeps the way that was chosen.',
    skip: ['Whether it may be skipped; a text is what the button says.', 'false'],
    button: ['What the button says.', 'words of the chat'],
  },
};
