import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LOCKS } from '../database/locks.ts';

describe('Locks in the database', () => {
  it('have a number each, so that no work waits for another that has nothing to do with it', () => {
    const numbers = Object.values(LOCKS);
    assert.equal(new Set<number>(numbers).size, numbers.length);
  });
});
