import { needed } from '../../flow/keys.ts';
import { yes } from '../../flow/schema-forms.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const returnBlock = block('return', { return: needed('plain', yes) });

export const returnProse: BlockProseOf<typeof returnBlock> = {
  about: 'Goes back to where this part was entered from.',
  example: { return: true },
  keys: { return: 'Always true.' },
};
