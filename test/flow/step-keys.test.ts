import { describe, it } from 'node:test';
import { expect } from 'chai';
import * as v from 'valibot';
import { commonKeys } from '../../src/blocks/block.schema.ts';
import { blocks } from '../../src/flow/blocks.ts';
import type { Key, KeyRole, Keys } from '../../src/flow/keys.ts';
import { cardKeys, optionKeys } from '../../src/flow/options.ts';
import { anyFieldKeys, askKeys, formKeys, questions } from '../../src/flow/questions.ts';
import { commonStepKeys, pieceListKeys, stepListKeys, testKeys } from '../../src/flow/step-keys.ts';

/** Every key that may stand in a step, however deep, with its name. */
function keysWithin(keys: Keys): (readonly [name: string, key: Key])[] {
  return Object.entries(keys).flatMap(([name, key]) => [[name, key] as const, ...keysWithin(key.inner ?? {})]);
}
const doneBlocks = blocks.filter((block) => !('instead' in block));
const stepKeys = [
  commonKeys,
  askKeys,
  formKeys,
  anyFieldKeys,
  optionKeys,
  cardKeys,
  ...doneBlocks.map(({ keys }) => keys as Keys),
  ...questions.map(({ keys }) => keys as Keys),
].flatMap(keysWithin);

const hasRole =
  (...roles: readonly KeyRole[]) =>
  ([, key]: readonly [string, Key]): boolean =>
    roles.includes(key.role);
const takesList = ([, { schema }]: readonly [string, Key]): boolean => v.safeParse(schema, ['Hi!']).success;
const namesOf = (keys: typeof stepKeys): readonly string[] => [...new Set(keys.map(([name]) => name))];

describe('the tables of keys that a visitor loads say what the schemas say', () => {
  it('which keys may hold steps', () => {
    const expected = namesOf(stepKeys.filter(hasRole('target')).filter(takesList));
    expect(stepListKeys).to.have.members(expected);
  });

  it('which lists are chosen from and filled in', () => {
    const lists = namesOf(stepKeys.filter(hasRole('options', 'fields')));
    expect(pieceListKeys).to.have.members([...stepListKeys, ...lists]);
  });

  it('which texts are tests', () => {
    expect(testKeys).to.have.members(namesOf(stepKeys.filter(hasRole('test'))));
  });

  it('which keys go with any verb', () => {
    expect(commonStepKeys).to.have.members(Object.keys(commonKeys));
  });
});
