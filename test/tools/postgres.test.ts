import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findPostgres, postgresCommand } from './postgres.mjs';

/** A disk with a server's programs in these folders only. */
function disk(...folders: string[]) {
  const files = folders.flatMap((folder) => [`${folder}/initdb`, `${folder}/postgres`]);
  const names = (folder: string) => [
    ...new Set(
      folders
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1).split('/')[0]!),
    ),
  ];
  return [(path: string) => files.includes(path), names] as const;
}

describe('the PostgreSQL of the tests', () => {
  it('is the newest that Debian has installed, which is not on the PATH', () => {
    assert.equal(
      findPostgres({ PATH: '/usr/bin' }, ...disk('/usr/lib/postgresql/9/bin', '/usr/lib/postgresql/15/bin')),
      '/usr/lib/postgresql/15/bin',
    );
  });

  it('is not a client without a server', () => {
    assert.equal(
      findPostgres(
        { PATH: '/usr/bin' },
        (path) => path.endsWith('/psql'),
        () => ['15'],
      ),
      undefined,
    );
  });

  it('is found on the PATH', () => assert.equal(findPostgres({ PATH: '/bin:/opt/pg' }, ...disk('/opt/pg')), '/opt/pg'));

  it('is the one that POSTGRES_BIN names, and never another', () => {
    const [exists, list] = disk('/opt/pg', '/usr/lib/postgresql/15/bin');
    assert.equal(findPostgres({ POSTGRES_BIN: '/opt/pg' }, exists, list), '/opt/pg');
    assert.throws(
      () => findPostgres({ POSTGRES_BIN: '/opt/gone' }, exists, list),
      /POSTGRES_BIN is "\/opt\/gone".*Correct it or unset it/,
    );
  });

  it('is missing where there is none, and one command says how to get it', () => {
    assert.equal(findPostgres({ PATH: '/usr/bin' }, ...disk()), undefined);
    assert.equal(
      postgresCommand('linux', () => false),
      'sudo apt-get update && sudo apt-get install -y postgresql',
    );
  });
});
