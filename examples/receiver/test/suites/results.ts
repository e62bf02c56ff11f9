import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Database } from '../../database/database.ts';
import { readEnvelope, type SentEnvelope } from '../../results/envelope-schema.ts';
import { ANNA, BEN, consent, envelope, friendForm, NOW, referrerForm } from '../envelopes.ts';
import { testReceiver } from '../fixture.ts';
import { naughtyStrings } from '../naughty-strings.ts';

const CANARY = 'Zanzibar-canary';

describe('A result', () => {
  it('is kept exactly as it came, with fields that nobody knows', async () => {
    const { app, rows } = await testReceiver();
    const body = JSON.stringify({ ...envelope({ answers: { size: 'M' } }), later: { invented: true } }, null, 1);
    const response = await app.request('/api/results', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
    assert.equal(response.status, 200);
    assert.deepEqual(await rows('select envelope from results'), [{ envelope: body }]);
  });

  it('may be of a type that is not invented yet', async () => {
    const { post } = await testReceiver();
    assert.equal((await post(envelope({ type: 'quiz.finished' as 'flow.completed' }))).status, 200);
  });

  it('is read whole: the receiver has a place for all that a chat sends', () => {
    const sent = envelope({
      steps: [{ step: 'start/1', seconds: 4.2 }],
      misses: [{ step: 'start/1', sentence: 'something wide' }],
      client: { language: 'en', timeZone: 'Europe/Oslo', device: randomUUID() },
      answers: { size: 'M' },
      contact: { firstName: 'Anna', lastName: 'Berg', email: 'anna@example.com', phone: '+4712345678' },
      consents: [consent('news', true)],
      referral: { code: 'FERN12', capturedAt: NOW.toISOString(), source: 'url' },
      goal: { id: 'joined', value: 5, currency: 'EUR' },
      share: { channel: 'copy', url: 'https://shop.example/' },
      handover: { channel: 'phone', open: true },
      submission: randomUUID(),
      replaces: randomUUID(),
    });
    // Whatever a chat sends may be sent: else this does not compile.
    const accepted: SentEnvelope = {
      ...sent,
      consents: [...sent.consents],
      steps: [...sent.steps!],
      misses: [...sent.misses!],
    };
    const read = readEnvelope(accepted);
    assert.ok('envelope' in read);
    assert.deepEqual(sent, { ...read.envelope });
  });

  for (const flow of [
    { phase: 3 },
    { role: ['friend'] },
    { campaign: { id: 'vip-prelaunch' } },
    { version: {} },
    { tone: 5 },
    { locale: 'x'.repeat(300) },
  ])
    it(`is not lost by a mistake in the flow that it comes from: ${JSON.stringify(flow).slice(0, 40)}`, async () => {
      const { post, rows } = await testReceiver();
      assert.equal((await post(envelope({}, flow as object))).status, 200);
      assert.equal((await rows('select id from results')).length, 1);
    });

  for (const [name, text] of Object.entries({
    'a zero byte': 'a\0b',
    'half a surrogate pair': 'x\ud800y',
    'right-to-left marks': '\u202eevil\u202c',
    SQL: `'); drop table results; --`,
    markup: '<script>alert(1)</script>',
    'an emoji family': '👩‍👩‍👧‍👦',
    'a prototype': '__proto__',
    'a line break': 'a\r\nBcc: x@example.com',
  })) {
    it(`keeps ${name} in names and answers, character for character`, async () => {
      const { post, rows, owner } = await testReceiver();
      const sent = referrerForm(
        { ...ANNA, firstName: text, lastName: text },
        { answers: { note: text, ['__proto__']: text } as Record<string, string> },
      );
      assert.equal((await post(sent)).status, 200);
      const [row] = await rows<{ envelope: string }>('select envelope from results');
      assert.equal(row!.envelope, JSON.stringify(sent));
      for (const page of [
        '/owner',
        '/owner/results',
        '/owner/guests',
        '/owner/referrals',
        `/owner/results/${sent.id}`,
      ]) {
        const shown = await owner(page);
        assert.equal(shown.status, 200);
        assert.ok(!(await shown.text()).includes('<script>'));
      }
    });
  }

  it(`keeps each of ${naughtyStrings.length} naughty strings byte for byte, wherever it was typed, and shows and exports them`, async () => {
    const { app, post, rows, owner } = await testReceiver();
    const bodies = naughtyStrings.map((text, n) =>
      JSON.stringify(
        referrerForm(
          { firstName: text, lastName: text, phone: text, email: `naughty${n}@example.com` },
          {
            answers: { text, list: [text, [text]], [text]: text } as Record<string, string>,
            step: text,
            page: { url: text, title: text },
            consents: [consent('name', true, text)],
          },
        ),
      ),
    );
    for (const body of bodies) {
      const { status } = await app.request('/api/results', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
      });
      assert.equal(status, 200, body.slice(0, 300));
    }
    const hex = (body: string) => Buffer.from(body).toString('hex');
    const kept = await rows<{ bytes: string }>(
      `select encode(convert_to(envelope, 'UTF8'), 'hex') as bytes from results`,
    );
    assert.deepEqual(kept.map(({ bytes }) => bytes).sort(), bodies.map(hex).sort());
    const names = await rows<{ first_name: string }>('select first_name from people order by id');
    // Names lose what text in PostgreSQL can't hold, the zero byte and halves of pairs, and a byte order mark that nobody sees.
    const storable = (text: string) =>
      Buffer.from(text.replaceAll('\0', ''))
        .toString()
        .replace(/^\ufeff/, '');
    for (const [n, { first_name }] of names.entries())
      assert.equal(first_name.replace(/^\ufeff/, ''), storable(naughtyStrings[n]!));
    for (const path of ['/owner', '/owner/results', '/owner/referrals', '/owner/people/1'])
      assert.equal((await owner(path)).status, 200, path);
    const { id } = JSON.parse(bodies[0]!) as { id: string };
    assert.equal((await owner(`/owner/results/${id}`)).status, 200);
    const last = (await (await owner(`/owner/people/${naughtyStrings.length}/export.json`)).json()) as {
      results: { envelope: { answers: { text: string } } }[];
    };
    assert.equal(last.results[0]!.envelope.answers.text, naughtyStrings.at(-1));
    assert.equal((await post(JSON.parse(bodies[7]!))).status, 200, 'the same again');
  });

  it('gets the same answer when it comes again, whatever the order of its keys', async () => {
    const { post, app, rows } = await testReceiver();
    const sent = referrerForm(ANNA);
    const first = await post(sent);
    const again = await app.request('/api/results', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(Object.fromEntries(Object.entries(sent).reverse()), null, 2),
    });
    assert.equal(again.status, 200);
    assert.equal(await again.text(), first.text);
    assert.equal((await rows('select id from results')).length, 1);
  });

  it('is one row when it comes 200 times at once, with 200 equal answers', async () => {
    const { post, rows } = await testReceiver();
    const { json: anna } = await post(referrerForm(ANNA));
    const sent = friendForm(BEN, anna.referral.code);
    const answers = await Promise.all(Array.from({ length: 200 }, () => post(sent)));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
    assert.equal((await rows('select id from results where id = $1', [sent.id])).length, 1);
    assert.equal((await rows('select id from rewards')).length, 4);
  });

  it('is refused when its id came before with another body, and the first stays', async () => {
    const { post, rows } = await testReceiver();
    const first = envelope({ answers: { size: 'M' } });
    await post(first);
    const other = await post({ ...first, answers: { size: 'L' } });
    assert.equal(other.status, 422);
    assert.equal(other.json.code, 'id-used');
    assert.match(other.json.message, /replaces/);
    assert.deepEqual(await rows('select envelope from results'), [{ envelope: JSON.stringify(first) }]);
  });

  it('is known for longer than thirty days: a browser that was off for a month sends it again, and nothing is doubled', async () => {
    const { post, rows, at, runDue } = await testReceiver();
    const { json: anna } = await post(referrerForm(ANNA));
    const sent = friendForm(BEN, anna.referral.code);
    const first = await post(sent);
    await runDue();
    const kept = await rows('select * from results order by id');
    for (const days of [1, 29, 31, 60]) {
      at(new Date(NOW.getTime() + days * 86_400_000));
      await runDue();
      const again = await post(sent);
      assert.deepEqual([again.status, again.text], [first.status, first.text], `after ${days} days`);
    }
    assert.deepEqual(await rows('select * from results order by id'), kept);
    assert.equal((await rows('select id from referrals')).length, 1);
  });

  it('may come as a form field, for senders that cannot ask first', async () => {
    const { app, rows } = await testReceiver();
    const response = await app.request('/api/results', {
      method: 'POST',
      body: new URLSearchParams({ payload: JSON.stringify(envelope()) }),
    });
    assert.equal(response.status, 200);
    assert.equal((await rows('select id from results')).length, 1);
  });

  it('that could not be kept is answered 500, so that it is sent again, and the log does not tell what was in it', async () => {
    const broken: Database = {
      query: () => Promise.reject(new Error(`no row ${CANARY}`)),
      transaction: () => Promise.reject(new Error(`no row ${CANARY}`)),
      script: () => Promise.reject(new Error(`no row ${CANARY}`)),
      close: () => Promise.resolve(),
    };
    const { post, logged } = await testReceiver({ database: broken });
    const answer = await post(envelope());
    assert.equal(answer.status, 500);
    assert.equal(answer.json.ok, false);
    assert.match(logged.join('\n'), /failure/);
    assert.ok(!logged.join('\n').includes(CANARY));
  });
});

