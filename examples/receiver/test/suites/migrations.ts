import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, beforeEach, describe, it } from 'node:test';
import { migrate, migrations, statements } from '../../database/migrate.ts';
import { BEN, friendForm } from '../envelopes.ts';
import { testDatabase, testReceiver } from '../fixture.ts';

const first = migrations.slice(0, 1);
const tables = ['campaigns', 'people', 'results', 'referrers', 'invitations', 'guests', 'referrals', 'rewards'];

async function empty(): Promise<void> {
  await testDatabase().query('drop schema public cascade');
  await testDatabase().query('create schema public');
}

/** Names of all tables and indexes. */
const relations = async () =>
  (
    await testDatabase().query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace order by 1`,
    )
  ).map(({ name }) => name);

describe('The tables', () => {
  beforeEach(empty);
  after(async () => {
    await empty();
    await migrate(testDatabase());
  });

  it('are numbered steps, one after the other', () => {
    assert.deepEqual(
      migrations.map(({ name }) => /^(\d{3})-[a-z-]+\.sql$/.exec(name)?.[1]),
      migrations.map((_, n) => String(n + 1).padStart(3, '0')),
    );
  });

  it('of the first receiver are brought up to date with all that is in them, and it goes on where it was', async () => {
    const database = testDatabase();
    await migrate(database, first);
    for (const statement of statements(readFileSync(new URL('../earlier-schemas/001.sql', import.meta.url), 'utf8')))
      await database.query(statement);
    // Later steps add columns: all that was there before is compared.
    const columns = await Promise.all(
      tables.map(async (table) => {
        const named = await database.query<{ name: string }>(
          `select quote_ident(column_name) as name from information_schema.columns
           where table_schema = 'public' and table_name = $1 order by ordinal_position`,
          [table],
        );
        return named.map(({ name }) => name).join();
      }),
    );
    const content = () =>
      Promise.all(tables.map((table, n) => database.query(`select ${columns[n]} from ${table} order by 1, 2`)));
    const before = await content();

    await migrate(database);
    // Two statuses have another name since.
    const today = JSON.stringify(before).replaceAll('"status":"qualified"', '"status":"rewarded"');
    assert.equal(JSON.stringify(await content()), today.replaceAll('"status":"approved"', '"status":"issued"'));
    assert.ok((await relations()).includes('rewards_by_person'));

    const { app, post, get, owner, rows } = await testReceiver({ keep: true });
    const [sent] = await rows<{ envelope: string; answer: string }>(
      `select envelope, answer from results where role = 'friend' and status = 200 and set_aside is null`,
    );
    const again = await app.request('/api/results', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: sent!.envelope,
    });
    assert.deepEqual([again.status, await again.text()], [200, sent!.answer]);
    assert.equal((await get('/api/referrer?code=BPXMNFU5')).json.firstName, 'Anna');
    assert.equal((await get('/api/invitation?token=D6sL6rO55M9gS6NVm7UbZw')).json.firstName, 'Clara');
    const next = await post(friendForm({ ...BEN, email: 'eve@example.com' }, 'BPXMNFU5'));
    assert.equal(next.json.referral.status, 'confirmed');
    assert.equal((await rows('select person from guests')).length, 3);
    assert.match(await (await owner('/owner/guests')).text(), /Ben Berg[\s\S]*confirmed[\s\S]*Anna/);
  });

  it('count the votes that are there already, and each one from then on', async () => {
    const database = testDatabase();
    const before = migrations.filter(({ name }) => name < '020');
    await migrate(database, before);
    const vote = (voter: string, choices: readonly string[]) =>
      database.query(
        `insert into votes (flow, question, voter, choices, voted_at) values ('f', 'q', $1, $2, now())
         on conflict (flow, question, voter) do update set choices = excluded.choices`,
        [voter, JSON.stringify(choices)],
      );
    await vote('a', ['Friday']);
    await vote('b', ['Friday', 'Saturday']);
    await migrate(database);
    await vote('b', ['Sunday']);
    await vote('c', ['Friday']);
    assert.deepEqual(await database.query('select flow, question, voters from polls'), [
      { flow: 'f', question: 'q', voters: 3 },
    ]);
    assert.deepEqual(await database.query('select choice, votes from vote_counts order by choice'), [
      { choice: 'Friday', votes: 2 },
      { choice: 'Sunday', votes: 1 },
    ]);
  });

  it('are made once by receivers that start together', async () => {
    await Promise.all(Array.from({ length: 8 }, () => migrate(testDatabase())));
    assert.deepEqual(
      await testDatabase().query('select name from migrations order by name'),
      migrations.map(({ name }) => ({ name })),
    );
  });

  it('that another version of a step has made are left alone, politely', async () => {
    await migrate(testDatabase());
    const [firstStep, ...later] = migrations;
    const changed = { ...firstStep!, sql: `${firstStep!.sql}\nselect 1;` };
    await assert.rejects(
      migrate(testDatabase(), [changed, ...later]),
      /another version of 001-first-tables\.sql.*Start the receiver that made it.*Nothing was changed/,
    );
    // Only its line ends differ, as a checkout on Windows has them.
    await migrate(testDatabase(), [{ ...firstStep!, sql: firstStep!.sql.replaceAll('\n', '\r\n') }, ...later]);
  });

  it('that a newer receiver has made are left to it, politely', async () => {
    const newer = { name: '999-from-the-future.sql', sql: 'create table future (id integer)' };
    await migrate(testDatabase(), [...migrations, newer]);
    const before = await relations();
    await assert.rejects(
      migrate(testDatabase()),
      /newer receiver: it has had 999-from-the-future\.sql, and this one knows up to 0\d\d-.*Start the newer receiver.*Nothing was changed/,
    );
    assert.deepEqual(await relations(), before);
  });

  it('stay as they were when a step fails, and the steps before it with them', async () => {
    await migrate(testDatabase(), first);
    const before = await relations();
    const broken = { name: '003-broken.sql', sql: 'create table half (id integer);\nselect from nowhere;\n' };
    await assert.rejects(migrate(testDatabase(), [...migrations, broken]), /nowhere/);
    assert.deepEqual(await relations(), before);
    assert.deepEqual(await testDatabase().query('select name from migrations'), [{ name: first[0]!.name }]);
  });

  it('leave a receiver that was running meanwhile nothing to stumble over: not even statements that it knew before', async () => {
    const database = testDatabase();
    const read = () => database.transaction((tx) => tx.query('select * from planned where id = $1', [1]));
    await database.query('create table planned (id integer)');
    try {
      for (let times = 0; times < 20; times += 1) await read();
      await database.query('alter table planned add column more text');
      assert.deepEqual(
        await Promise.all(Array.from({ length: 10 }, read)),
        Array.from({ length: 10 }, () => []),
      );
    } finally {
      await database.query('drop table planned');
    }
  });
});
