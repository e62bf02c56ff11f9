import { describe, it } from 'node:test';
import { expect } from 'chai';
import { nearest } from '../../src/shared/nearest.ts';

describe('nearest', () => {
  const words = ['ask', 'options', 'placeholder', 'thank-you', 'language', 'a'];
  const cases: readonly (readonly [typed: string, meant: string | undefined])[] = [
    ['aks', 'ask'],
    ['asks', 'ask'],
    ['ASK', 'ask'],
    ['option', 'options'],
    ['opitons', 'options'],
    ['plaecholdr', 'placeholder'],
    ['thankYou', 'thank-you'],
    ['lang', 'language'],
    ['xyz', undefined],
    ['', undefined],
    ['b', undefined],
    ['completely-else', undefined],
  ];
  for (const [typed, meant] of cases) {
    it(`${meant ? `finds "${meant}"` : 'finds nothing'} for "${typed}"`, () => {
      expect(nearest(typed, words)).to.equal(meant);
    });
  }

  it('prefers the word with the fewest changes', () => {
    expect(nearest('heatrs', ['stars', 'heart', 'hearts'])).to.equal('hearts');
  });

  it('finds nothing among nothing', () => {
    expect(nearest('ask', [])).to.equal(undefined);
  });
});
