import { describe, it } from 'node:test';
import { expect } from 'chai';
import { everyScript } from '../../src/shared/every-script.ts';

describe('a pattern for the letters of every script', () => {
  const nameOf = everyScript(/^[A-Za-z_][A-Za-z0-9_]*$/);
  const isName = (text: string) => nameOf(text).test(text);

  it('takes names in any script', () => {
    for (const name of ['age', '_x1', 'größe', 'имя', '名前', 'cena٣']) expect(isName(name), name).to.equal(true);
  });

  it('refuses what is no letter in any', () => {
    for (const name of ['1st', 'a-b', 'a’b', '5€', '😀']) expect(isName(name), name).to.equal(false);
  });

  it('keeps the plain pattern for plain texts', () => {
    expect(nameOf('age').unicode).to.equal(false);
    expect(nameOf('größe').unicode).to.equal(true);
  });
});
