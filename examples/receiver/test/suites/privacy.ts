import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { knownFlows } from '../../insights/flow-files.ts';
import { askedData } from '../../privacy/flow-data.ts';
import { forgetOld, monthsBefore } from '../../privacy/retention.ts';
import { KNOWN_TABLES } from '../../privacy/tables.ts';
import { ANNA, BEN, consent, envelope, friendForm, NOW, referrerForm } from '../envelopes.ts';
import { testReceiver, type TestReceiver } from '../fixture.ts';

const CANARY = 'Canary';
/** Somebody with a row in every table that may hold something of a person. */
async function withFullLife(): Promise<TestReceiver> {
  const receiver = await testReceiver();
  const { json: anna } = await receiver.post(referrerForm(ANNA));
  const session = { id: randomUUID(), startedAt: NOW.toISOString() };
  const contact = { firstName: CANARY, lastName: CANARY, email: 'canary@example.com', phone: '+4799999999' };
  await receiver.post(
    friendForm(
      { firstName: CANARY, lastName: CANARY, email: 'canary@example.com', phone: '+4799999999' },
      anna.referral.code,
      {
        session,
        contact,
        consents: [consent('newsletter', true, `Yes, ${CANARY}`)],
      },
    ),
  );
  await receiver.post(
    envelope({
      type: 'handover.requested',
      session,
      handover: { channel: 'mail', open: true },
      answers: { need: CANARY },
    }),
  );
  while ((await receiver.services.jobs.runDue()) > 0);
  for (const statement of [
    `insert into conversation_messages (session, side, text, source, external_id, at) select session, 'visitor', '${CANARY}', 'chatwoot', '1', now() from conversations`,
    `insert into purchases (order_id, person, amount, currency, first, bought_at) values ('O1', 2, 5, 'EUR', true, '2026-11-22')`,
    `insert into coupons (code, token, person, facts, created_at) values ('C1', 't', 2, '{"thanks": "${CANARY}"}', now())`,
    `insert into engagements (kind, title, channel, settings, created_at) values ('coupon', 'x', 'email', '{}', now())`,
    `insert into engagement_recipients (engagement, person, facts) values (1, 2, '{"name": "${CANARY}"}')`,
    `insert into messages (id, key, person, audience, channel, template, purpose, language, recipient, text, due_at, created_at)
       values (gen_random_uuid(), 'k', 2, 'friend', 'email', 't', 'service', 'en', 'canary@example.com', 'Hi ${CANARY}', now(), now())`,
    `insert into decisions (campaign, referral, decision, reason, at) values ('vip-prelaunch', 1, 'approved', '${CANARY} is fine', now())`,
    `insert into suppressions (channel, address, reason, at) values ('email', 'canary@example.com', 'unsubscribed', now())`,
    `insert into deliveries (event, target, message, facts, next_at, created_at) select id, 'crm', gen_random_uuid(), '${CANARY}', now(), now() from events where referral = 1 limit 1`,
    `insert into uploads (id, session, name, size, type, created_at) values (gen_random_uuid(), '${session.id}', '${CANARY}.pdf', 1, 'text/plain', '2026-11-01')`,
  ])
    await receiver.rows(statement);
  return receiver;
}

/** All that the database holds, but what a person asked to be kept: that nothing is sent to them. */
const everything = async ({ rows }: TestReceiver): Promise<string> => {
  const all = await Promise.all(
    KNOWN_TABLES.filter(({ name }) => name !== 'suppressions').map(({ name }) => rows(`select * from ${name}`)),
  );
  return JSON.stringify([all, await rows('select data from pgboss.job')]);
};

