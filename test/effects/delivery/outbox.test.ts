import { expect } from '@open-wc/testing';
import type { ChatAct } from '../../../src/engine/input.ts';
import { adapterFor } from '../../../src/effects/delivery/adapters.ts';
import { createOutbox } from '../../../src/effects/delivery/outbox.lazy.ts';
import type { Outbox, OutboxOptions, TabMessage } from '../../../src/effects/delivery/outbox-port.ts';
import type { EndpointSetting } from '../../../src/effects/delivery/endpoint.ts';
import type { Problem, Trouble } from '../../../src/effects/delivery/problem.ts';
import { FakeClock, seededChance, settle } from '../../session/fake-clock.ts';
import { accepted, envelopeOf, fakeHttp, type Answer, type Call } from './fake-endpoint.ts';
import { MemoryStore, fakeLocks } from './memory-store.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface World {
  clock: FakeClock;
  store: MemoryStore;
  outbox: Outbox;
  calls: Call[];
  acts: ChatAct[];
  problems: (Problem | Trouble)[];
  detach(): void;
  /** Puts an envelope into the store and tells the outbox. */
  send(id: string, more?: Parameters<typeof envelopeOf>[1]): Promise<void>;
}

function world(
  answers: (call: Call, id: string, count: number) => Answer,
  {
    endpoints = () => '/api/results',
    ...more
  }: Partial<OutboxOptions> & { endpoints?: (name: string) => EndpointSetting | undefined } = {},
): World {
  const clock = (more.clock as FakeClock | undefined) ?? new FakeClock();
  const store = (more.store as MemoryStore | undefined) ?? new MemoryStore(clock);
  const { http, calls } = fakeHttp(clock, answers);
  const acts: ChatAct[] = [],
    problems: (Problem | Trouble)[] = [];
  const outbox = createOutbox({
    clock,
    store,
    http,
    chance: seededChance(7),
    base: () => 'https://shop.example/vip?t=1',
    locks: fakeLocks(),
    broadcast: () => {},
    ...more,
  });
  const detach = outbox.attach('vip', {
    endpoints,
    report: (act) => acts.push(act),
    problem: (problem) => problems.push(problem),
  });
  return {
    clock,
    store,
    outbox,
    calls,
    acts,
    problems,
    detach,
    async send(id, envelope) {
      store.put(envelopeOf(id, envelope));
      await outbox.add(id);
      await settle();
    },
  };
}

const kinds = (acts: readonly ChatAct[]) => acts.map(({ type }) => type);

describe('a lead', () => {
  it('is posted as JSON with its id as Idempotency-Key, and leaves the store when the answer holds the same id', async () => {
    const { send, calls, acts, store } = world((_, id) => accepted(id, { set: { seat: 7 } }));
    await send('e1');
    expect(calls).to.have.length(1);
    const { address, method, headers, body, redirect, timeout } = calls[0]!;
    expect([address, method, redirect, timeout]).to.deep.equal([
      'https://shop.example/api/results',
      'POST',
      'manual',
      10_000,
    ]);
    expect(headers).to.deep.equal({
      'Content-Type': 'application/json',
      Accept: 'application/json',
      'Idempotency-Key': 'e1',
    });
    expect(JSON.parse(body!)).to.deep.equal(envelopeOf('e1'));
    expect(acts).to.deep.equal([{ type: 'delivered', id: 'e1', reply: { ok: true, id: 'e1', set: { seat: 7 } } }]);
    expect(store.kept.size).to.equal(0);
  });

  it('stays in the store until the conversation has taken note of the answer', async () => {
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    const { http } = fakeHttp(clock, (_, id) => accepted(id));
    const outbox = createOutbox({
      clock,
      store,
      http,
      chance: seededChance(),
      base: () => 'https://shop.example/',
      locks: fakeLocks(),
      broadcast: () => {},
    });
    let noted = () => {};
    outbox.attach('vip', {
      endpoints: () => '/api',
      report: () =>
        new Promise<void>((resolve) => {
          noted = resolve;
        }),
      problem: () => {},
    });
    store.put(envelopeOf('e1'));
    await outbox.add('e1');
    await settle();
    expect(store.kept.size).to.equal(1);
    noted();
    await settle();
    expect(store.kept.size).to.equal(0);
  });

  it('goes out as soon as a storage that did not answer does', async () => {
    const { send, clock, store, acts } = world((_, id) => accepted(id));
    const { read } = store;
    let silent = 3;
    store.read = (id) => (silent-- > 0 ? Promise.reject(new Error('No answer.')) : read(id));
    await send('e1');
    expect(acts).to.deep.equal([]);
    await clock.turn(5 * SECOND);
    expect(kinds(acts)).to.deep.equal(['delivered']);
  });

  it('of another type reports nothing to the conversation', async () => {
    const { send, acts, store } = world((_, id) => accepted(id));
    await send('g1', { type: 'goal.completed' });
    expect(acts).to.deep.equal([]);
    expect(store.kept.size).to.equal(0);
  });

  it('goes after the one that it belongs to or corrects', async () => {
    const { send, calls, clock } = world((_, id, count) => (id === 'e1' && count < 3 ? { status: 503 } : accepted(id)));
    await send('e1');
    await send('g1', { type: 'goal.completed', submission: 'e1' });
    await clock.turn(MINUTE);
    expect(calls.map(({ headers }) => headers?.['Idempotency-Key'])).to.deep.equal(['e1', 'e1', 'e1', 'g1']);
  });

  it('that is not through in four seconds is reported kept, once, and delivered later', async () => {
    const { send, acts, clock } = world((_, id, count) => (count < 6 ? 'refused' : accepted(id)));
    await send('e1');
    await clock.turn(3.9 * SECOND);
    expect(acts).to.deep.equal([]);
    await clock.turn(0.2 * SECOND);
    expect(kinds(acts)).to.deep.equal(['kept']);
    await clock.turn(HOUR);
    expect(kinds(acts)).to.deep.equal(['kept', 'delivered']);
  });

  it('is given up after 28 days, and its conversation is told that it was not sent', async () => {
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    store.put(envelopeOf('old'), { at: clock.now() - 28 * DAY - 1, state: 'parked' });
    store.put(envelopeOf('young'), { at: clock.now() - 28 * DAY + MINUTE, state: 'parked' });
    const { outbox, acts } = world(() => 'never', { clock, store });
    await settle();
    expect([...store.kept.keys()]).to.deep.equal(['young']);
    await outbox.watch('vip', 'old');
    expect(kinds(acts)).to.deep.equal(['unsent']);
  });
});