describe('What is no result', () => {
  const send = async (
    body: BodyInit,
    headers: Record<string, string> = { 'Content-Type': 'application/json' },
    limits = {},
  ) => {
    const { app, rows } = await testReceiver({ limits });
    const response = await app.request('/api/results', { method: 'POST', headers, body });
    assert.equal((await rows('select id from results')).length, 0);
    const { ok, code, message } = (await response.json()) as { ok: boolean; code: string; message: string };
    assert.equal(ok, false);
    return { status: response.status, code, message };
  };
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  // An envelope itself is two levels deep where answers are.
  const deep = (levels: number) =>
    JSON.stringify(envelope({ answers: { deep: 0 } })).replace('"deep":0', `"deep":${nested(levels - 2)}`);
  const wide = (fields: number) => {
    const count = (json: object): number =>
      Object.values(json).reduce(
        (sum: number, value: unknown) => sum + 1 + (value && typeof value === 'object' ? count(value) : 0),
        0,
      );
    const bare = envelope();
    return JSON.stringify({
      ...bare,
      answers: Object.fromEntries(Array.from({ length: fields - count(bare) }, (_, n) => [`a${n}`, n])),
    });
  };

  it('is refused with the thing and the cure', async () => {
    assert.deepEqual(await send('{"half":'), {
      status: 400,
      code: 'not-json',
      message: 'The body is not JSON. Send one envelope as a JSON object.',
    });
    assert.equal((await send('x', { 'Content-Type': 'text/plain' })).status, 415);
    assert.equal((await send('[]')).code, 'not-an-envelope');
    assert.equal((await send('null')).code, 'not-an-envelope');
    assert.equal((await send(Buffer.from([0x7b, 0xff, 0xfe]))).code, 'unreadable');
  });

  it('is told every wrong place, without quoting what was typed', async () => {
    const wrong = await send(
      JSON.stringify({ ...envelope(), id: CANARY, occurredAt: CANARY, contact: { email: [CANARY] } }),
    );
    assert.equal(wrong.code, 'not-an-envelope');
    for (const place of ['"id"', '"occurredAt"', '"contact.email"'])
      assert.ok(wrong.message.includes(place), wrong.message);
    assert.ok(!wrong.message.includes(CANARY));
  });

  it('is refused when the header names another id', async () => {
    const refused = await send(JSON.stringify(envelope()), {
      'Content-Type': 'application/json',
      'Idempotency-Key': randomUUID(),
    });
    assert.equal(refused.code, 'wrong-key');
  });

  it('is refused over 256 kB, announced or not', async () => {
    const body = JSON.stringify(envelope({ answers: { long: 'x'.repeat(256 * 1024) } }));
    assert.equal((await send(body)).status, 413);
    const stream = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode(body));
        controller.close();
      },
    });
    const { app } = await testReceiver();
    const response = await app.request(
      new Request('http://localhost/api/results', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: stream,
        duplex: 'half',
      } as RequestInit),
    );
    assert.equal(response.status, 413);
  });

  it('is refused from 65 levels and from 501 fields on, and taken below', async () => {
    assert.equal((await send(deep(65))).code, 'too-deep');
    assert.equal((await send(wide(501))).code, 'too-many-fields');
    const { app } = await testReceiver();
    for (const body of [deep(64), wide(500)]) {
      assert.equal(
        (await app.request('/api/results', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }))
          .status,
        200,
      );
    }
  });
});

