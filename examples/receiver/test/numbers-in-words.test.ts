import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { duration } from '../owner/charts.ts';

describe('How long something took', () => {
  const words: readonly (readonly [seconds: number, read: string])[] = [
    [0, '0 s'],
    [4.25, '4.3 s'],
    [59.4, '59 s'],
    [60, '1 min'],
    [125, '2 min 5 s'],
    [3600, '1 h'],
    [12_000, '3 h 20 min'],
    [72_000, '20 h'],
    [86_399, '1 day'],
    [86_400, '1 day'],
    [388_800, '4.5 days'],
    [172_800, '2 days'],
  ];
  for (const [seconds, read] of words)
    it(`is read as “${read}” for ${seconds} seconds`, () => {
      assert.equal(String(duration(seconds)).replaceAll('\u00a0', ' '), read);
    });
});
