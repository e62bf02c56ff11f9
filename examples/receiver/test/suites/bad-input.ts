/** Whatever is sent to whichever address: a clear answer, nothing stored, nothing lost. The addresses are the app's own, so that a new one is among them. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ANNA, BEN, friendForm, NOW, referrerForm } from '../envelopes.ts';
import { OPERATOR_TOKEN, PROVIDER_SECRET, testReceiver, type TestReceiver } from '../fixture.ts';
import { UUID_PATTERN } from '../../web/uuid.ts';
import { signWebhook } from '../../web/webhook-signature.ts';

/** Of each address; `FUZZ` raises it. */
const RUNS = Number(process.env.FUZZ ?? 12);

interface Route {
  readonly method: string;
  /** As the app writes it: `/owner/people/:person{[0-9]{1,9}}`. */
  readonly path: string;
}

/** Every address of the receiver, for each method. */
function routesOf({ app }: TestReceiver): Route[] {
  const all = app.routes.filter(({ method, path }) => method !== 'ALL' && !path.includes('*'));
  const unique = new Map(all.map(({ method, path }) => [`${method} ${path}`, { method, path }]));
  return [...unique.values()];
}

const nameOf = ({ method, path }: Route) => `${method} ${path}`;
const changes = ({ method }: Route) => method !== 'GET';

/**
 * What anybody may send to. Of all other addresses that change something, a request without credentials is refused: a new one is among those until
 * it is named here.
 */
const OPEN_TO_ALL = [
  'POST /api/results',
  'POST /api/payments',
  'POST /api/uploads',
  'PATCH /api/uploads/:id',
  'DELETE /api/uploads/:id',
  'POST /api/shown',
  'POST /api/poll',
  'POST /api/status/seen',
  'POST /owner/login',
  'POST /owner/logout',
  // By the secret in the address.
  'POST /api/connectors/:target/replies',
  'POST /g/:token',
  'POST /u/:token',
  'POST /c/:token',
  // Beside the stand-in provider only, for a payment that is there.
  `POST /provider/:id{${UUID_PATTERN}}`,
];

const WEIRD = [
  '0',
  '-1',
  '999999999',
  '1e400',
  '00000000-0000-4000-8000-000000000000',
  "' or 1=1 --",
  '../../etc/passwd',
  '\0',
  '\ud800',
  '__proto__',
  'constructor',
  '{{7*7}}',
  '<script>',
  'u.1.x',
  'x'.repeat(4000),
  '🙂'.repeat(50),
];
const weird = fc.oneof(fc.constantFrom(...WEIRD), fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }));

const toAddress = (text: string) => encodeURIComponent(Buffer.from(text).toString());

/** A value for one part of an address; where the app says what it takes, one of these, so that it comes through. */
function partFor(pattern: string | undefined): fc.Arbitrary<string> {
  if (pattern === undefined) return weird.map(toAddress);
  if (pattern === UUID_PATTERN) return fc.constant('00000000-0000-4000-8000-000000000000');
  if (pattern.startsWith('[0-9]')) return fc.constantFrom('0', '7', '999999999');
  if (pattern.includes('.')) return fc.constantFrom('people.csv', 'x.json', 'contacts.csv');
  return fc.constantFrom(...pattern.split('|'));
}

/** An address of this route, with anything in its parts and its query. */
function addressOf({ path }: Route): fc.Arbitrary<string> {
  const parts = path.split('/').map((part) => {
    const [, pattern] = /^:\w+(?:\{(.+)\})?$/.exec(part) ?? [];
    return part.startsWith(':') ? partFor(pattern) : fc.constant(part);
  });
  const query = fc.dictionary(fc.constantFrom('token', 'code', 'id', 'message', 'locale', 'campaign', 'i'), weird, {
    maxKeys: 3,
  });
  return fc
    .tuple(fc.tuple(...parts), query)
    .map(([filled, asked]) => `${filled.join('/')}?${new URLSearchParams(asked).toString()}`);
}

/** None, and made up ones. */
const CREDENTIALS: readonly Record<string, string>[] = [
  {},
  { authorization: 'Bearer guessed' },
  { cookie: 'smoc_owner=guessed' },
];

/** Bodies that no address can use. */
const brokenBody: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'null',
    'true',
    '0',
    '"text"',
    '[]',
    '{}',
    '{',
    '{"a":1,}',
    "{'a':1}",
    '\ufeff{}',
    '{"__proto__":{"ok":true}}',
    '['.repeat(5000),
    `${'['.repeat(100)}${']'.repeat(100)}`,
    JSON.stringify({ x: 'x'.repeat(300_000) }),
    JSON.stringify(Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`f${n}`, n]))),
    'payload=%7B%7D',
    'payload=',
    '%',
    '--boundary\r\nContent-Disposition: form-data; name="x"\r\n\r\n1',
  ),
  fc.constantFrom(Uint8Array.of(0xff, 0xfe, 0x00), Uint8Array.of(0xc3, 0x28), Uint8Array.of(0)),
  fc.json({ maxDepth: 3 }).filter((text) => !text.startsWith('"')),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

