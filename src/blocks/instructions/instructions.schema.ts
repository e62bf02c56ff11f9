import { address, button, keyed, name, needed, optionalButton, text } from '../../flow/keys.ts';
import { filledList, oneOf, string, textSchema } from '../../flow/schema-forms.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const instructionKeys = { text: needed('text', textSchema), open: address, button };
const instruction = oneOf('a text, or {"text": …, "open": …}', { string, object: keyed(instructionKeys) });

export const instructionsBlock = block(
  'instructions',
  {
    instructions: needed('pieces', filledList(instruction, 'a list of at least one instruction'), instructionKeys),
    title: text,
    done: button,
    resume: optionalButton,
    as: name,
  },
  { waits: 'visitor', shows: 'content' },
);

export const instructionsProse: BlockProseOf<typeof instructionsBlock> = {
  about:
    'Shows numbered instructions to follow, elsewhere too: the conversation waits until they are done, also after the visitor has left the page and come back.',
  example: {
    instructions: ['Open the box.', { text: 'Read the manual.', open: '/manual', button: 'Open it' }],
    done: 'Done',
  },
  keys: {
    instructions:
      'The instructions: texts, or objects with `text`, `open` (an address) and `button`. An address opens in a new tab and carries the referral code as `ref` and the number of what was sent as `submission`, unless it has them already.',
    title: 'Heading above them.',
    done: ['What the button at the end says.', 'words of the chat'],
    resume: [
      'Whether the visitor may put them off: the conversation goes on, and the card can still be ticked off. A text is what the button says.',
      'false',
    ],
    as: 'Variable that keeps whether they were done: `done`, or `later` while they are put off.',
  },
};
