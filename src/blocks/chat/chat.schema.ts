import { flag, needed, plain, test, text } from '../../flow/keys.ts';
import { filled, whole } from '../../flow/schema-forms.ts';
import { target } from '../../flow/targets.ts';
import { send, save, sendProse, saveProse } from '../../flow/sending.ts';
import { promised } from '../../flow/promised.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const chatBlock = promised(
  'Ask in steps of the flow, or send one question to your endpoint with "request".',
  block(
    'chat',
    {
      chat: needed('address', filled),
      send,
      save,
      placeholder: text,
      voice: flag,
      until: test,
      turns: plain(whole),
      fail: target,
    },
    { waits: 'visitor' },
  ),
);

export const chatProse: BlockProseOf<typeof chatBlock> = {
  about: 'Lets the visitor talk with an endpoint that streams its answers.',
  example: { chat: 'advisor', until: 'done', turns: 6 },
  keys: {
    chat: 'Name of an endpoint that streams answers.',
    send: sendProse,
    save: saveProse,
    placeholder: ['Placeholder in the empty field.', 'words of the chat'],
    voice: ['Whether the visitor may speak.', 'false'],
    until: ['A test that ends it.', 'the endpoint ends it'],
    turns: ['Most messages of the visitor.', 'no limit'],
    fail: ['Where the conversation goes when the endpoint fails.', 'the next step'],
  },
};