const types = [
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=boundary',
  'text/plain',
  'message/delivery-status',
  'application/offset+octet-stream',
  'nonsense',
];

/** What somebody sends who has no credentials, or makes them up. */
const forgedHeaders = fc.record(
  {
    'content-type': fc.constantFrom(...types),
    authorization: fc.constantFrom('Bearer guessed', 'Bearer ', 'Basic eDp4', `bearer ${'x'.repeat(600)}`),
    cookie: fc.constantFrom('smoc_owner=guessed', 'smoc_owner=', 'x'),
    'idempotency-key': fc.constantFrom('x', '00000000-0000-4000-8000-000000000000'),
    'webhook-id': fc.constant('m1'),
    'webhook-timestamp': fc.constantFrom('0', '1795348800', 'soon'),
    'webhook-signature': fc.constantFrom('v1,', 'v1,AAAA', 'x'),
    'x-twilio-signature': fc.constantFrom('', 'AAAA'),
    'x-forwarded-for': fc.constantFrom('203.0.113.7', "' or 1=1 --", 'x'.repeat(2000)),
    'upload-offset': fc.constantFrom('0', '-1', 'x', '999999999999'),
    'tus-resumable': fc.constantFrom('1.0.0', '9'),
    'last-event-id': fc.constantFrom('-1', 'x', '99999999999999999999'),
  },
  { requiredKeys: [] },
);

