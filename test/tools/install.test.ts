import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { installBySystem, packagesAreInstalled } from './install.mjs';

/** A project folder whose lock asks for `asked` and whose node_modules has `there`. */
function project(t: TestContext, asked: object, there?: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'smoc-install-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: asked }));
  if (there) {
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: there }));
  }
  return folder;
}

describe('the installed packages', () => {
  const lit = { 'node_modules/lit': { version: '3.3.3' } };

  it('are missing on a fresh clone', (t) => assert.equal(packagesAreInstalled(project(t, lit)), false));

  it('are there when every version is the one asked for', (t) => {
    const asked = { '': {}, 'examples/receiver': {}, 'node_modules/smoc-receiver': { link: true }, ...lit };
    assert.equal(packagesAreInstalled(project(t, asked, lit)), true);
  });

  it('are out of date when one has another version or is not there', (t) => {
    assert.equal(packagesAreInstalled(project(t, lit, { 'node_modules/lit': { version: '3.3.2' } })), false);
    assert.equal(packagesAreInstalled(project(t, { ...lit, 'node_modules/idb': { version: '8.0.4' } }, lit)), false);
  });

  it('may lack what is made for another system', (t) => {
    const asked = { ...lit, 'node_modules/@esbuild/win32-x64': { version: '1.0.0', optional: true } };
    assert.equal(packagesAreInstalled(project(t, asked, lit)), true);
  });
});

describe('a tool that the tests need', () => {
  /** A system where `postgres` is missing until the package manager has installed it; it notes what it was asked. */
  function system(mayInstall: boolean, installs = true) {
    let there = false;
    const asked: string[][] = [];
    const wanted = {
      name: 'PostgreSQL',
      find: () => (there ? '/usr/lib/postgresql/15/bin' : undefined),
      missing: () => 'Run: sudo apt-get install -y postgresql',
      packages: ['postgresql'],
    };
    const aptGet = (args: string[]) => {
      asked.push(args);
      there ||= installs && args.includes('postgresql');
    };
    return { asked, install: () => installBySystem(wanted, { mayInstall, aptGet }) };
  }

  it('is installed where that is allowed, once', () => {
    const { asked, install } = system(true);
    install();
    install();
    assert.deepEqual(
      asked.map(([command]) => command),
      ['update', 'install'],
    );
  });

  it('is named with the one command where it is not, and nothing is tried', () => {
    const { asked, install } = system(false);
    assert.throws(install, /^Error: Run: sudo apt-get install -y postgresql$/);
    assert.deepEqual(asked, []);
  });

  it('that does not come is named with the one command too', () =>
    assert.throws(system(true, false).install, /Run: sudo apt-get/));
});
