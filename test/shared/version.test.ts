import { it } from 'node:test';
import { expect } from 'chai';
import { VERSION } from '../../src/shared/version.ts';
import manifest from '../../package.json' with { type: 'json' };

it('tells the version of the package', () => {
  expect(VERSION).to.equal(manifest.version);
});