describe('Privacy', () => {
  it('knows every table there is', async () => {
    const { rows } = await testReceiver();
    const tables = await rows<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
    );
    assert.deepEqual(KNOWN_TABLES.map(({ name }) => name).sort(), tables.map(({ name }) => name).sort());
    const personal = await rows<{ name: string }>(
      `select distinct table_name as name from information_schema.columns where table_schema = 'public' and column_name in ('person', 'referrer', 'friend') order by 1`,
    );
    for (const { name } of personal)
      assert.notEqual(KNOWN_TABLES.find((table) => table.name === name)!.ofPerson, null, name);
  });

  it('hands over all of one person from every table, with no secret and nobody else', async () => {
    const receiver = await withFullLife();
    const text = await (await receiver.owner('/owner/people/2/export.json')).text();
    const data = JSON.parse(text) as Record<string, unknown[]>;
    for (const table of [
      'people',
      'results',
      'consents',
      'referrals',
      'rewards',
      'guests',
      'events',
      'messages',
      'coupons',
      'engagement_recipients',
      'purchases',
      'decisions',
      'sessions',
      'conversations',
      'conversation_messages',
      'suppressions',
      'uploads',
    ])
      assert.ok(data[table]!.length > 0, table);
    for (const secret of ['anna@example.com', 'Anna', 'seat_token', 'door_code', '"token"'])
      assert.ok(!text.includes(secret), secret);
    assert.equal((await receiver.owner('/owner/people/99/export.json')).status, 404);
  });

  it('deletes all of one person from every table; only the wish for silence stays', async () => {
    const receiver = await withFullLife();
    assert.match(await everything(receiver), /canary/i);
    assert.match(
      await (await receiver.owner('/owner/people/2')).text(),
      /stays on the list of those that nothing is sent to/,
    );
    await receiver.owner('/owner/people/2/delete', {});
    const left = await everything(receiver);
    assert.ok(!/canary|99999999/i.test(left), /.{80}(canary|99999999).{80}/i.exec(left)?.[0]);
    assert.deepEqual(await receiver.rows('select address, reason from suppressions'), [
      { address: 'canary@example.com', reason: 'unsubscribed' },
    ]);
    assert.deepEqual(await receiver.rows('select email from people'), [{ email: 'anna@example.com' }]);
  });

  it('forgets what is older than the owner keeps it, piece by piece, and nobody who was in touch since', async () => {
    const receiver = await testReceiver();
    for (const statement of [
      `insert into people (email_key, email, created_at) select n || '@example.com', n || '@example.com', '2025-01-01' from generate_series(1, 450) as n`,
      `insert into people (email_key, email, created_at) values ('new@example.com', 'new@example.com', '2026-11-01')`,
      `insert into purchases (order_id, person, amount, currency, first, bought_at) values ('O1', 7, 5, 'EUR', true, '2026-11-01')`,
      `insert into results (id, body_hash, type, flow, occurred_at, received_at, envelope) select gen_random_uuid(), n::text, 'flow.started', 'f', '2025-01-01', '2025-01-01', '{}' from generate_series(1, 30) as n`,
      `insert into campaigns (id, event_starts_at) values ('vip-prelaunch', '2026-11-26') on conflict do nothing`,
      `insert into guests (campaign, person, status, since) values ('vip-prelaunch', 9, 'confirmed', '2025-01-01')`,
      `insert into events (type, at) values ('share.intended', '2025-01-01'), ('share.intended', '2026-11-01')`,
    ])
      await receiver.rows(statement);
    assert.equal(await forgetOld(receiver.services), false);
    assert.equal((await receiver.rows('select id from people')).length, 451);
    const asked = await receiver.owner('/owner/privacy/keep', { months: '12' });
    assert.match((await asked.text()).replace(/\s+/g, ' '), /448 people were not in touch for 12 months/);
    assert.equal(await forgetOld(receiver.services), false);
    assert.equal((await receiver.rows('select id from people')).length, 451);
    await receiver.owner('/owner/privacy/keep', { months: '12', sure: 'yes' });
    assert.equal(await forgetOld(receiver.services, 1), true);
    assert.equal((await receiver.rows('select id from people')).length, 251);
    assert.equal(await forgetOld(receiver.services), false);
    assert.deepEqual(await receiver.rows('select email from people order by id'), [
      { email: '7@example.com' },
      { email: '9@example.com' },
      { email: 'new@example.com' },
    ]);
    assert.deepEqual(
      await receiver.rows('select count(*)::integer as all, count(envelope)::integer as whole from results'),
      [{ all: 30, whole: 0 }],
    );
    assert.equal((await receiver.rows('select id from events')).length, 1);
  });

  it('forgets nobody with a reward that is still to come, runs, or can be used, nor the friend whom it is for', async () => {
    const receiver = await testReceiver();
    const reward = (person: number, status: string, more = '', values = '') =>
      `insert into rewards (campaign, person, side, kind, reward, once, status, at${more}) values ('vip-prelaunch', ${person}, 'referrer', 'voucher', 'r', false, '${status}', '2025-01-01'${values})`;
    for (const statement of [
      `insert into people (email_key, email, created_at) select n || '@example.com', n || '@example.com', '2025-01-01' from generate_series(1, 9) as n`,
      `insert into campaigns (id) values ('vip-prelaunch') on conflict do nothing`,
      reward(1, 'pending'),
      reward(2, 'held'),
      reward(3, 'approved'),
      reward(4, 'issued', ', due_at', `, '2026-12-01'`),
      reward(5, 'issued', ', expires_at', `, '2026-12-01'`),
      reward(6, 'issued', ', expires_at', `, '2026-11-01'`),
      reward(7, 'redeemed'),
      `insert into results (id, body_hash, type, flow, occurred_at, received_at) values ('00000000-0000-4000-8000-000000000001', 'h', 'form.submitted', 'f', '2025-01-01', '2025-01-01')`,
      `insert into referrals (campaign, referrer, friend, result, status, counts, at) values ('vip-prelaunch', 4, 8, '00000000-0000-4000-8000-000000000001', 'rewarded', true, '2025-01-01')`,
      `update rewards set referral = 1 where person = 4`,
    ])
      await receiver.rows(statement);
    await receiver.owner('/owner/privacy/keep', { months: '12', sure: 'yes' });
    await forgetOld(receiver.services);
    assert.deepEqual(
      (await receiver.rows<{ id: number }>('select id from people order by id')).map(({ id }) => id),
      [1, 2, 3, 4, 5, 8],
    );
  });

  it('counts months to the last day of a shorter one', () => {
    for (const [now, months, before] of [
      ['2027-03-31T12:00:00.000Z', 1, '2027-02-28T12:00:00.000Z'],
      ['2028-03-31T12:00:00.000Z', 1, '2028-02-29T12:00:00.000Z'],
      ['2027-05-31T12:00:00.000Z', 6, '2026-11-30T12:00:00.000Z'],
      ['2027-03-15T12:00:00.000Z', 14, '2026-01-15T12:00:00.000Z'],
    ] as const)
      assert.equal(monthsBefore(new Date(now), months).toISOString(), before);
  });

  it('takes months that are some, and keeps all where none are said', async () => {
    const receiver = await testReceiver();
    const kept = () => receiver.rows(`select value from desk_settings`);
    for (const [months, expected] of [
      ['24', ['24']],
      ['0', ['24']],
      ['-1', ['24']],
      ['121', ['24']],
      ['soon', ['24']],
      ['', []],
    ] as const) {
      const answer = await receiver.owner('/owner/privacy/keep', { months });
      const isWrong = !['24', ''].includes(months);
      assert.equal(answer.status, isWrong ? 422 : 303, months);
      if (isWrong) assert.match(await answer.text(), /whole number from 1 to 120/);
      assert.deepEqual(
        (await kept()).map(({ value }) => value),
        expected,
        months,
      );
    }
  });

  it('maps what each flow asks', async () => {
    const shop = {
      flow: 'shop',
      parts: {
        a: [
          { ask: 'Size?', as: 'size', options: ['S', 'M'] },
          {
            ask: 'Who?',
            fields: [
              { as: 'name', autocomplete: 'given-name' },
              { as: 'mail', type: 'email' },
              { as: 'note', type: 'long' },
            ],
          },
          { consent: 'May we?', as: 'ok', purpose: 'contact' },
        ],
      },
    };
    assert.deepEqual(
      askedData(shop).map(({ name, personal }) => [name, personal]),
      [
        ['size', false],
        ['name', true],
        ['mail', true],
        ['note', true],
        ['ok', false],
      ],
    );
    const receiver = await testReceiver({ flows: knownFlows([shop]) });
    const page = await (await receiver.owner('/owner/privacy')).text();
    for (const part of ['What “shop” asks', 'e-mail address', 'given name', '<code>conversation_messages</code>'])
      assert.ok(page.includes(part), part);
  });

  it('finds people by the beginning of a name, an address or a customer number, and no pattern of theirs', async () => {
    const receiver = await testReceiver();
    for (const person of [ANNA, BEN]) await receiver.post(referrerForm(person));
    await receiver.rows(`update people set customer_number = 'K-12' where id = 2`);
    const find = async (q: string) =>
      [
        ...(await (await receiver.owner(`/owner/people?q=${encodeURIComponent(q)}`)).text()).matchAll(
          /class="who" href="\/owner\/people\/(\d+)"/g,
        ),
      ].map((match) => match[1]);
    for (const q of ['be', 'BERG', 'Ben Be', 'ben@example.com', 'BEN+x@example.com', 'K-12'])
      assert.deepEqual(await find(q), ['2'], q);
    for (const q of ['%', '_en', 'zz', '\\']) assert.deepEqual(await find(q), [], q);
    assert.deepEqual(await find(''), ['2', '1']);
  });
});
