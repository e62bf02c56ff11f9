import { needed } from '../../flow/keys.ts';
import { boolean, filled, oneOf } from '../../flow/schema-forms.ts';
import { target } from '../../flow/targets.ts';
import { send, save, sendProse, saveProse } from '../../flow/sending.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const submitBlock = block(
  'submit',
  {
    submit: needed('address', oneOf('the name of an endpoint, or true', { string: filled, boolean })),
    send,
    save,
    fail: target,
  },
  { waits: 'world' },
);

export const submitProse: BlockProseOf<typeof submitBlock> = {
  about: 'Delivers the answers to the endpoint, and tries again until they have arrived.',
  example: { submit: true, send: 'all' },
  keys: {
    submit: 'Name of an endpoint, or true for the default one.',
    send: [sendProse, 'the answers'],
    save: saveProse,
    fail: [
      'Where the conversation goes when the endpoint refuses it. A submission that only cannot be sent right now waits on the device and is sent later, and the conversation goes on.',
      'the next step',
    ],
  },
};
