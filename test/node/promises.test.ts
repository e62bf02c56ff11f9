import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const rows = readFileSync('docs/promises.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, promise, file, name] = /^\| ([CHL]\d+) \|[^|]+\| `([^`]+)`: “(.+)” \|$/.exec(line) ?? [];
    return promise && file && name ? [{ promise, file, name }] : [];
  });

describe('The list of promises', () => {
  for (const promise of [
    'C1',
    'C2',
    'C3',
    'C4',
    'C5',
    'C6',
    'C8',
    'C9',
    'C10',
    'C11',
    'H1',
    'H2',
    'L1',
    'L2',
    'L5',
    'L9',
  ])
    it(`names a test for ${promise}`, () => {
      assert.ok(rows.some((row) => row.promise === promise));
    });

  it('names tests that there are', () => {
    const missing = rows.filter(({ file, name }) => !existsSync(file) || !readFileSync(file, 'utf8').includes(name));
    assert.deepEqual(missing, []);
  });
});