/** A digest of each table, jobs too: equal where nothing was stored, changed or lost. */
async function everything({ rows }: TestReceiver): Promise<Record<string, unknown>> {
  const tables = await rows<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and (table_schema = 'public' or (table_schema, table_name) = ('pgboss', 'job')) order by 1`,
  );
  const digests = tables.map(
    ({ name }) =>
      `(select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${name} as t) as "${name}"`,
  );
  const [found] = await rows(`select ${digests.join()}`);
  return found!;
}

/** A receiver where something has happened already, and every address was asked once: what is made at the first call is there. */
async function busy(): Promise<TestReceiver> {
  const receiver = await testReceiver({ limits: { slowAfter: 60_000 } });
  const { json: anna } = await receiver.post(referrerForm(ANNA));
  await receiver.post(friendForm(BEN, anna.referral.code));
  await receiver.runDue();
  for (const { method, path } of routesOf(receiver)) {
    const address = path.replace(/:\w+(\{[^/]*\})?/g, 'x');
    const answer = await receiver.app.request(address, { method });
    await answer.body?.cancel();
  }
  return receiver;
}

const isForPrograms = ({ path }: Route) => /^\/(api|confirm|events|hooks|r)\b/.test(path);

async function isClear(route: Route, answer: Response): Promise<void> {
  if (answer.status < 400 || !isForPrograms(route)) return void (await answer.body?.cancel());
  const text = await answer.text();
  if (route.path.includes('uploads') && text === '') return;
  const said = JSON.parse(text) as { ok: unknown; code?: unknown; message?: unknown; fieldErrors?: unknown };
  assert.equal(said.ok, false, `${nameOf(route)}: ${text}`);
  assert.equal(typeof said.code, 'string', `${nameOf(route)}: ${text}`);
  assert.equal(typeof said.message, 'string', `${nameOf(route)}: ${text}`);
}

const failures = ({ logged }: TestReceiver) => logged.filter((line) => line.includes('"failure"'));

describe('Bad input', () => {
  it('malformed, oversized, forged and repeated, to every address: a clear answer below 500, and nothing is stored or lost', async (test) => {
    const receiver = await busy();
    const routes = routesOf(receiver);
    assert.equal(routes.length > 100, true, `${routes.length} addresses`);
    const before = await everything(receiver);
    let sent = 0;
    for (const route of routes) {
      const request = fc.tuple(addressOf(route), forgedHeaders, brokenBody);
      await fc.assert(
        fc.asyncProperty(request, async ([address, headers, body]) => {
          const ask = () =>
            receiver.app.request(address, {
              method: route.method,
              headers: headers as Record<string, string>,
              ...(changes(route) && { body: body as BodyInit }),
            });
          const [first, again] = [await ask(), await ask()];
          sent += 2;
          const what = `${nameOf(route)} ${address} ${JSON.stringify(headers)} ${String(body).slice(0, 200)}`;
          assert.equal(first.status < 500, true, `${first.status} ${what}`);
          assert.equal(again.status, first.status, `the second time: ${what}`);
          const mayPass = !changes(route) || route.path === '/owner/logout';
          assert.equal(mayPass || first.status >= 400, true, `${first.status} ${what}`);
          await isClear(route, first);
          await again.body?.cancel();
        }),
        { numRuns: RUNS },
      );
      assert.deepEqual(await everything(receiver), before, nameOf(route));
    }
    assert.deepEqual(failures(receiver), []);
    test.diagnostic(`${sent} requests to ${routes.length} addresses`);
  });

  it('to the owner’s pages, by the owner: a clear answer below 500, whatever stands in address and form', async () => {
    const receiver = await busy();
    const routes = routesOf(receiver).filter(({ path }) => path.startsWith('/owner') && !path.includes('logout'));
    const entered = await receiver.app.request('/owner?token=only-for-these-tests');
    const cookie = entered.headers.get('set-cookie')!.split(';')[0]!;
    for (const route of routes)
      await fc.assert(
        fc.asyncProperty(addressOf(route), brokenBody, fc.constantFrom(...types), async (address, body, type) => {
          const answer = await receiver.app.request(address, {
            method: route.method,
            headers: { cookie, 'content-type': type },
            ...(changes(route) && { body: body as BodyInit }),
          });
          assert.equal(
            answer.status < 500,
            true,
            `${answer.status} ${nameOf(route)} ${address} ${String(body).slice(0, 200)}`,
          );
          await answer.body?.cancel();
        }),
        { numRuns: RUNS },
      );
    assert.deepEqual(failures(receiver), []);
  });

  it('without credentials: every address that changes something is closed, but those that are open to all', async () => {
    const receiver = await busy();
    const routes = routesOf(receiver).filter(changes);
    const names = routes.map(nameOf);
    assert.deepEqual(
      OPEN_TO_ALL.filter((name) => !names.includes(name)),
      [],
      'what is open to all is there',
    );
    const before = await everything(receiver);
    for (const route of routes.filter((one) => !OPEN_TO_ALL.includes(nameOf(one)))) {
      const [address] = fc.sample(addressOf(route), { numRuns: 1, seed: 1 });
      for (const headers of CREDENTIALS) {
        const answer = await receiver.app.request(address!, { method: route.method, headers, body: '{}' });
        assert.equal(answer.status, 401, nameOf(route));
        await answer.body?.cancel();
      }
    }
    assert.deepEqual(await everything(receiver), before);
  });

  it('out of order: what comes before the thing that it is about is refused, as often as it comes, and changes nothing', async () => {
    const receiver = await busy();
    const before = await everything(receiver);
    const operator = { authorization: `Bearer ${OPERATOR_TOKEN}`, 'content-type': 'application/json' };
    const id = randomUUID();
    const tooEarly: readonly (readonly [
      method: string,
      address: string,
      headers: object,
      body: object | string,
      status: number,
    ])[] = [
      ['POST', '/events/refund', operator, { orderId: 'not-yet' }, 404],
      [
        'POST',
        '/events/purchase',
        operator,
        { orderId: 'a', email: 'nobody@example.com', amount: 1, currency: 'EUR', at: '2026-11-22T12:00:00Z' },
        404,
      ],
      ['POST', '/events/redeem', operator, { code: 'NOTYET22', orderId: 'a' }, 404],
      ['POST', '/confirm', operator, { email: 'nobody@example.com', type: 'customer' }, 404],
      ['POST', '/confirm', operator, { submission: id, type: 'withdrawn' }, 404],
      [
        'PATCH',
        `/api/uploads/${id}`,
        { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
        'x',
        404,
      ],
      ['DELETE', `/api/uploads/${id}`, { 'tus-resumable': '1.0.0' }, '', 404],
      ['GET', `/api/payments?id=${id}`, {}, '', 404],
      ['POST', `/provider/${id}`, {}, 'status=paid', 404],
    ];
    for (const [method, address, headers, body, status] of tooEarly)
      for (let time = 1; time <= 3; time += 1) {
        const answer = await receiver.app.request(address, {
          method,
          headers: headers as Record<string, string>,
          ...(method !== 'GET' && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        });
        assert.equal(answer.status, status, `${method} ${address}, time ${time}`);
        await answer.body?.cancel();
      }
    assert.deepEqual(await everything(receiver), before);
    assert.deepEqual(failures(receiver), []);
  });

  it('as an id that is none, of 36 signs, is of nothing, and never breaks a page', async () => {
    const receiver = await testReceiver({ messaging: { bounceSecret: PROVIDER_SECRET } });
    for (const id of ['0'.repeat(36), '-'.repeat(36), 'a'.repeat(36)]) {
      const asOwner = [
        [`/owner/results/${id}`, 404],
        [`/owner/messages/${id}`, 404],
        [`/owner/inbox/${id}`, 404],
        [`/owner/files/${id}`, 404],
      ] as const;
      for (const [path, status] of asOwner) assert.equal((await receiver.owner(path)).status, status, path);
      for (const path of [`/owner/results/${id}/delete`, `/owner/set-aside/${id}/release`])
        assert.equal((await receiver.owner(path, {})).status, 404, path);
      for (const path of [`/provider/${id}`, `/api/payments?id=${id}`])
        assert.equal((await receiver.get(path)).status, 404, path);
      const body = JSON.stringify({ type: 'bounce', email: 'anna@example.com', messageId: `<${id}@example.com>` });
      const headers = signWebhook([PROVIDER_SECRET], 'm1', NOW, body);
      const told = await receiver.app.request('/hooks/mail', { method: 'POST', body, headers: { ...headers } });
      assert.equal(told.status, 200);
    }
    assert.deepEqual(failures(receiver), []);
  });
});
