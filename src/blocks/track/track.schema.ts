import { key, needed } from '../../flow/keys.ts';
import { filled, record, string, valueSchema } from '../../flow/schema-forms.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const trackBlock = block(
  'track',
  {
    track: needed('plain', filled),
    data: key('values', record(string, valueSchema)),
  },
  { shows: 'nothing' },
);

export const trackProse: BlockProseOf<typeof trackBlock> = {
  about: 'Reports an event to the page and its analytics.',
  example: { track: 'size_chosen', data: { size: 'M' } },
  keys: { track: 'Name of the event.', data: 'Values that go along, by name.' },
};
