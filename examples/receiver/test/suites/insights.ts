import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Envelope } from '../../../../src/engine/envelope.ts';
import { knownFlows } from '../../insights/flow-files.ts';
import { difference, earnings, verdict, wilson } from '../../insights/numbers.ts';
import { countAllResults } from '../../insights/count-results.ts';
import { ANNA, BEN, consent, envelope, friendForm, NOW, referrerForm } from '../envelopes.ts';
import { testReceiver, type TestReceiver } from '../fixture.ts';

const SURVEY = {
  flow: 'survey',
  parts: {
    hello: [
      'Hi!',
      { ask: 'How was it?', type: 'rating', as: 'stars', scale: 5 },
      { ask: 'What did you come for?', as: 'need', options: ['Jeans', { label: 'A coat', value: 'coat' }] },
      { ask: 'Who are you?', as: 'name', autocomplete: 'given-name' },
      { submit: true },
      { end: true },
    ],
  },
};
const flows = knownFlows([SURVEY]);
const survey = { id: 'survey' };
const talk = () => ({ id: randomUUID(), startedAt: NOW.toISOString() });
const step = (path: string, seconds: number | null) => ({ step: path, seconds });

/** The text of a page as somebody reads it. */
async function read({ owner }: TestReceiver, path: string): Promise<string> {
  const response = await owner(path);
  assert.equal(response.status, 200, path);
  return (await response.text())
    .replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ');
}

/** Rows of the numbers, once all that came in is in them. */
async function counted(receiver: TestReceiver, sql: string) {
  await countAllResults(receiver.services);
  return receiver.rows(sql);
}

const counts = (receiver: TestReceiver) =>
  counted(
    receiver,
    'select sum(interactions)::integer as interactions, sum(completions)::integer as completions, sum(leads)::integer as leads from session_counts',
  );

