import { needed } from '../../flow/keys.ts';
import { record, valueSchema, variableSchema } from '../../flow/schema-forms.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const setBlock = block(
  'set',
  {
    set: needed('sets', record(variableSchema, valueSchema, 'an object of variable: value')),
  },
  { shows: 'nothing' },
);

export const setProse: BlockProseOf<typeof setBlock> = {
  about: 'Sets variables.',
  example: { set: { size: 'M', total: '= price * 2' } },
  keys: { set: 'Variables with their values; a value that begins with = is worked out.' },
};
