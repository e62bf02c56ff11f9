import { expect } from '@open-wc/testing';
import { VERSION } from '../../src/shared/version.ts';

it('tells the version of the package', async () => {
  const manifest = (await (await fetch(new URL('../../package.json', import.meta.url))).json()) as { version: string };
  expect(VERSION).to.equal(manifest.version);
});
