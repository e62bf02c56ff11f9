import { needed, shape } from '../../flow/keys.ts';
import { expressionSchema, filledList, oneOf } from '../../flow/schema-forms.ts';
import { target, targetSchema } from '../../flow/targets.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const branchKeys = { when: needed('test', expressionSchema), then: needed('target', targetSchema) };
const branch = shape(branchKeys);

export const ifBlock = block(
  'if',
  {
    if: needed(
      'test',
      oneOf('a test, or a list of {"when": …, "then": …}', {
        string: expressionSchema,
        list: filledList(branch, 'a list of at least one branch'),
      }),
      branchKeys,
    ),
    then: target,
    else: target,
  },
  { shows: 'nothing' },
);

export const ifProse: BlockProseOf<typeof ifBlock> = {
  about: 'Branches on a test, or on the first of several that holds.',
  example: { if: 'age >= 18', then: ['Welcome!'], else: ['Come back later.'] },
  keys: {
    if: 'A test; or a list of branches, each with `when` (a test) and `then` (where to go).',
    then: ['Where the conversation goes when the test holds.', 'the next step'],
    else: ['Where it goes when no test holds.', 'the next step'],
  },
};
