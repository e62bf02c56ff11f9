import * as v from 'valibot';
import { address, button, flag, keyed, needed, plain, text } from '../../flow/keys.ts';
import { boolean, filled, oneOf, string } from '../../flow/schema-forms.ts';
import { target } from '../../flow/targets.ts';
import { send, sendProse } from '../../flow/sending.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const handoverKeys = { channel: needed('plain', filled), to: address, text, ref: flag };

export const handoverBlock = block('handover', {
  handover: needed(
    'pieces',
    oneOf('a name that the page knows, true, or {"channel": "whatsapp", "to": "+47…"}', {
      string: filled,
      boolean,
      object: keyed(handoverKeys),
    }),
    handoverKeys,
  ),
  hours: plain(
    oneOf('a text, or hours by day: {"mon-fri": "9:00-17:00"}', { string, object: v.record(string, string) }),
  ),
  answer: text,
  send,
  button,
  else: target,
});

export const handoverProse: BlockProseOf<typeof handoverBlock> = {
  about: 'Passes the conversation on to a person.',
  example: {
    handover: { channel: 'whatsapp', to: '+4712345678' },
    hours: 'mon-fri 9-17 Europe/Oslo',
    else: [
      { ask: 'Where can we write to you?', type: 'email', as: 'email' },
      { consent: 'You may write to me about this.', as: 'mayWrite', purpose: 'contact' },
      { submit: true },
    ],
  },
  keys: {
    handover:
      'A name that the page knows, true for the contact of the flow, or an object: `channel` (whatsapp, phone, sms, mail …), `to` (number or address), `text` (first message), `ref` (whether a reference number goes along).',
    hours: [
      'When somebody is there: "mon-fri 9-17, sat 10-14 Europe/Amsterdam". Without a time zone, the clock of the visitor counts.',
      'always',
    ],
    answer: 'When to expect an answer, in words.',
    send: sendProse,
    button: ['What the button says.', 'words of the chat'],
    else: ['Where the conversation goes outside these hours.', 'the next step'],
  },
};
