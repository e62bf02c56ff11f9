import { address, key, keyed, needed, optionalButton, template, text, words } from '../../flow/keys.ts';
import { filled, oneOf, plainSum, switchOrText, textSchema } from '../../flow/schema-forms.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const eventKeys = {
  title: needed('text', textSchema),
  starts: needed('template', filled),
  ends: template,
  zone: words,
  place: text,
  address: text,
  text,
  open: address,
};

export const eventBlock = block(
  'event',
  {
    event: needed(
      'pieces',
      oneOf('an object with a title and a start, or "= variable"', { object: keyed(eventKeys), string: plainSum }),
      eventKeys,
    ),
    calendar: optionalButton,
    map: key('button', switchOrText),
  },
  { shows: 'content' },
);

export const eventProse: BlockProseOf<typeof eventBlock> = {
  about: 'Shows when and where something takes place, with a file for calendars and a way to the place.',
  example: {
    event: {
      title: 'Opening night',
      starts: '2027-03-04T18:00[Europe/Oslo]',
      ends: '2027-03-04T21:00[Europe/Oslo]',
      place: 'Nordlys',
      address: 'Storgata 1, Oslo',
    },
    calendar: true,
    map: true,
  },
  keys: {
    event:
      'An object, or a variable that holds one: `title`; `starts` and `ends` (2027-03-04, 2027-03-04T18:00, with the time zone of the place in brackets, or in `zone`); `place` (what it is called), `address` (where it is), `text`, `open` (address of a page about it).',
    calendar: [
      'Whether there is a button that gets a file for the calendar of the visitor; a text is what it says.',
      'false',
    ],
    map: ['Whether there is a link to a map of the address; a text is what it says.', 'false'],
  },
};
