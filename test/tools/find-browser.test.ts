import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findBrowser, installCommand } from './find-browser.mjs';

/** A disk with these files only. */
const disk =
  (...files: string[]) =>
  (path: string) =>
    files.includes(path);

describe('the browser of the tests', () => {
  it('is the one that CHROME_PATH names', () => {
    const exists = disk('/opt/my/chrome', '/usr/bin/chromium');
    assert.equal(findBrowser({ CHROME_PATH: '/opt/my/chrome', PATH: '/usr/bin' }, 'linux', exists), '/opt/my/chrome');
  });

  it('is never another than the one that CHROME_PATH names', () => {
    assert.throws(
      () => findBrowser({ CHROME_PATH: '/opt/gone', PATH: '/usr/bin' }, 'linux', disk('/usr/bin/chromium')),
      /no such file/,
    );
  });

  it('is found on the PATH, Chromium before Chrome', () => {
    const exists = disk('/bin/google-chrome', '/usr/local/bin/chromium-browser');
    assert.equal(findBrowser({ PATH: '/bin:/usr/local/bin' }, 'linux', exists), '/usr/local/bin/chromium-browser');
  });

  it('is found where its installer puts it', () => {
    const path = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    assert.equal(findBrowser({ PATH: '/bin' }, 'darwin', disk(path)), path);
  });

  it('is missing where there is none, and one command says how to get it', () => {
    assert.equal(findBrowser({}, 'linux', disk()), undefined);
    assert.match(installCommand('linux', disk()), /^sudo apt-get update && sudo apt-get install -y chromium /);
  });
});
