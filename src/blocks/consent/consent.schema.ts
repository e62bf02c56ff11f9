import { button, flag, name, needed, text, words } from '../../flow/keys.ts';
import { textSchema } from '../../flow/schema-forms.ts';
import { target } from '../../flow/targets.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const consentBlock = block(
  'consent',
  {
    consent: needed('text', textSchema),
    as: name,
    purpose: words,
    channel: words,
    revision: words,
    required: flag,
    no: button,
    hint: text,
    else: target,
  },
  { waits: 'visitor', shows: 'content' },
);

export const consentProse: BlockProseOf<typeof consentBlock> = {
  about: 'Asks the visitor to agree, with a box to tick and a button, and keeps the answer as proof.',
  example: { consent: 'You may write to me about this.', as: 'mayWrite', purpose: 'contact' },
  keys: {
    consent: 'The sentence that the visitor agrees to.',
    as: 'Variable that keeps the answer, true or false.',
    purpose: 'What it is for: contact, news, sms, terms …',
    channel: 'How the visitor may be contacted: email, phone, sms …',
    revision: 'Version of the wording, kept with the answer as proof.',
    required: ['Whether the conversation waits until it is given.', 'false'],
    no: ['What the button that declines says.', 'words of the chat'],
    hint: 'A line below the box that helps to decide.',
    else: ['Where the conversation goes when the visitor declines.', 'the next step'],
  },
};
