import { address, button, keyed, name, needed, optionalButton, text } from '../../flow/keys.ts';
import { filledList, oneOf, string, textSchema } from '../../flow/schema-forms.ts';
import { promised } from '../../flow/promised.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const instructionKeys = { text: needed('text', textSchema), open: address, button };
const instruction = oneOf('a text, or {"text": …, "open": …}', { string, object: keyed(instructionKeys) });

export const instructionsBlock = promised(
  'Write a message for each, and ask with one option to go on.',
  block(
    'instructions',
    {
      instructions: needed('pieces', filledList(instruction, 'a list of at least one instruction'), instructionKeys),
      title: text,
      done: button,
      resume: optionalButton,
      as: name,
    },
    'visitor',
  ),
);

export const instructionsProse: BlockProseOf<typeof instructionsBlock> = {
  about: 'Shows numbered instructions to follow one after the other.',
  example: {
    instructions: ['Open the box.', { text: 'Read the manual.', open: '/manual', button: 'Open it' }],
    done: 'Done',
  },
  keys: {
    instructions: 'The instructions: texts, or objects with `text`, `open` (an address) and `button`.',
    title: 'What stands above them.',
    done: ['What the button at the end says.', 'words of the chat'],
    resume: ['Whether the visitor may come back to them later; a text is what the button says.', 'false'],
    as: 'Variable that keeps whether they were done.',
  },
};
