import { needed } from '../../flow/keys.ts';
import { yes } from '../../flow/schema-forms.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const endBlock = block('end', { end: needed('plain', yes) });

export const endProse: BlockProseOf<typeof endBlock> = {
  about: 'Ends the conversation.',
  example: { end: true },
  keys: { end: 'Always true.' },
};
