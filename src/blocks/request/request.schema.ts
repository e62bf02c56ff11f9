import { flag, key, needed, plain } from '../../flow/keys.ts';
import { filled, positive, record, string, word } from '../../flow/schema-forms.ts';
import { target } from '../../flow/targets.ts';
import { send, save, sendProse, saveProse } from '../../flow/sending.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

export const requestBlock = block(
  'request',
  {
    request: needed('address', filled),
    method: plain(word(methods)),
    query: send,
    headers: key('values', record(string, string)),
    send,
    save,
    timeout: plain(positive),
    stream: flag,
    fail: target,
  },
  { waits: 'world' },
);

export const requestProse: BlockProseOf<typeof requestBlock> = {
  about:
    'Calls an endpoint and stores values from its answer. With a 422 and `fieldErrors` it opens questions again, as after `submit`: `{"fieldErrors": {"code": "That is not the code that we sent."}}`.',
  example: {
    request: 'stock',
    query: ['size'],
    save: { left: 'stock.left' },
    fail: ['That did not work. Please try again later.'],
  },
  keys: {
    request: 'Name of an endpoint that the page knows, or an address.',
    method: ['HTTP method: GET, POST, PUT, PATCH or DELETE.', 'GET; POST with `send`'],
    query: 'What goes into the query string: names, or names with values.',
    headers: 'HTTP headers. Never a key or a token: every visitor can read the file.',
    send: sendProse,
    save: saveProse,
    timeout: ['Seconds to wait for the answer.', '10'],
    stream: ['Whether the answer is shown while it arrives.', 'false', 'not yet'],
    fail: ['Where the conversation goes when the call fails.', 'the next step'],
  },
};
