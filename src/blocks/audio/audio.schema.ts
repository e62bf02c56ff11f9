import { needed, type Keys } from '../../flow/keys.ts';
import { soundKeys, soundProse, titleKeys, titleProse } from '../../flow/playing.ts';
import { filled } from '../../flow/schema-forms.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

const audioKeys = {
  audio: needed('media', filled),
  ...titleKeys,
  ...soundKeys,
} satisfies Keys;

export const audioBlock = block('audio', audioKeys, { waits: 'world', shows: 'content' });

export const audioProse: BlockProseOf<typeof audioBlock> = {
  about:
    'Plays a sound from a file. One of another site is loaded only after a press where the element has `consent="required"`.',
  example: { audio: '/hello.mp3', title: 'A greeting', transcript: 'Hi, this is Kari from the shop.' },
  keys: {
    audio: 'Address of the sound: a file that browsers play (MP3, M4A, Ogg, WAV).',
    ...titleProse,
    ...soundProse,
  },
};