describe('Insights', () => {
  it('count a conversation once, however often it tells of itself', async () => {
    const receiver = await testReceiver({ flows });
    const session = talk();
    const sent: Envelope[] = [
      envelope({ type: 'flow.started', session }, survey),
      envelope(
        { session, contact: { firstName: 'Anna', lastName: null, email: 'anna@example.com', phone: null } },
        survey,
      ),
      envelope({ type: 'flow.completed', session }, survey),
    ];
    for (const one of [...sent, ...sent]) assert.equal((await receiver.post(one)).status, 200);
    assert.deepEqual(await counts(receiver), [{ interactions: 1, completions: 1, leads: 1 }]);
  });

  it('count whatever time a sender makes up, on the day on which it came', async () => {
    const receiver = await testReceiver({ flows });
    const madeUp = ['-000100-01-01T00:00:00.000Z', '0000-01-01T00:00:00.000Z', '1999-12-31T23:59:59.999Z'];
    for (const at of [...madeUp, '+275760-09-13T00:00:00.000Z']) {
      const session = { id: randomUUID(), startedAt: at };
      await receiver.post(envelope({ session, occurredAt: at, consents: [{ ...consent('news', true), at }] }, survey));
    }
    const all = `select to_char(day, 'YYYY-MM-DD') as day, interactions from session_counts`;
    assert.deepEqual(await counted(receiver, all), [{ day: '2026-11-22', interactions: 4 }]);
    assert.deepEqual(await receiver.rows('select distinct occurred_at from results'), [{ occurred_at: NOW }]);
    await read(receiver, '/owner/insights');
  });

  it('leave out the one result that cannot be counted, and count those beside it', async () => {
    const receiver = await testReceiver({ flows });
    const sent = [1, 2, 3].map(() => envelope({ session: talk() }, survey));
    for (const each of sent) await receiver.post(each);
    await receiver.rows(`update results set envelope = '{"schema' where id = $1`, [sent[1]!.id]);
    assert.deepEqual(await counts(receiver), [{ interactions: 2, completions: 0, leads: 0 }]);
    const named = receiver.logged.filter((line) => line.includes('result not counted'));
    assert.equal(named.length, 1);
    assert.match(named[0]!, new RegExp(sent[1]!.id));
    await receiver.post(envelope({ session: talk() }, survey));
    assert.deepEqual(await counts(receiver), [{ interactions: 3, completions: 0, leads: 0 }]);
  });

  it('leave out what was set aside until the owner lets it count', async () => {
    const receiver = await testReceiver({ flows });
    const sent = envelope({ meta: { widgetVersion: '1', durationMs: 5, honeypot: '' } }, survey);
    await receiver.post(sent);
    assert.deepEqual(await counts(receiver), [{ interactions: null, completions: null, leads: null }]);
    await receiver.owner(`/owner/set-aside/${sent.id}/release`, {});
    assert.deepEqual(await counts(receiver), [{ interactions: 1, completions: 0, leads: 0 }]);
  });

  it('count a contact as a lead once in a campaign, by address or by number', async () => {
    const receiver = await testReceiver({ flows });
    const contact = (email: string | null, phone: string | null) => ({ firstName: null, lastName: null, email, phone });
    for (const each of [
      contact('anna@example.com', null),
      contact('ANNA+2@example.com', '+4740612345'),
      contact(null, '+47 406 12 345'),
      contact(null, '+4740612345'),
      contact(null, null),
    ])
      await receiver.post(envelope({ session: talk(), contact: each }, survey));
    assert.deepEqual(await counts(receiver), [{ interactions: 5, completions: 0, leads: 2 }]);
  });

  it('count honest showings, also where one network invents some all day long', async () => {
    const { app, rows } = await testReceiver({ flows });
    const show = (flow: string, address: string) =>
      app.request('/api/shown', {
        method: 'POST',
        body: JSON.stringify({ flow }),
        headers: { 'X-Forwarded-For': address },
      });
    for (let n = 0; n < 510; n += 1) await show(`invented-${n}`, `2001:db8:1:2::${n.toString(16)}`);
    assert.equal((await show('survey', '2001:db8:1:3::1')).status, 200);
    // What somebody else has begun to count goes on for everybody.
    assert.equal((await show('survey', '2001:db8:1:2::1')).status, 200);
    assert.deepEqual(await rows(`select count from showings where flow = 'survey'`), [{ count: 2 }]);
    assert.deepEqual(await rows(`select count(*)::integer as many from showings where flow <> 'survey'`), [
      { many: 100 },
    ]);
  });

  it('show the three rates as they are defined, beside those of the period before', async () => {
    const receiver = await testReceiver({ flows });
    for (let n = 0; n < 8; n += 1)
      assert.equal(
        (await receiver.app.request('/api/shown', { method: 'POST', body: JSON.stringify({ flow: 'survey' }) })).status,
        200,
      );
    for (let n = 0; n < 4; n += 1) {
      const session = talk();
      await receiver.post(envelope({ type: 'flow.started', session }, survey));
      if (n > 2) continue;
      await receiver.post(envelope({ type: 'flow.completed', session }, survey));
      if (n === 0)
        await receiver.post(
          envelope(
            { session, contact: { firstName: null, lastName: null, email: 'a@example.com', phone: null } },
            survey,
          ),
        );
    }
    const page = await read(receiver, '/owner/insights');
    assert.match(page, /Sessions 8 none before Interactions 4 none before Completions 3 none before Leads 1/);
    assert.match(page, /Interaction rate 50\.0 % .*Completion rate 75\.0 % .*Lead rate 33\.3 %/);
    receiver.at(new Date(NOW.getTime() + 30 * 86_400_000));
    const later = { id: randomUUID(), startedAt: '2026-12-20T12:00:00.000Z' };
    await receiver.post(envelope({ session: later, occurredAt: later.startedAt }, survey));
    assert.match(
      await read(receiver, '/owner/insights?device=&days=30'),
      /Interactions 1 ↓ 75 % less than before \(4\)/,
    );
  });

  it('show a dash for sessions that nobody counts, and say what to switch on', async () => {
    const receiver = await testReceiver({ flows });
    await receiver.post(envelope({ session: talk() }, survey));
    const page = await read(receiver, '/owner/insights');
    assert.match(page, /Sessions – not known No page counts showings yet/);
    assert.match(page, /Interaction rate – not known/);
  });

  it('keep of a showing no more than a number, and take none that is not one', async () => {
    const receiver = await testReceiver({ flows });
    const shown = (body: string) => receiver.app.request('/api/shown', { method: 'POST', body });
    await shown(JSON.stringify({ flow: 'vip-friend', campaign: '/campaign.json', role: 'friend', name: 'Anna' }));
    await shown(JSON.stringify({ flow: 'vip-friend', campaign: 'vip-prelaunch', role: 'friend', variant: null }));
    assert.deepEqual(await receiver.rows(`select *, to_char(day, 'YYYY-MM-DD') as day from showings`), [
      { flow: 'vip-friend', variant: '', campaign: 'vip-prelaunch', role: 'friend', day: '2026-11-22', count: 2 },
    ]);
    for (const body of ['', '[]', '{"flow":""}', `{"flow":"${'x'.repeat(65)}"}`, '{"flow":"a\\u0000b"}'])
      assert.equal((await shown(body)).status, 400, body);
    assert.equal((await shown(`{"flow":"${'x'.repeat(300_000)}"}`)).status, 413);
  });

  it('keep showings as counts by day whatever is posted, and never fail', async () => {
    const receiver = await testReceiver({ flows });
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('vip-friend', 'survey', '\0', '\ud800', "';--"),
    );
    const body = fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary' }),
      fc.uint8Array({ maxLength: 80 }),
      fc
        .record({ flow: text, variant: fc.option(text), campaign: fc.option(text), role: fc.option(text), id: text })
        .map((each) => JSON.stringify(each)),
    );
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(body, fc.integer({ min: 1, max: 3 }), async (posted, times) => {
        for (let n = 0; n < times; n += 1) {
          const { status } = await receiver.app.request('/api/shown', { method: 'POST', body: posted as string });
          assert.ok(status === 200 || status === 400, `${status}`);
          if (status === 200) taken += 1;
        }
      }),
      { numRuns: 150 },
    );
    const columns = `flow, variant, campaign, role, to_char(day, 'YYYY-MM-DD') as day`;
    const kept = await receiver.rows<{ day: string; count: number }>(`select ${columns}, count from showings`);
    assert.equal(
      kept.reduce((sum, { count }) => sum + count, 0),
      taken,
    );
    assert.deepEqual([...new Set(kept.map(({ day }) => day))], taken ? ['2026-11-22'] : []);
  });

  it('count no more different showings a day than any site has, and go on counting those', async () => {
    const receiver = await testReceiver({ flows });
    const shown = (flow: string) =>
      receiver.app.request('/api/shown', { method: 'POST', body: JSON.stringify({ flow }) });
    await shown('survey');
    await receiver.rows(
      `insert into showings (flow, day, count) select 'noise ' || n, '2026-11-22', 1 from generate_series(1, 19999) as n`,
    );
    for (const flow of ['more noise', 'survey', 'even more']) assert.equal((await shown(flow)).status, 200);
    const [row] = await receiver.rows(
      `select count(*)::integer as rows, max(count) filter (where flow = 'survey') as survey from showings`,
    );
    assert.deepEqual(row, { rows: 20_000, survey: 2 });
  });

  it('are limited for one client, as all that pages ask', async () => {
    const receiver = await testReceiver({ flows, limits: { perMinute: 3 } });
    const post = () => receiver.app.request('/api/shown', { method: 'POST', body: '{"flow":"survey"}' });
    const statuses = [];
    for (let n = 0; n < 5; n += 1) statuses.push((await post()).status);
    assert.deepEqual(statuses, [200, 200, 200, 429, 429]);
  });

  it('begin the funnel of a campaign with how often each side was shown, once a page counts', async () => {
    const receiver = await testReceiver({ flows });
    const page = async () => read(receiver, '/owner/insights/referrals');
    await receiver.post(referrerForm(ANNA));
    assert.doesNotMatch(await page(), /Shown to/);
    const shown = (role: string) =>
      receiver.app.request('/api/shown', {
        method: 'POST',
        body: JSON.stringify({ flow: `vip-${role}`, campaign: 'vip-prelaunch', role }),
      });
    for (const role of ['referrer', 'friend', 'friend']) await shown(role);
    assert.match(await page(), /Shown to customers 1 .*New referrers 1 .*Shown to friends 2 .*Chats started 0/);
  });

  it('part the numbers by device, source and whether a friend’s link brought somebody', async () => {
    const receiver = await testReceiver({ flows });
    const touch = { utm_source: 'newsletter', utm_medium: 'email' };
    await receiver.post(envelope({ session: talk(), attribution: { first: touch, last: touch } }, survey), {
      'user-agent': 'Mozilla/5.0 (iPhone) Mobile',
    });
    await receiver.post(
      envelope(
        { session: talk(), referral: { code: 'FERN1234', capturedAt: NOW.toISOString(), source: 'url' } },
        survey,
      ),
      {
        'user-agent': 'Mozilla/5.0 (Windows NT 10.0)',
      },
    );
    for (const [query, interactions] of [
      ['', 2],
      ['device=phone', 1],
      ['source=newsletter&medium=email', 1],
      ['by=direct', 1],
      ['by=referral', 1],
      ['source=elsewhere', 0],
    ] as const) {
      const page = await read(receiver, `/owner/insights?${query}`);
      if (interactions === 0) assert.match(page, /No conversations in this period/);
      else assert.match(page, new RegExp(`Interactions ${interactions} `), query);
    }
    assert.match(await read(receiver, '/owner/insights?device=phone'), /this filter cannot tell them apart/);
    assert.equal(
      JSON.stringify(await counted(receiver, 'select * from sessions, session_counts')).includes('Mozilla'),
      false,
    );
  });

  it('show where people stop and how long a step takes, in the order of the flow', async () => {
    const receiver = await testReceiver({ flows });
    const session = talk();
    const steps = [step('hello/1', 4), step('hello/2', 10)];
    const first = envelope({ type: 'flow.started', session, step: 'hello/1', steps: steps.slice(0, 1) }, survey);
    for (const one of [
      first,
      first,
      envelope({ session, step: 'hello/4', steps: [...steps, step('hello/3', 2)] }, survey),
      envelope({ type: 'flow.completed', session, steps: [...steps, step('hello/3', 2)] }, survey),
      envelope({ type: 'flow.abandoned', session: talk(), steps: [step('hello/1', 8), step('hello/2', null)] }, survey),
    ])
      await receiver.post(one);
    assert.deepEqual(
      await counted(receiver, 'select step, reached, left_here, timed, seconds from step_times order by step'),
      [
        { step: 'hello/1', reached: 2, left_here: 0, timed: 2, seconds: 12 },
        { step: 'hello/2', reached: 2, left_here: 1, timed: 1, seconds: 10 },
        { step: 'hello/3', reached: 1, left_here: 0, timed: 1, seconds: 2 },
      ],
    );
    assert.match(
      await read(receiver, '/owner/insights/steps?flow=survey'),
      /How was it\? hello\/1 2 nobody stopped here What did you come for\? hello\/2 2 1 stopped here \(50 %\) Who are you\? hello\/3 1 nobody stopped here .*How was it\? hello\/1 6 s 2/,
    );
  });

  it('count what was chosen and rated, never what was typed; a corrected answer counts as it is now', async () => {
    const receiver = await testReceiver({ flows });
    const session = talk();
    const wrong = envelope({ session, answers: { stars: 2, need: 'Jeans', name: 'Anna Secret' } }, survey);
    await receiver.post(wrong);
    await receiver.post(
      envelope({ session, replaces: wrong.id, answers: { stars: 4, need: 'coat', name: 'Anna Secret' } }, survey),
    );
    await receiver.post(envelope({ session: talk(), answers: { stars: 5, need: 'Something of my own <b>' } }, survey));
    assert.deepEqual(
      await counted(receiver, 'select question, choice, count from answer_counts where count > 0 order by 1, 2'),
      [
        { question: 'need', choice: 'coat', count: 1 },
        { question: 'stars', choice: '4', count: 1 },
        { question: 'stars', choice: '5', count: 1 },
      ],
    );
    const page = await read(receiver, '/owner/insights/answers?flow=survey');
    assert.match(page, /How was it\? 4\.5 of 5, from 2 answers .*5 1 50 % 4 1 50 % 3 0 0 %/);
    assert.match(page, /What did you come for\? .*Jeans 0 0 % A coat 1 100 %/);
    assert.ok(page.includes('“Something') === false && !/Secret/.test(page));
  });

  it('show what people wrote with their rating, and forget it with them', async () => {
    const receiver = await testReceiver({ flows });
    await receiver.post(
      envelope(
        {
          session: talk(),
          answers: { stars: 5, why: 'The shop is <lovely> & warm', email: 'anna@example.com' },
          contact: { firstName: null, lastName: null, email: 'anna@example.com', phone: null },
        },
        survey,
      ),
    );
    assert.match(
      await (await receiver.owner('/owner/insights/answers?flow=survey')).text(),
      /The shop is &lt;lovely&gt; &amp; warm<\/blockquote>/,
    );
    await receiver.owner('/owner/people/1/delete', {});
    assert.ok(!(await read(receiver, '/owner/insights/answers?flow=survey')).includes('lovely'));
  });

  it('put the arms of a split side by side, and name no winner below the stated sample', async () => {
    const receiver = await testReceiver({ flows });
    for (const [variant, done] of [
      ['a', true],
      ['a', false],
      ['b', true],
      ['b', true],
    ] as const) {
      const session = talk();
      await receiver.post(envelope({ type: 'flow.started', session }, { ...survey, variant }));
      if (done) await receiver.post(envelope({ type: 'flow.completed', session }, { ...survey, variant }));
    }
    const page = await read(receiver, '/owner/insights/experiments?flow=survey');
    assert.match(
      page,
      /a 50\.0 % 1 of 2; 95 % interval 9\.5 % to 90\.5 % b 100\.0 % 2 of 2; 95 % interval 34\.2 % to 100\.0 %/,
    );
    assert.match(page, /too few conversations yet \(100 of each arm\)/);
    await receiver.rows(
      `update session_counts set interactions = 1000, completions = case variant when 'a' then 300 else 420 end`,
    );
    assert.match(
      await read(receiver, '/owner/insights/experiments?flow=survey'),
      /b beside a \+7\.8 to \+16\.1 points does better/,
    );
  });

  it('earn what the worked example earns, to the digit, once the owner has said what things cost', async () => {
    const receiver = await testReceiver({ flows });
    await workedExample(receiver);
    const before = await read(receiver, '/owner/insights/referrals');
    assert.match(before, /Return on investment – not known/);
    assert.match(before, /Please enter what a new customer is worth to you, what the campaign cost/);
    const saved = await receiver.owner('/owner/insights/values', {
      value: '40',
      cost: '100',
      currency: 'eur',
      'reward-list_spot': '0',
      'reward-parking_minutes': '5',
      from: '2026-11-01',
      to: '2026-11-22',
    });
    assert.equal(saved.status, 303);
    const page = await read(receiver, saved.headers.get('location')!);
    assert.match(
      page,
      /Shared at least once 50 none before Presses on share 100 none before Visits by a link 120 none before/,
    );
    assert.match(page, /Friends signed up 36 none before Friends qualified 30 none before/);
    assert.match(page, /Sign-ups per sharer 0\.72 .*Friend conversion 30\.0 %/);
    assert.match(
      page,
      /Return on investment 200 % .*Costs EUR 400\.00 rewards EUR 300\.00 and the campaign EUR 100\.00 Cost per new customer EUR 13\.33 of 30 qualified/,
    );
  });

  it('ask again for an amount that is none, keeping what was typed', async () => {
    const receiver = await testReceiver({ flows });
    for (const wrong of ['a lot', '-4', '1e9', '1.234', '99999999999']) {
      const response = await receiver.owner('/owner/insights/values', { value: wrong, cost: '', currency: 'EUR' });
      assert.equal(response.status, 422, wrong);
      assert.match(await response.text(), new RegExp(`value="${wrong}"[\\s\\S]*role="alert"`));
    }
    assert.equal((await receiver.owner('/owner/insights/values', { currency: 'E<' })).status, 422);
    assert.deepEqual(await receiver.rows('select * from campaign_values'), []);
  });

  it('tell why sign-ups did not count, who brought most, and by which channel, by first names alone', async () => {
    const receiver = await testReceiver();
    const { json: anna } = await receiver.post(referrerForm({ ...ANNA, lastName: 'Secretname' }));
    await receiver.post(friendForm(BEN, anna.referral.code));
    await receiver.post(friendForm({ ...ANNA, email: 'ANNA+2@example.com' }, anna.referral.code));
    for (const table of ['visits', 'referrals']) await receiver.rows(`update ${table} set channel = 'whatsapp'`);
    const page = await read(receiver, '/owner/insights/referrals');
    assert.match(page, /WhatsApp 1 1/);
    assert.match(page, /signed up with their own link 1/);
    assert.match(page, /Who brought most friends .*Anna 1/);
    assert.ok(!page.includes('Secretname'));
  });

  it('count sentences that were not understood, without what is somebody’s own, with the line that teaches the flow', async () => {
    const receiver = await testReceiver({ flows });
    const missed = (sentence: string) =>
      receiver.app.request('/api/results', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ ...envelope({ session: talk() }, survey), misses: [{ step: 'hello/2', sentence }] }),
      });
    for (const sentence of [
      'Do you have  "wide" shoes?',
      'do you have "wide" shoes?',
      'Call +47 406 12 345 or anna@example.com',
    ])
      assert.equal((await missed(sentence)).status, 200);
    const page = await (await receiver.owner('/owner/insights/misses')).text();
    assert.match(
      page,
      /do you have &quot;wide&quot; shoes\?”<\/h2>\s*<span class="sub"\s*>\s*2 times[\s\S]*value="&quot;do you have \\&quot;wide\\&quot; shoes\?&quot;,"/,
    );
    assert.ok(!/406|anna@/.test(page));
    await receiver.owner('/owner/insights/misses/1/done', {});
    assert.ok(!(await read(receiver, '/owner/insights/misses')).includes('wide'));
    await missed('do you have "wide" shoes?');
    assert.ok((await read(receiver, '/owner/insights/misses')).includes('3 times'));
  });

  it('hold the intervals that the literature gives', () => {
    const digits = (interval: { low: number; high: number } | null) => [
      interval!.low.toFixed(4),
      interval!.high.toFixed(4),
    ];
    // Newcombe 1998: method 3 for one share, method 10 for a difference.
    assert.deepEqual(digits(wilson(81, 263)), ['0.2553', '0.3662']);
    assert.deepEqual(digits(wilson(0, 20)), ['0.0000', '0.1611']);
    assert.deepEqual(digits(difference({ hits: 48, tries: 80 }, { hits: 56, tries: 70 })), ['0.0524', '0.3339']);
    assert.equal(difference({ hits: 0, tries: 0 }, { hits: 1, tries: 2 }), null);
    assert.equal(verdict({ hits: 0, tries: 99 }, { hits: 99, tries: 99 }), 'too-few');
    assert.equal(verdict({ hits: 60, tries: 100 }, { hits: 40, tries: 100 }), 'worse');
    assert.equal(verdict({ hits: 50, tries: 100 }, { hits: 52, tries: 100 }), 'no-difference');
    assert.deepEqual(earnings({ qualified: 30, value: 40, rewards: 300, campaign: 100 }), {
      costs: 400,
      roi: 2,
      costPerCustomer: 400 / 30,
    });
    assert.deepEqual(earnings({ qualified: 0, value: 40, rewards: 0, campaign: 0 }), {
      costs: 0,
      roi: null,
      costPerCustomer: null,
    });
  });
});

