import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { privatePlaces } from './private-places.ts';
import { repositoryFiles, root } from './project-files.ts';

/** A path written here in one piece would be found in this file. */
const path = (...names: string[]) => ['', ...names].join('/');

describe('the repository', () => {
  it('names no machine, no registry host, no private network', () => {
    const files = repositoryFiles().filter((file) => !/\.(png|jpe?g|webp|avif|gif|ico|woff2?|pdf|zip)$/.test(file));
    assert.ok(files.includes('package.json'), 'git listed the files');
    assert.deepEqual(
      files.flatMap((file) => privatePlaces(file, readFileSync(root + file, 'utf8'))),
      [],
    );
  });
});

describe('the scan for private places', () => {
  const planted = [
    `see ${path('home', 'anna', 'notes.md')}`,
    `open("${path('tmp', 'x')}")`,
    ['C:', 'Users', 'anna'].join('\\'),
    `"resolved": ${'"'}https://packages.example/lit.tgz"`,
    ['https:', '', 'registry.example.org', 'lit'].join('/'),
    `${'regis'}try=https://packages.example`,
    ['http:', '', 'build.corp', 'x'].join('/'),
    ['http:', '', '192.168.1.7:8080'].join('/'),
    `as agreed in ${'is'}sue 12`,
  ];
  for (const line of planted) {
    it(`finds ${line}`, () => assert.equal(privatePlaces('a.md', `first\n${line}`).length, 1));
  }

  it('leaves addresses, colours and system paths alone', () => {
    const text = `https://shop.example/${'work'}/7\n#123456\n/${'usr'}/bin/chromium\nhttp://127.0.0.1:8080\n\${root}/${'tmp'}/x\n${'issues'}/6403`;
    assert.deepEqual(privatePlaces('a.md', text), []);
  });
});
