import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import { pruneSignaturePad } from '../../build/prune-signature-pad.ts';

const code = await readFile(new URL('../../node_modules/signature_pad/dist/signature_pad.js', import.meta.url), 'utf8');

describe('signature_pad without SVG', () => {
  it('writes no HTML down, and is a module as before', async () => {
    const left = pruneSignaturePad(code);
    expect(left).not.to.match(/outerHTML|toSVG/);
    const folder = await mkdtemp(join(tmpdir(), 'smoc-pad-'));
    const path = join(folder, 'pad.mjs');
    await writeFile(path, left);
    const { default: Pad } = (await import(pathToFileURL(path).href)) as { default: unknown };
    await rm(folder, { recursive: true });
    expect(Pad).to.be.a('function');
    for (const name of ['toData', 'fromData', 'toDataURL', 'clear']) expect(Pad).to.respondTo(name);
  });

  it('is looked at again when it changes', () => {
    expect(() => pruneSignaturePad(code.replace('toSVG({', 'asSVG({'))).to.throw('signature_pad has changed');
  });
});
