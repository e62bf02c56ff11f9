import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const rows = readFileSync('docs/acceptance.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, check, file, name] = /^\| ([^|]+) \|[^|]+\| `([^`]+)`: “(.+)” \|$/.exec(line) ?? [];
    return check && file && name ? [{ check, file, name }] : [];
  });

describe('The list of checks', () => {
  it('has all of both scripts', () => {
    assert.ok(rows.length > 55, `${rows.length} rows can be read`);
  });

  it('names tests that there are', () => {
    const missing = rows.filter(({ file, name }) => !existsSync(file) || !readFileSync(file, 'utf8').includes(name));
    assert.deepEqual(missing, []);
  });
});