/** 50 sharers, 100 presses on share, 120 visits, 36 sign-ups of which 30 qualified, two rewards each. */
async function workedExample({ rows }: TestReceiver): Promise<void> {
  for (const statement of [
    `insert into campaigns (id, event_starts_at, event_rule) values ('vip-prelaunch', '2026-11-26T17:00Z', 'x') on conflict do nothing`,
    `insert into people (email_key, email, first_name, created_at) select n || '@example.com', n || '@example.com', 'P' || n, '2026-11-10' from generate_series(1, 86) as n`,
    `insert into referrers (campaign, person, code, created_at) select 'vip-prelaunch', n, 'CODE' || n, '2026-11-10' from generate_series(1, 50) as n`,
    `insert into events (type, campaign, person, at) select 'share.intended', 'vip-prelaunch', 1 + n % 50, '2026-11-11' from generate_series(0, 99) as n`,
    `insert into visits (campaign, session, referrer, visited_at) select 'vip-prelaunch', 's' || n, 1 + n % 50, '2026-11-12' from generate_series(0, 119) as n`,
    `insert into results (id, body_hash, type, flow, occurred_at, received_at) select gen_random_uuid(), n::text, 'form.submitted', 'f', '2026-11-13', '2026-11-13' from generate_series(1, 36) as n`,
    `insert into referrals (campaign, referrer, friend, result, status, counts, at)
       select 'vip-prelaunch', body_hash::integer, 50 + body_hash::integer, id, case when body_hash::integer <= 30 then 'qualified' else 'signed_up' end, true, '2026-11-13'
       from results order by body_hash::integer`,
    `insert into rewards (campaign, referral, person, side, kind, reward, once, status, at)
       select 'vip-prelaunch', id, case side when 'friend' then friend else referrer end, side, 'parking_minutes', 'parking_minutes', false, 'approved', '2026-11-13'
       from referrals, (values ('friend'), ('referrer')) as sides (side) where status = 'qualified'`,
  ])
    await rows(statement);
}
