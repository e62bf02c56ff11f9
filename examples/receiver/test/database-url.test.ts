import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startPostgres } from '../../../test/tools/postgres.mjs';
import { openDatabase } from '../database/open-database.ts';

const open = (databaseUrl: string) => openDatabase({ databaseUrl, dataDir: null });

describe('A DATABASE_URL', () => {
  let server: Awaited<ReturnType<typeof startPostgres>>;
  before(async () => {
    server = await startPostgres();
  });
  after(() => server.stop());

  it('where nobody answers is named with the cure, without the password', async () => {
    await assert.rejects(open('postgres://anna:s3cret@127.0.0.1:1/shop'), (error: Error) => {
      assert.equal(
        error.message,
        'The PostgreSQL server at 127.0.0.1:1 does not answer (ECONNREFUSED). Start it, or correct DATABASE_URL.',
      );
      return true;
    });
  });

  it('of a database that is not there is too', () =>
    assert.rejects(
      open(server.url.replace(/postgres$/, 'shop')),
      /has no database "shop"\. Create it, or correct DATABASE_URL/,
    ));

  it('of a user who is not let in is too', () =>
    assert.rejects(
      open(server.url.replace('receiver@', 'eve:s3cret@')),
      /does not let "eve" in\. Correct the user and the password/,
    ));

  it('of a server that was restarted is good again', async () => {
    const database = await open(server.url);
    const other = await open(server.url);
    await Promise.all(Array.from({ length: 5 }, () => database.query('select 1')));
    // Waits until they are gone: one that ends later would break a later query.
    await other.query(
      'select pg_terminate_backend(pid, 60000) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = $1',
      ['client backend'],
    );
    await other.close();
    // Whoever is handed a broken connection is answered 500 and sends again: at most once for each, and the process goes on.
    const answers = [];
    for (let tries = 0; tries < 6; tries += 1)
      answers.push(
        await database.query('select 1').then(
          () => 'good',
          () => 'broken',
        ),
      );
    assert.equal(answers.at(-1), 'good', answers.join());
    await database.close();
  });
});
