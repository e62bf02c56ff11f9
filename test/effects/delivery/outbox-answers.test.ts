import { expect } from '@open-wc/testing';
import { adapterFor } from '../../../src/effects/delivery/adapters/find-adapter.ts';
import { FakeClock, settle } from '../../session/fake-clock.ts';
import { accepted, envelopeOf, type Answer } from './fake-endpoint.ts';
import { MemoryStore } from './memory-store.ts';
import { DAY, HOUR, kinds, world } from './outbox-world.ts';

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
  ['a created row that is called the result', { status: 200, body: '{"result":1024}' }],
  ['a row of many, by its number', { status: 200, body: '{"ok":true,"status":1024}' }],
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

  it('an unclear answer is none once another has shown that the endpoint confirms ids: it is sent again, and delivered', async () => {
    const cutOff: Answer = { status: 200, body: '{"ok":true,' };
    const { send, calls, acts, clock, store } = world((_, id, count) =>
      id === 'e1' && count < 2 ? cutOff : accepted(id),
    );
    await send('e1');
    await clock.turn(HOUR);
    expect([calls.length, kinds(acts)]).to.deep.equal([1, ['unclear']]);
    await send('e2');
    await clock.turn(HOUR);
    expect(calls.map(({ headers }) => headers?.['Idempotency-Key'])).to.deep.equal(['e1', 'e2', 'e1']);
    expect(kinds(acts)).to.deep.equal(['unclear', 'delivered', 'delivered']);
    expect(store.kept.size).to.equal(0);
  });

  it('is judged by what is known when it comes, not when its request went out', async () => {
    const { outbox, store, calls, acts, clock } = world((_, id, count) =>
      id === 'e1' && count < 2 ? { status: 200, body: '{"ok":true,', delay: 500 } : accepted(id),
    );
    for (const id of ['e1', 'e2']) {
      store.put(envelopeOf(id));
      void outbox.add(id);
    }
    await clock.turn(HOUR);
    expect(kinds(acts)).not.to.include('unclear');
    expect(calls).to.have.length(3);
    expect(store.kept.size).to.equal(0);
  });

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
