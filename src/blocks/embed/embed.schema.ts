import { needed, plain, type Keys } from '../../flow/keys.ts';
import { frameKeys, frameProse, titleKeys, titleProse } from '../../flow/playing.ts';
import { filled, word } from '../../flow/schema-forms.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

const embedKeys = {
  embed: needed('address', filled),
  ...titleKeys,
  ...frameKeys,
  load: plain(word(['press'])),
  until: plain(filled),
} satisfies Keys;

export const embedBlock = block('embed', embedKeys, { waits: 'world', shows: 'content' });

export const embedProse: BlockProseOf<typeof embedBlock> = {
  about:
    'Shows another page inside the conversation. It can never navigate the page that the chat is on. A page of your own site runs there like a foreign one: without cookies and storage.',
  example: { embed: 'https://maps.example/shop', title: 'The way to our shop', height: 300 },
  keys: {
    embed: 'Address of the page: https.',
    ...titleProse,
    ...frameProse,
    ratio: ['Width to height, such as 16:9. The space is reserved, so that nothing moves.', '4:3'],
    load: [
      '"press": nothing is loaded before the visitor presses. It is so for all pages where the element has `consent="required"`, and for a conversation that is taken up again.',
      'at once',
    ],
    until: [
      'A message at which the conversation goes on: the page sends it by `parent.postMessage("booked", "*")`, as a text or as the `type` or `event` of an object.',
      'the conversation goes on at once',
    ],
  },
};
