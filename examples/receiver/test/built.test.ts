import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { built } from '../../built.mjs';

describe('What a start runs', () => {
  let folder: string;
  before(() => void (folder = mkdtempSync(join(tmpdir(), 'built-'))));
  after(() => rmSync(folder, { recursive: true }));

  /** Writes a source that was changed so many seconds from now. */
  const source = (text: string, inSeconds: number) => {
    const path = join(folder, 'source.ts');
    writeFileSync(path, text);
    utimesSync(path, new Date(), new Date(Date.now() + inSeconds * 1000));
    return path;
  };

  it('is made once, and again after a change', async () => {
    const file = await built(source('export const told: string = "before";', -60));
    const { ino } = statSync(file);
    assert.match(readFileSync(file, 'utf8'), /told = "before"/);
    await built(join(folder, 'source.ts'));
    assert.equal(statSync(file).ino, ino);
    await built(source('export const told: string = "after";', 60));
    assert.match(readFileSync(file, 'utf8'), /told = "after"/);
  });

  it('finds what its source reads beside itself', async () => {
    const path = source('export const address: string = import.meta.url;', 60);
    assert.equal((await import(pathToFileURL(await built(path)).href)).address, pathToFileURL(path).href);
  });
});