describe('An e-mail address that is none', () => {
  const wrong = (locale: string, email: string | null) =>
    friendForm({ firstName: 'Ben', email }, null, {
      flow: { ...friendForm(BEN, null).flow, locale },
      answers: { mail: email },
    });

  for (const [locale, words] of [
    ['en', /does not look like an e-mail/],
    ['nl', /geen e-mailadres/],
    ['nl-BE', /geen e-mailadres/],
    ['nl_NL', /geen e-mailadres/],
    ['fr', /does not look like/],
  ] as const) {
    it(`reopens its own field, in the visitor's language (${locale})`, async () => {
      const { post } = await testReceiver();
      const { status, json } = await post(wrong(locale, 'ben@'));
      assert.equal(status, 422);
      assert.equal(json.ok, false);
      assert.match(json.fieldErrors.mail, words);
    });
  }

  it('is asked for when it is missing, and not in a form that needs none', async () => {
    const { post } = await testReceiver();
    assert.match((await post(wrong('en', null))).json.fieldErrors.email, /fill in/);
    assert.equal(
      (await post(envelope({ contact: { firstName: 'Eve', lastName: null, email: null, phone: '+4791234567' } })))
        .status,
      200,
    );
  });

  it('loses nothing: the rest of the form is kept aside, and the same id gets the same answer', async () => {
    const { post, rows } = await testReceiver();
    const sent = wrong('en', 'ben@');
    const first = await post(sent);
    assert.equal((await post(sent)).text, first.text);
    assert.deepEqual(await rows('select set_aside, envelope from results'), [
      { set_aside: 'field-errors', envelope: JSON.stringify(sent) },
    ]);
    assert.equal((await rows('select id from people')).length, 0);
  });
});

