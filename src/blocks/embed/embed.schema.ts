import { flag, needed, sum, text, words } from '../../flow/keys.ts';
import { filled } from '../../flow/schema-forms.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const embedBlock = block(
  'embed',
  {
    embed: needed('address', filled),
    title: text,
    height: sum,
    width: sum,
    ratio: words,
    auto: flag,
    controls: flag,
    until: words,
  },
  'world',
);

export const embedProse: BlockProseOf<typeof embedBlock> = {
  about: 'Shows another page inside the conversation.',
  example: { embed: 'https://maps.example/shop', title: 'The way to our shop', height: 300 },
  keys: {
    embed: 'Address of the page.',
    title: 'What it is called, for people who cannot see or hear it.',
    height: ['Height in pixels.', 'by the ratio'],
    width: ['Width in pixels.', 'as wide as a message'],
    ratio: ['Width to height, such as 16:9.', '16:9'],
    auto: ['Whether it starts by itself, without sound.', 'false'],
    controls: ['Whether it has controls.', 'true'],
    until: 'The event at which the conversation goes on: ended, or one that the embedded page sends.',
  },
};
