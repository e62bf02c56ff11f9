import { needed, plain, text } from '../../flow/keys.ts';
import { filled, word } from '../../flow/schema-forms.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const openBlock = block(
  'open',
  {
    open: needed('address', filled),
    title: text,
    in: plain(word(['same', 'tab', 'panel'])),
  },
  { shows: 'content' },
);

export const openProse: BlockProseOf<typeof openBlock> = {
  about: 'Shows a link to a page.',
  example: { open: '/shops', title: 'Find a shop near you' },
  keys: {
    open: 'Address of the page.',
    title: ['What the link says.', 'the address'],
    in: ['Where it opens: same (this tab), tab (a new one) or panel.', 'tab'],
  },
};