/** The 18 plans of promise L2, as far as a page can tell them apart, and whether the lead is tried again or parked. */
const faults: [string, Answer, 'again' | 'parked' | 'unclear'][] = [
  ['a refused or reset connection, a missing CORS header', 'refused', 'again'],
  ['no answer within the time-out', 'time-out', 'again'],
  ...[400, 401, 403, 404, 409, 410, 413, 422].map((status): [string, Answer, 'parked'] => [
    `status ${status}`,
    { status },
    'parked',
  ]),
  ...[408, 425, 500, 502, 503].map((status): [string, Answer, 'again'] => [`status ${status}`, { status }, 'again']),
  ['429 with seconds', { status: 429, headers: { 'retry-after': '30' } }, 'again'],
  ['429 with a date', { status: 429, headers: { 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' } }, 'again'],
  ['a redirect to a login page', { status: 0 }, 'again'],
  ['an HTML page with 200', { status: 200, body: '<!doctype html><title>Welcome</title>' }, 'unclear'],
  ['JSON that is cut off', { status: 200, body: '{"ok":true,"id":"e1"' }, 'unclear'],
  ['JSON that says no with 200', { status: 200, body: '{"ok":false,"error":"channel_not_found"}' }, 'unclear'],
];

/** What an endpoint that confirms ids may answer besides: no yes, and harmless to try again. */
const unconfirmed: [string, Answer][] = [
  ['an HTML page with 200', { status: 200, body: '<!doctype html><title>Welcome</title>' }],
  ['JSON that is cut off', { status: 200, body: '{"ok":true,"id":"e1"' }],
  ['JSON with another id', { status: 200, body: '{"ok":true,"id":"e2"}' }],
  ['JSON that is no object', { status: 200, body: '["e1"]' }],
  ['an empty 204', { status: 204 }],
];

/** What automation tools, chats, gateways and scripts answer when they have taken something. */
const yeses: [string, Exclude<Answer, string>][] = [
  ['n8n', { status: 200, body: '{"message": "Workflow was started"}' }],
  ['n8n, all items', { status: 200, body: '[{"json":{"row":7}}]' }],
  ['Make', { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: 'Accepted' }],
  ['Zapier', { status: 200, body: '{"attempt":"018f","id":"018f-77","request_id":"018f","status":"success"}' }],
  ['Pabbly', { status: 200, body: '{"status":"success","message":"Response Accepted"}' }],
  ['Slack', { status: 200, body: 'ok' }],
  ['Pipedream', { status: 200, body: '<p><b>Success!</b></p>'.replace(/<[^>]+>/g, '') }],
  ['Power Automate', { status: 202 }],
  ['an API gateway', { status: 200, body: '{"statusCode":200,"body":"\\"done\\""}' }],
  ['a created row', { status: 201, body: '{"id":42,"errors":[],"error":null}' }],
  ['nothing', { status: 204 }],
  ['nothing with 200', { status: 200, headers: { 'content-type': 'application/json' } }],
  ['a digit', { status: 200, headers: { 'content-type': 'text/plain' }, body: '1' }],
  ['JSON that calls itself text', { status: 200, headers: { 'content-type': 'text/plain' }, body: '{"success":true}' }],
  ['a complaint about nothing', { status: 200, body: '{"error":null,"errors":{},"failed":0,"status":0}' }],
  ['an empty list', { status: 200, body: '[]' }],
  ['several at once', { status: 207, body: '{"data":{"success":true},"errors":[]}' }],
  [
    'an echo',
    { status: 200, body: '{"body":{"type":"form.submitted","answers":{"error":"none of it","status":"failed"}}}' },
  ],
  ['a counting pixel', { status: 200, headers: { 'content-type': 'image/gif' }, body: 'GIF89a\u0001\u0000;' }],
  ['XML', { status: 200, headers: { 'content-type': 'text/xml' }, body: '<?xml version="1.0"?><Response/>' }],
  [
    'JSON that holds HTML, as PHP labels it',
    { status: 200, headers: { 'content-type': 'text/html' }, body: '{"success":true,"note":"<b>Thanks</b>"}' },
  ],
];

/** 2xx that say no, whoever says so. */
const noes: [string, Exclude<Answer, string>][] = [
  [
    'a static host with one page for all',
    { status: 200, headers: { 'content-type': 'text/html' }, body: '<!DOCTYPE html>\n<html lang="en">' },
  ],
  ['a page after a comment', { status: 200, body: '<!-- v1 -->\n<html><body>Log in</body></html>' }],
  ['a scrap of a page', { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Hotel Wi-Fi</h1>' }],
  [
    'a warning of PHP',
    { status: 200, headers: { 'content-type': 'text/html' }, body: '<br />\n<b>Warning</b>: mail() failed' },
  ],
  ['Slack', { status: 200, body: '{"ok":false,"error":"invalid_auth"}' }],
  ['a form service', { status: 200, body: '{"success":"false","message":"Activate the form first"}' }],
  ['GraphQL', { status: 200, body: '{"data":null,"errors":[{"message":"No such field"}]}' }],
  ['a gateway that hides a 500', { status: 200, body: '{"statusCode":500,"body":"boom"}' }],
  ['a function that fell', { status: 200, body: '{"errorMessage":"Task timed out","errorType":"X"}' }],
  ['a list in which one fell', { status: 200, body: '[{"ok":true},{"ok":false}]' }],
  ['a list manager', { status: 200, body: '{"result":"error","msg":"Invalid address"}' }],
  ['plain words', { status: 200, headers: { 'content-type': 'text/plain' }, body: 'Error: could not save' }],
  ['words of a door', { status: 200, headers: { 'content-type': 'text/plain' }, body: 'Unauthorized' }],
  [
    'a login page that calls itself JSON',
    { status: 200, headers: { 'content-type': 'application/json' }, body: '<!doctype html><title>Log in</title>' },
  ],
  [
    'a page that sends on and says nothing of its kind',
    { status: 200, body: '<meta http-equiv="refresh" content="0;url=/login">' },
  ],
  ['capitals', { status: 200, body: '{"Success":false,"Message":"Quota"}' }],
  ['a status that is false', { status: 200, body: '{"status":false,"msg":"No list"}' }],
  ['a status in other words', { status: 200, body: '{"status":"Rejected"}' }],
  ['a wrapper', { status: 200, body: '{"data":{"ok":false}}' }],
  ['a wrapper of another kind', { status: 200, body: '{"result":{"success":false,"reason":"duplicate"}}' }],
  ['an error with underscores', { status: 200, body: '{"error_message":"No such sheet"}' }],
  ['fields', { status: 200, body: '{"fieldErrors":{"email":"taken"}}' }],
];

describe('what can meet a lead', () => {
  for (const [what, answer, outcome] of faults) {
    const becomes = {
      again: 'sent again, the same bytes, until it is taken',
      parked: 'parked, never deleted, told to the conversation',
      unclear: 'kept, never sent again by itself, told to the conversation',
    }[outcome];
    it(`${what}: ${becomes}`, async () => {
      const { send, calls, acts, clock, store } = world((_, id, count) => (count < 3 ? answer : accepted(id)));
      await send('e1');
      await clock.turn(HOUR);
      if (outcome === 'again') {
        expect(calls).to.have.length(3);
        expect(new Set(calls.map(({ body }) => body))).to.have.length(1);
        expect(new Set(calls.map(({ headers }) => headers?.['Idempotency-Key']))).to.deep.equal(new Set(['e1']));
        expect(acts.at(-1)?.type).to.equal('delivered');
        expect(store.kept.size).to.equal(0);
        return;
      }
      const { status } = answer as { status: number };
      expect(calls).to.have.length(1);
      expect(acts).to.deep.equal([
        outcome === 'parked' ? { type: 'refused', id: 'e1', status, reply: {} } : { type: 'unclear', id: 'e1', status },
      ]);
      expect(store.row('e1')).to.include({ state: 'parked', status });
    });
  }

  for (const [what, answer] of unconfirmed)
    for (const [how, setting] of [
      ['is asked to confirm ids', { url: '/api/results', confirms: true }],
      ['has confirmed one before', '/api/results'],
    ] as const)
      it(`${what}, from an endpoint that ${how}: sent again until the id is there`, async () => {
        const { send, calls, acts, clock } = world(
          (_, id, count) => (id === 'e1' && count < 3 ? answer : accepted(id)),
          { endpoints: () => setting },
        );
        if (typeof setting === 'string') await send('e0');
        await send('e1');
        await clock.turn(HOUR);
        expect(calls.filter(({ headers }) => headers?.['Idempotency-Key'] === 'e1')).to.have.length(3);
        expect(acts.at(-1)).to.deep.include({ type: 'delivered', id: 'e1' });
      });

  it('what an endpoint confirmed in an earlier visit is expected of it in the next', async () => {
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    const first = world((_, id) => accepted(id), { clock, store });
    await first.send('e1');
    const { send, acts } = world((_, id, count) => (count < 2 ? { status: 200, body: 'OK' } : accepted(id)), {
      clock,
      store,
    });
    await settle();
    await send('e2');
    expect(acts).to.deep.equal([]);
    await clock.turn(HOUR);
    expect(kinds(acts)).to.deep.equal(['delivered']);
  });

  for (const [who, answer] of yeses)
    for (const adapter of ['json', 'form'] as const)
      it(`the yes of ${who} (${answer.status}, adapter ${adapter}) is one: one post, delivered, and nothing more for days`, async () => {
        await adapterFor('form', { url: 'https://hook.example/1' }, 'https://hook.example/1');
        const { send, calls, acts, clock, store, problems, outbox } = world(() => answer, {
          endpoints: () => ({ url: 'https://hook.example/1', adapter }),
        });
        await send('e1');
        await clock.turn(3 * DAY);
        await outbox.flush();
        await clock.turn(DAY);
        expect([calls.length, kinds(acts), store.kept.size]).to.deep.equal([1, ['delivered'], 0]);
        expect(problems.map(({ code }) => code)).to.deep.equal(adapter === 'json' ? ['endpoint-unconfirmed'] : []);
      });

  for (const [who, answer] of noes)
    for (const adapter of ['json', 'form'] as const)
      it(`the no of ${who}, said with 200 (adapter ${adapter}): kept and told, not posted again by itself, and sent when asked`, async () => {
        await adapterFor('form', { url: 'https://hook.example/1' }, 'https://hook.example/1');
        let taken = false;
        const { send, calls, acts, clock, store, problems, outbox } = world(
          () => (taken ? { status: 200, body: 'ok' } : answer),
          { endpoints: () => ({ url: 'https://hook.example/1', adapter }) },
        );
        await send('e1');
        await clock.turn(3 * DAY);
        await outbox.flush();
        await clock.turn(DAY);
        expect([calls.length, kinds(acts), store.kept.size]).to.deep.equal([1, ['unclear'], 1]);
        expect(problems.map(({ code }) => code)).to.deep.equal(['endpoint-answer']);
        await outbox.watch('vip', 'e1');
        expect(acts.at(-1)).to.deep.equal({ type: 'unclear', id: 'e1', status: 200 });
        taken = true;
        await outbox.retry('e1');
        await settle();
        expect([calls.length, acts.at(-1)?.type, store.kept.size]).to.deep.equal([2, 'delivered', 0]);
      });

  it('an endpoint that confirms nothing is told of once, however many results it takes', async () => {
    const { send, problems } = world(() => ({ status: 200, body: 'ok' }));
    for (const id of ['e1', 'e2', 'e3']) await send(id);
    expect(problems.map(({ code }) => code)).to.deep.equal(['endpoint-unconfirmed']);
  });

  it('a refusal brings the fields that the endpoint does not take', async () => {
    const { send, acts } = world(() => ({ status: 422, body: '{"fieldErrors":{"email":"Taken"}}' }));
    await send('e1');
    expect(acts).to.deep.equal([
      { type: 'refused', id: 'e1', status: 422, reply: { fieldErrors: { email: 'Taken' } } },
    ]);
  });

  it('a parked lead is kept, and sent again when the visitor asks', async () => {
    const { send, outbox, acts, store } = world((_, id, count) => (count < 2 ? { status: 403 } : accepted(id)));
    await send('e1');
    expect((await store.rows()).rows.map(({ id, state }) => [id, state])).to.deep.equal([['e1', 'parked']]);
    await outbox.retry('e1');
    await settle();
    expect(kinds(acts)).to.deep.equal(['refused', 'delivered']);
    expect(store.kept.size).to.equal(0);
  });

  it('its owner is told once what to mend, without a word of the visitor', async () => {
    const { send, problems, clock } = world(() => ({ status: 200, body: '<html>ben@example.com' }));
    await send('e1');
    await clock.turn(HOUR);
    expect(problems.map(({ code }) => code)).to.deep.equal(['endpoint-answer']);
    expect(JSON.stringify(problems)).to.include('https://shop.example/api/results').and.not.match(/ben/i);
  });

  it('a result of another type that is refused is told to the owner', async () => {
    const { send, problems, acts } = world(() => ({ status: 404 }));
    await send('g1', { type: 'goal.completed' });
    expect(problems.map(({ code }) => code)).to.deep.equal(['endpoint-refused']);
    expect(acts).to.deep.equal([]);
  });
});

describe('politeness', () => {
  for (const [how, header] of [
    ['seconds', '7200'],
    ['a date', 'Sun, 22 Nov 2026 14:00:00 GMT'],
  ] as const) {
    it(`never before Retry-After (${how}), for other leads to the same address neither, whatever happens`, async () => {
      const { send, calls, clock, outbox } = world((_, id, count) =>
        id === 'e1' && count === 1 ? { status: 429, headers: { 'retry-after': header } } : accepted(id),
      );
      const start = clock.now();
      await send('e1');
      await send('e2');
      await clock.turn(HOUR);
      await outbox.flush();
      await outbox.retry('e1');
      outbox.look();
      outbox.leave();
      await clock.turn(HOUR - 1);
      expect(calls).to.have.length(1);
      await clock.turn(MINUTE);
      expect(calls).to.have.length(3);
      expect(calls[1]!.at).to.be.at.least(start + 2 * HOUR);
    });
  }

  it("a date is meant by the server's own clock", async () => {
    const { send, calls, clock } = world((_, id, count) =>
      count === 1
        ? {
            status: 503,
            headers: { 'retry-after': 'Sun, 22 Nov 2026 09:00:30 GMT', date: 'Sun, 22 Nov 2026 09:00:00 GMT' },
          }
        : accepted(id),
    );
    const start = clock.now();
    await send('e1');
    await clock.turn(MINUTE);
    expect(calls[1]!.at - start).to.be.within(30 * SECOND, 32 * SECOND);
  });

  it('no lead is tried more than 60 times in any 24 hours, however often page and network come back', async () => {
    const { send, calls, clock, outbox } = world(() => 'refused');
    await send('e1');
    for (let minute = 0; minute < 3 * 24 * 60; minute += 5) {
      await clock.turn(5 * MINUTE);
      await outbox.flush();
    }
    const most = Math.max(
      ...calls.map(({ at }) => calls.filter((other) => other.at >= at && other.at < at + DAY).length),
    );
    expect(most).to.be.at.most(60);
    expect(calls.length, 'and it is not forgotten').to.be.above(100);
  });

  it('tries are spread over the whole of a growing time', async () => {
    const gaps: number[][] = [];
    for (let client = 0; client < 200; client++) {
      const { send, calls, clock } = world(() => 'refused', { chance: seededChance(client) });
      await send('e1');
      await clock.turn(HOUR);
      calls.slice(1, 6).forEach(({ at }, index) => (gaps[index] ??= []).push(at - calls[index]!.at));
    }
    gaps.forEach((list, index) => {
      const window = 2 * SECOND * 2 ** index;
      expect(Math.max(...list)).to.be.within(0.9 * window, window);
      expect(Math.min(...list)).to.be.below(0.1 * window);
    });
  });

  it('after an outage of half an hour 500 clients have all been heard within the next, not in one moment', async () => {
    const outage = 30 * MINUTE;
    const start = new FakeClock().now();
    const arrivals: number[] = [];
    for (let client = 0; client < 500; client++) {
      const own = new FakeClock(start);
      const { send } = world(
        (call, id) => {
          if (call.at < start + outage) return { status: 503 };
          arrivals.push(call.at - start - outage);
          return accepted(id);
        },
        { clock: own, chance: seededChance(client + 1) },
      );
      await send(`e${client}`);
      await own.turn(3 * HOUR);
    }
    expect(arrivals).to.have.length(500);
    const minutes = new Map<number, number>();
    for (const at of arrivals) minutes.set(Math.floor(at / MINUTE), (minutes.get(Math.floor(at / MINUTE)) ?? 0) + 1);
    const last = Math.max(...minutes.keys());
    expect(last).to.be.below(36);
    expect(Math.max(...minutes.values())).to.be.at.most((3 * 500) / (last + 1));
  });

  it('has one request for a lead at a time, and four in all', async () => {
    const open: { id: string; release(): void }[] = [];
    const seen: string[] = [];
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    const outbox = createOutbox({
      clock,
      store,
      chance: seededChance(),
      base: () => 'https://shop.example/',
      locks: fakeLocks(),
      broadcast: () => {},
      http: (_, { body }) =>
        new Promise((resolve) => {
          const { id } = JSON.parse(body!) as { id: string };
          seen.push(id);
          open.push({
            id,
            release: () =>
              resolve({
                status: 200,
                ok: true,
                redirected: false,
                header: () => null,
                text: () => Promise.resolve(body!),
              }),
          });
        }),
    });
    outbox.attach('vip', { endpoints: () => '/api', report: () => {}, problem: () => {} });
    for (let index = 0; index < 20; index++) {
      store.put(envelopeOf(`e${index}`));
      await outbox.add(`e${index}`);
      await outbox.flush();
      outbox.look();
    }
    await settle();
    while (open.length) {
      expect(open.length).to.be.at.most(4);
      open.shift()!.release();
      await settle();
    }
    expect(seen).to.deep.equal(Array.from({ length: 20 }, (_, index) => `e${index}`));
    expect(store.kept.size).to.equal(0);
  });
});

/** A clock that shows another time than has passed, from one moment to the next. */
class WrongClock extends FakeClock {
  off = 0;
  override readonly now = () => this.right() + this.off;
  private readonly right = () => (this as unknown as { time: number }).time;
  override readonly after = (ms: number, task: () => void) => {
    // Whole milliseconds, as timers of a browser have.
    const due = this.right() + Math.ceil(ms);
    const tasks = this as unknown as { tasks: { at: number; task: () => void }[] };
    const entry = { at: due, task };
    tasks.tasks.push(entry);
    return () => {
      tasks.tasks = tasks.tasks.filter((each) => each !== entry);
    };
  };
}

describe('a clock that jumps', () => {
  const YEAR = 365 * DAY;
  for (const [what, off, then] of [
    ['stood at 2010 and is set right', -17 * YEAR, 0],
    ['stood at 1970 and is set right', 5000 - Date.UTC(2026, 10, 22, 12), 0],
    ['was a year behind and is set right', -YEAR / 2, 0],
    ['was five days ahead and is set right', 5 * DAY, 0],
    ['was ten years ahead and is set right', 10 * YEAR, 0],
    ['was right and falls back to 2010', 0, -17 * YEAR],
    ['goes back an hour as summer ends', 0, -HOUR],
    ['goes on an hour as summer begins', 0, HOUR],
    ['slept for a week', 0, 7 * DAY],
  ] as const) {
    it(`${what} between two visits: a lead that nobody took goes out at once`, async () => {
      const clock = new WrongClock(),
        store = new MemoryStore(clock);
      clock.off = off;
      let up = false;
      const first = world((_, id) => (up ? accepted(id) : 'refused'), { clock, store });
      await first.send('e1');
      await clock.turn(MINUTE);
      first.detach();
      clock.off = then;
      up = true;
      const next = world((_, id) => accepted(id), { clock, store });
      await settle();
      expect(next.calls).to.have.length(1);
      expect([kinds(next.acts), store.kept.size]).to.deep.equal([['delivered'], 0]);
    });

    it(`${what} while the page is open: a lead is neither lost nor put off`, async () => {
      const clock = new WrongClock();
      clock.off = off;
      let up = false;
      const { send, store, outbox, calls } = world((_, id) => (up ? accepted(id) : 'refused'), { clock });
      await send('e1');
      await clock.turn(MINUTE);
      clock.off = then;
      await clock.turn(MINUTE);
      await outbox.flush();
      await clock.turn(MINUTE);
      expect(store.kept.size).to.equal(1);
      const tries = calls.length;
      up = true;
      await clock.turn(40 * MINUTE);
      expect(calls.length).to.equal(tries + 1);
      expect(store.kept.size).to.equal(0);
    });
  }

  it('the endpoint still away for a day after the clock was set on by a year: the lead is there, the owner told, and it goes out', async () => {
    const clock = new WrongClock(),
      store = new MemoryStore(clock);
    const first = world(() => 'refused', { clock, store });
    store.put(envelopeOf('e1'), { seen: clock.now() });
    await first.outbox.add('e1');
    first.detach();
    clock.off = YEAR;
    let up = false;
    const next = world((_, id) => (up ? accepted(id) : 'refused'), { clock, store });
    await clock.turn(DAY);
    expect(next.problems.map(({ code }) => code)).to.include('lead-too-old');
    up = true;
    await next.outbox.flush();
    await clock.turn(HOUR);
    expect([next.acts.at(-1)?.type, store.kept.size]).to.deep.equal(['delivered', 0]);
  });

  it('a lead that was seen all the while is tried once more after 28 days, told, and then given up; its conversation hears of it', async () => {
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    store.put(envelopeOf('e1'), { seen: clock.now(), at: clock.now() - 28 * DAY - 1, tries: 900 });
    const { calls, problems, acts } = world(() => 'refused', { clock, store });
    await settle();
    expect(calls).to.have.length(1);
    expect(problems.filter(({ code }) => code === 'lead-too-old')).to.have.length(2);
    expect([kinds(acts), store.kept.size]).to.deep.equal([['unsent'], 0]);
  });

  it('a lead that waits behind a wrong clock is given up 28 days after the clock was right', async () => {
    const clock = new WrongClock(),
      store = new MemoryStore(clock);
    clock.off = 10 * YEAR;
    world(() => 'refused', { clock, store }).detach();
    store.put(envelopeOf('e1'), { seen: clock.now() });
    clock.off = 0;
    for (let day = 0; day < 28; day += 2) {
      const visit = world(() => 'refused', { clock, store });
      await settle();
      visit.detach();
      expect(store.kept.size, `day ${day}`).to.equal(1);
      await clock.turn(2 * DAY);
    }
    await clock.turn(2 * DAY);
    world(() => 'refused', { clock, store });
    await settle();
    expect(store.kept.size).to.equal(0);
  });

  it('Retry-After as a date, with a clock that is years behind and a server that does not show its own: not put off for weeks', async () => {
    const clock = new WrongClock();
    clock.off = -YEAR / 2;
    const { send, calls } = world(
      (_, id, count) =>
        count === 1 ? { status: 503, headers: { 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' } } : accepted(id),
      { clock },
    );
    await send('e1');
    await clock.turn(HOUR);
    expect(calls).to.have.length(2);
  });

  it('Retry-After holds although the clock is set back while it runs', async () => {
    const clock = new WrongClock();
    const { send, calls, outbox } = world(
      (_, id, count) => (count === 1 ? { status: 429, headers: { 'retry-after': '7200' } } : accepted(id)),
      { clock },
    );
    await send('e1');
    clock.off = -3 * DAY;
    await clock.turn(MINUTE);
    await outbox.flush();
    await clock.turn(90 * MINUTE);
    expect(calls).to.have.length(1);
    await clock.turn(HOUR);
    expect(calls).to.have.length(2);
  });
});

describe('a page that comes and goes', () => {
  it('sends what an earlier visit left as soon as it is opened', async () => {
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    store.put(envelopeOf('e1'), { tries: 4, nextAt: clock.now() + 10 * MINUTE, used: clock.now() });
    const { calls, acts } = world((_, id) => accepted(id), { clock, store });
    await settle();
    expect(calls).to.have.length(1);
    expect(kinds(acts)).to.deep.equal(['delivered']);
  });

  it('finds what an earlier visit left although the storage is slow to answer', async () => {
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    store.put(envelopeOf('e1'));
    store.deaf = 3;
    const { acts } = world((_, id) => accepted(id), { clock, store });
    await clock.turn(MINUTE);
    expect(kinds(acts)).to.deep.equal(['delivered']);
    store.deaf = Infinity;
    world(() => 'never', { clock, store });
    await clock.turn(DAY);
    expect(clock.waiting, 'it is not asked for ever').to.equal(0);
  });

  it('tells a restored conversation what became of its lead: delivered, refused, or still kept', async () => {
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    store.put(envelopeOf('parked'), { state: 'parked', status: 422 });
    store.put(envelopeOf('kept'));
    const { outbox, acts } = world(() => 'refused', { clock, store });
    await outbox.watch('vip', 'gone');
    await outbox.watch('vip', 'parked');
    await outbox.watch('vip', 'kept');
    expect(acts).to.deep.equal([
      { type: 'delivered', id: 'gone', reply: {} },
      { type: 'refused', id: 'parked', status: 422, reply: {} },
    ]);
    await clock.turn(4 * SECOND);
    expect(acts.at(-1)).to.deep.equal({ type: 'kept', id: 'kept' });
  });

  it('tries again when the network is back', async () => {
    let up = false;
    const { send, calls, clock, outbox } = world((_, id) => (up ? accepted(id) : 'refused'));
    await send('e1');
    await clock.turn(3 * MINUTE);
    const tries = calls.length;
    up = true;
    await outbox.flush();
    await settle();
    expect(calls).to.have.length(tries + 1);
  });

  it("when it is left, what has not come through at its first try goes out in requests that outlive it, within the browser's 65,536 bytes", async () => {
    const { send, calls, outbox, clock } = world((_, id) =>
      id === 'late' ? { status: 503, headers: { 'retry-after': '60' } } : 'never',
    );
    const story = 'x'.repeat(7000);
    for (let index = 0; index < 12; index++) await send(`e${index}`, { answers: { story } });
    await send('large', { answers: { story: story.repeat(10) } });
    const before = calls.length;
    expect(calls.some(({ keepalive }) => keepalive)).to.be.false;
    outbox.leave();
    outbox.leave();
    const alive = calls.slice(before);
    expect(alive.every(({ keepalive }) => keepalive)).to.be.true;
    expect(alive.length).to.equal(7);
    expect(new Set(alive.map(({ body }) => body)).size).to.equal(alive.length);
    expect(alive.reduce((sum, { body }) => sum + body!.length, 0)).to.be.at.most(65_536);
    await clock.turn(0);
  });

  it('when it is left while a lead is still being written, sends it', async () => {
    const { store, outbox, calls, acts } = world((_, id) => accepted(id));
    store.put(envelopeOf('e1'));
    store.fresh.add('e1');
    outbox.leave();
    expect(calls.map(({ keepalive }) => keepalive)).to.deep.equal([true]);
    await outbox.add('e1');
    await settle();
    expect(calls).to.have.length(1);
    expect(kinds(acts)).to.deep.equal(['delivered']);
  });

  it('when it is left and comes back, both answers count once', async () => {
    const releases: (() => void)[] = [];
    const clock = new FakeClock(),
      store = new MemoryStore(clock),
      acts: ChatAct[] = [];
    const outbox = createOutbox({
      clock,
      store,
      chance: seededChance(),
      base: () => 'https://shop.example/',
      locks: fakeLocks(),
      broadcast: () => {},
      http: () =>
        new Promise((resolve) =>
          releases.push(() => {
            resolve({
              status: 200,
              ok: true,
              redirected: false,
              header: () => null,
              text: () => Promise.resolve('{"id":"e1"}'),
            });
          }),
        ),
    });
    outbox.attach('vip', { endpoints: () => '/api', report: (act) => acts.push(act), problem: () => {} });
    store.put(envelopeOf('e1'));
    await outbox.add('e1');
    await settle();
    outbox.leave();
    expect(releases).to.have.length(2);
    for (const release of releases) {
      release();
      await settle();
    }
    expect(kinds(acts)).to.deep.equal(['delivered']);
    expect(store.kept.size).to.equal(0);
    expect(clock.waiting).to.equal(0);
  });

  it('leaves no timer behind when the last conversation lets go, and goes on with the next', async () => {
    const { send, clock, detach, outbox, calls, store } = world((_, id, count) =>
      count < 2 ? 'refused' : accepted(id),
    );
    await send('e1');
    detach();
    expect(clock.waiting).to.equal(0);
    await clock.turn(HOUR);
    expect(calls).to.have.length(1);
    outbox.attach('vip', { endpoints: () => '/api/results', report: () => {}, problem: () => {} });
    await settle();
    expect(store.kept.size).to.equal(0);
  });

  it('a damaged lead stays where it is and stops nobody', async () => {
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    for (let index = 0; index < 10; index++) store.put(envelopeOf(`e${index}`));
    store.kept.get('e3')!.text = null;
    store.kept.get('e4')!.text = '{"schema":1,"id":"e4"';
    const { calls, problems } = world((_, id) => accepted(id), { clock, store });
    await clock.turn(HOUR);
    expect([...store.kept.keys()]).to.deep.equal(['e3', 'e4']);
    expect(calls).to.have.length(8);
    expect(problems.map(({ code }) => code)).to.deep.equal(['lead-unreadable']);
  });
});

describe('endpoints', () => {
  it('are looked up by name for every try', async () => {
    let address = '/old';
    const { send, calls, clock } = world((call, id) => (call.address.endsWith('/new') ? accepted(id) : 'refused'), {
      endpoints: (name) => (name ? undefined : address),
    });
    await send('e1');
    address = '/new';
    await clock.turn(MINUTE);
    expect(calls.map((call) => new URL(call.address).pathname)).to.deep.equal(['/old', '/new']);
  });

  for (const address of [
    'http://shop.example/api',
    'http://127.0.0.1.evil.example/api',
    'ftp://shop.example/api',
    'javascript:alert(1)',
    'data:,x',
  ]) {
    it(`${address} gets nothing; the owner hears of it, the lead is kept and sent when the address is mended`, async () => {
      let mended = address;
      const { send, calls, acts, problems, store, outbox } = world((_, id) => accepted(id), {
        endpoints: () => mended,
      });
      await send('e1');
      expect(calls).to.deep.equal([]);
      expect(acts).to.deep.equal([{ type: 'kept', id: 'e1' }]);
      expect(problems.map(({ code }) => code)).to.deep.equal(['insecure-endpoint']);
      expect(store.row('e1')).to.include({ state: 'queued', endpoint: '' });
      mended = 'https://shop.example/api';
      await outbox.flush();
      await settle();
      expect([calls.length, acts.at(-1)?.type, store.kept.size]).to.deep.equal([1, 'delivered', 0]);
    });
  }

  for (const [what, setting] of [
    ['none at all', undefined],
    ['an empty one', ''],
    ['an object without an address', {}],
    ['an object with an empty address', { url: ' ' }],
  ] as const)
    it(`${what}: the lead is kept under its name, in the next visit too, until there is one`, async () => {
      const clock = new FakeClock(),
        store = new MemoryStore(clock);
      const first = world(() => 'never', { clock, store, endpoints: () => setting as string | undefined });
      store.put(envelopeOf('e1'), { endpoint: 'crm' });
      await first.outbox.add('e1');
      expect(kinds(first.acts), 'at once').to.deep.equal(['kept']);
      expect(first.problems).to.have.length(1);
      first.detach();
      await clock.turn(3 * DAY);
      const next = world((_, id) => accepted(id), {
        clock,
        store,
        endpoints: (name) => (name === 'crm' ? '/crm' : undefined),
      });
      await settle();
      expect(next.calls.map((call) => new URL(call.address).pathname)).to.deep.equal(['/crm']);
      expect(store.kept.size).to.equal(0);
    });

  for (const address of [
    'http://localhost:3000/api',
    'http://127.0.0.1:3000/api',
    'http://[::1]:3000/api',
    'https://shop.example/api',
  ]) {
    it(`${address} is used`, async () => {
      const { send, calls } = world((_, id) => accepted(id), { endpoints: () => ({ url: address }) });
      await send('e1');
      expect(calls.map((call) => call.address)).to.deep.equal([address]);
    });
  }

  it('an address that is none is told', async () => {
    const { send, problems } = world(() => 'never', { endpoints: () => 'https://' });
    await send('e1');
    expect(problems.map(({ code }) => code)).to.deep.equal(['bad-endpoint']);
  });

  it('whose settings are wrong keeps the lead until they are mended, and tells the owner what to mend', async () => {
    const settings: { form?: string } = {};
    const { send, calls, problems, acts, clock } = world(() => ({ status: 200 }), {
      base: () => location.href,
      endpoints: () => ({ url: '/', adapter: 'netlify', ...settings }),
    });
    await adapterFor('netlify', { url: '/' }, location.origin);
    await send('e1');
    await clock.turn(MINUTE);
    expect([calls, problems.map(({ code }) => code)]).to.deep.equal([[], ['bad-endpoint']]);
    settings.form = 'vip';
    await clock.turn(HOUR);
    expect(calls).to.have.length(1);
    expect(kinds(acts)).to.deep.equal(['kept', 'delivered']);
  });

  it('that take no results of a type are not asked, and the row is gone', async () => {
    const { send, calls, store } = world(() => 'never', { endpoints: () => 'https://formspree.io/f/abc' });
    await adapterFor('formspree', { url: 'https://formspree.io/f/abc' }, 'https://formspree.io/f/abc');
    await send('e1', { type: 'flow.started' });
    expect([calls, store.kept.size]).to.deep.equal([[], 0]);
  });

  it('may be a function of the page; it is called again with the same envelope when it fails or takes too long', async () => {
    const seen: unknown[] = [];
    const { send, acts, clock, problems } = world(() => 'never', {
      endpoints: () => (envelope) => {
        seen.push(envelope);
        if (seen.length === 1) throw new Error('ben@example.com');
        if (seen.length === 2) return new Promise(() => {});
        return { set: { seat: 4 } };
      },
    });
    await send('e1');
    await clock.turn(MINUTE);
    expect(seen).to.deep.equal([envelopeOf('e1'), envelopeOf('e1'), envelopeOf('e1')]);
    expect(acts.at(-1)).to.deep.equal({ type: 'delivered', id: 'e1', reply: { set: { seat: 4 } } });
    expect(new Set(problems.map(({ code }) => code))).to.deep.equal(new Set(['endpoint-failed']));
    expect(JSON.stringify(problems)).not.to.include('ben@');
  });

  it('of a conversation that is not on this page are not guessed: its lead goes where it went before, or waits', async () => {
    await adapterFor('form', { url: 'https://other.example/api' }, 'https://other.example/api');
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    store.put(envelopeOf('tried'), { owner: 'other', address: 'https://other.example/api', adapter: 'form', tries: 1 });
    store.put(envelopeOf('untried'), { owner: 'other' });
    const { calls, acts } = world((_, id) => accepted(id), { clock, store });
    await clock.turn(HOUR);
    expect(calls.map(({ address }) => address)).to.deep.equal(['https://other.example/api']);
    expect(calls[0]!.headers?.['Content-Type']).to.match(/urlencoded/);
    expect([...store.kept.keys()]).to.deep.equal(['untried']);
    expect(acts).to.deep.equal([]);
  });
});

describe('several tabs', () => {
  // Leases come in a chunk of their own, and a fake clock does not wait for the network.
  before(() => import('../../../src/effects/delivery/lease.lazy.ts'));

  for (const [how, locks] of [
    ['with Web Locks', true],
    ['without Web Locks', false],
  ] as const) {
    it(`${how} have one request for a lead at a time, and the closed one's leads are taken over within a second`, async () => {
      const clock = new FakeClock(),
        store = new MemoryStore(clock);
      const origin = fakeLocks();
      const tabs: Outbox[] = [];
      const acts: ChatAct[][] = [];
      const open = new Map<string, number>();
      let most = 0;
      const took: number[] = [];
      for (let tab = 0; tab < 6; tab++) {
        acts[tab] = [];
        const outbox = createOutbox({
          clock,
          store,
          chance: seededChance(tab),
          base: () => 'https://shop.example/',
          locks: locks ? origin : undefined,
          broadcast: (message: TabMessage) => tabs.forEach((other) => other !== outbox && void other.hear(message)),
          http: (_, { body }) =>
            new Promise((resolve) => {
              const { id } = JSON.parse(body!) as { id: string };
              open.set(id, (open.get(id) ?? 0) + 1);
              most = Math.max(most, open.get(id)!);
              clock.after(3 * SECOND, () => {
                open.set(id, open.get(id)! - 1);
                took.push(clock.now());
                resolve({
                  status: 200,
                  ok: true,
                  redirected: false,
                  header: () => null,
                  text: () => Promise.resolve(JSON.stringify({ id })),
                });
              });
            }),
        });
        tabs.push(outbox);
        outbox.attach('vip', { endpoints: () => '/api', report: (act) => acts[tab]!.push(act), problem: () => {} });
      }
      for (let index = 0; index < 30; index++) {
        store.put(envelopeOf(`e${index}`));
        await tabs[index % 6]!.add(`e${index}`);
        await clock.turn(100);
      }
      await clock.turn(MINUTE);
      expect(most).to.equal(1);
      expect(took).to.have.length(30);
      expect(store.kept.size).to.equal(0);
      for (const [tab, list] of acts.entries()) {
        for (let index = tab; index < 30; index += 6)
          expect(
            list.filter((act) => act.type === 'delivered' && act.id === `e${index}`),
            `tab ${tab}, lead ${index}`,
          ).to.have.length(1);
      }
    });
  }

  it('what a closed tab has sent to outlive it is left to that request', async () => {
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    const origin = fakeLocks();
    const { outbox, calls } = world((_, id) => accepted(id), { clock, store, locks: origin });
    store.put(envelopeOf('e1'));
    let closed = () => {};
    void origin.request('smoc-chat e1', () => new Promise<void>((resolve) => (closed = resolve)));
    await outbox.hear({ added: 'e1' });
    await clock.turn(SECOND);
    await outbox.hear({ left: 'e1' });
    closed();
    await clock.turn(9 * SECOND);
    expect(calls).to.have.length(0);
    await clock.turn(2 * SECOND);
    expect(calls, 'but not for ever').to.have.length(1);
  });

  it('a lead whose tab was closed between the answer and the removal is sent once more, and one that was removed is not', async () => {
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    const { outbox, calls } = world((_, id) => accepted(id), { clock, store });
    for (const id of ['e1', 'e2']) {
      store.put(envelopeOf(id));
      await outbox.hear({ added: id });
      await outbox.hear({ owner: 'another', act: { type: 'delivered', id, reply: {} } });
    }
    await store.remove('e2');
    await clock.turn(2 * SECOND);
    expect(calls.map(({ headers }) => headers?.['Idempotency-Key'])).to.deep.equal(['e1']);
    expect(store.kept.size).to.equal(0);
  });

  it('a lease that its tab no longer renews is taken over within a second', async () => {
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    store.put(envelopeOf('e1'));
    await store.lease('e1', 'a tab that was closed', clock.now() + 900);
    const { calls } = world((_, id) => accepted(id), { clock, store, locks: undefined });
    await clock.turn(899);
    expect(calls).to.have.length(0);
    await clock.turn(101);
    expect(calls).to.have.length(1);
  });

  it('a frame that may not use Web Locks does without', async () => {
    const { send, calls } = world((_, id) => accepted(id), {
      locks: { request: () => Promise.reject(new DOMException('', 'SecurityError')) },
    });
    await send('e1');
    expect(calls).to.have.length(1);
  });
});
