import { needed } from '../../flow/keys.ts';
import { filled } from '../../flow/schema-forms.ts';
import { target } from '../../flow/targets.ts';
import { send, save, sendProse, saveProse } from '../../flow/sending.ts';
import { promised } from '../../flow/promised.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const runBlock = promised(
  'Let the page listen to {"track": "name"}, or call an endpoint with "request".',
  block('run', { run: needed('plain', filled), send, save, fail: target }, { waits: 'world' }),
);

export const runProse: BlockProseOf<typeof runBlock> = {
  about: 'Calls a function that the page offers.',
  example: { run: 'openSizeGuide' },
  keys: {
    run: 'Name of the function.',
    send: sendProse,
    save: saveProse,
    fail: ['Where the conversation goes when the function fails.', 'the next step'],
  },
};