describe('An e-mail address beyond ASCII', () => {
  it('is kept and shown as it was typed, and is one person with its other spelling', async () => {
    const { post, rows, owner } = await testReceiver();
    for (const email of ['Info@Gärtnerei-Müller.example', 'info@xn--grtnerei-mller-5hb70b.example'])
      assert.equal((await post(referrerForm({ firstName: 'Jürgen', email }))).status, 200);
    assert.deepEqual(await rows('select email, email_key from people'), [
      { email: 'Info@Gärtnerei-Müller.example', email_key: 'info@xn--grtnerei-mller-5hb70b.example' },
    ]);
    const shown = await (await owner('/owner/guests')).text();
    assert.match(shown, /Info@Gärtnerei-Müller\.example/);
    const { json } = await post(referrerForm({ firstName: 'Jürgen', email: 'jürgen@fern.example' }));
    assert.equal(json.ok, true);
    assert.equal((await rows('select id from people')).length, 2);
  });

  it('is invited from the owner’s form, which no browser changes or refuses', async () => {
    const { owner, rows } = await testReceiver();
    const form = await (await owner('/owner/invitations')).text();
    assert.match(form, /<input\s+id="email"\s+name="email"\s+type="text"\s+inputmode="email"/);
    const sent = await owner('/owner/invitations', { firstName: 'Jürgen', email: 'jürgen@gärtnerei.example' });
    assert.equal(sent.status, 303);
    assert.deepEqual(await rows('select email from people'), [{ email: 'jürgen@gärtnerei.example' }]);
  });
});

describe('A conversation', () => {
  it('belongs to the person that it turned out to be, from its first event on', async () => {
    const { post, rows } = await testReceiver();
    const session = { id: randomUUID(), startedAt: NOW.toISOString() };
    await post(envelope({ type: 'flow.started', session }));
    const { json: anna } = await post(referrerForm(ANNA));
    const form = friendForm(BEN, anna.referral.code, { session });
    await post(form);
    await post(
      envelope({
        type: 'goal.completed',
        session,
        submission: form.id,
        goal: { id: 'joined', value: 40, currency: 'EUR' },
      }),
    );
    assert.deepEqual(
      await rows('select type, email from results join people on people.id = person where session = $1 order by type', [
        session.id,
      ]),
      ['flow.started', 'form.submitted', 'goal.completed'].map((type) => ({ type, email: 'ben@example.com' })),
    );
  });
});
