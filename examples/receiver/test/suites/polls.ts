import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { knownFlows } from '../../insights/flow-files.ts';
import { NOW } from '../envelopes.ts';
import { testReceiver } from '../fixture.ts';

const choice = (as: string, options: readonly unknown[]) => ({ ask: `${as}?`, as, options, poll: 'votes' });
const NIGHT = {
  flow: 'night',
  parts: {
    hello: [
      choice('day', ['Friday', 'Saturday']),
      choice('dog', [
        { label: 'Yes', value: true },
        { label: 'No', value: false },
      ]),
    ],
  },
};
/** What may be chosen is known to the page alone. */
const DATA = {
  flow: 'data',
  parts: {
    hello: [
      { ask: 'Which lamp?', as: 'lamp', options: '= context.lamps', poll: 'votes' },
      { ask: 'Which chair?', as: 'chair', options: '= context.chairs' },
    ],
  },
};
const OTHER = { flow: 'other', parts: { hello: [choice('day', [{ label: 'Seven', value: 7 }])] } };

async function poll(options: Parameters<typeof testReceiver>[0] = {}) {
  const { app, rows, at } = await testReceiver({ flows: knownFlows([NIGHT, DATA, OTHER]), ...options });
  const vote = async (session: string, votes: unknown, more: object = {}, headers: Record<string, string> = {}) => {
    const body = JSON.stringify({ flow: 'night', question: 'day', session, votes, ...more });
    const answer = await app.request('/api/poll', { method: 'POST', body, headers });
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
  };
  return { vote, rows, at };
}

describe('A poll', () => {
  it('counts every conversation once, and a changed mind in place of the first', async () => {
    const { vote } = await poll();
    await vote('a', ['Friday']);
    await vote('b', ['Friday', 'Saturday']);
    assert.deepEqual((await vote('c', ['Saturday'])).json, { ok: true, counts: { Friday: 2, Saturday: 2 }, voters: 3 });
    assert.deepEqual((await vote('c', ['Friday', 'Friday'])).json, {
      ok: true,
      counts: { Friday: 3, Saturday: 1 },
      voters: 3,
    });
  });

  it('counts each question of each flow by itself', async () => {
    const { vote } = await poll();
    await vote('a', ['Friday']);
    assert.deepEqual((await vote('a', [true], { question: 'dog' })).json.counts, { true: 1 });
    assert.deepEqual((await vote('a', [7], { flow: 'other' })).json.counts, { 7: 1 });
  });

  it('loses no vote when many come at once', async () => {
    const { vote } = await poll();
    await Promise.all(Array.from({ length: 40 }, (_, n) => vote(`${n}`, [n % 2 ? 'Friday' : 'Saturday'])));
    assert.deepEqual((await vote('0', ['Saturday'])).json, {
      ok: true,
      counts: { Friday: 20, Saturday: 20 },
      voters: 40,
    });
  });

  it('is answered from what is counted, not from all votes', async () => {
    const { vote, rows } = await poll();
    await vote('a', ['Friday']);
    // Whatever lies in the table of votes is not read again.
    await rows('delete from votes');
    assert.deepEqual((await vote('b', ['Saturday'])).json.counts, { Friday: 1, Saturday: 1 });
  });

  it('takes five hundred votes of one network in an hour, and those of others', async () => {
    const { vote, at } = await poll({ limits: { perMinute: 10_000 } });
    const eve = { 'X-Forwarded-For': '2001:db8:1:2::1' };
    const sent = [];
    for (let n = 0; n < 500; n += 1) sent.push((await vote('eve', ['Friday'], {}, eve)).status);
    assert.deepEqual(new Set(sent), new Set([200]));
    const refused = await vote('eve', ['Friday'], {}, { 'X-Forwarded-For': '2001:db8:1:2:ffff::9' });
    assert.deepEqual([refused.status, refused.json.code], [429, 'too-many-votes']);
    assert.match(String(refused.json.message), /500 votes an hour from one network/);
    assert.equal((await vote('eve', [true], { question: 'dog' }, eve)).status, 200);
    assert.equal((await vote('anna', ['Friday'], {}, { 'X-Forwarded-For': '2001:db8:1:3::1' })).status, 200);
    at(new Date(NOW.getTime() + 60 * 60_000));
    assert.equal((await vote('eve', ['Friday'], {}, eve)).status, 200);
  });

  it('keeps nothing by which the conversation is found', async () => {
    const { vote, rows } = await poll();
    await vote('11111111-2222-4333-8444-555555555555', ['Friday']);
    assert.equal(JSON.stringify(await rows('select * from votes')).includes('11111111'), false);
  });

  for (const [what, votes, more] of [
    ['no choice', [], {}],
    ['an object', [{}], {}],
    ['too many', Array.from({ length: 101 }, String), {}],
    ['a novel', ['x'.repeat(201)], {}],
    ['nobody', ['x'], { session: '' }],
  ] as const)
    it(`refuses ${what}`, async () => {
      const { vote, rows } = await poll();
      const { status, json } = await vote('a', votes, more);
      assert.deepEqual([status, json.code], [400, 'not-a-vote']);
      assert.deepEqual(await rows('select * from votes'), []);
    });

  for (const [what, votes, more, status] of [
    ['a choice that nobody offers', ['Buy at spam.example'], {}, 422],
    ['a choice of another question', [7], {}, 422],
    ['a question that no flow has', ['Friday'], { question: 'year' }, 404],
    ['a flow that is none', ['Friday'], { flow: 'spam' }, 404],
  ] as const)
    it(`keeps and shows nothing of ${what}`, async () => {
      const { vote, rows } = await poll();
      await vote('a', ['Friday']);
      assert.equal((await vote('b', votes, more)).status, status);
      assert.equal((await rows('select * from votes')).length, 1);
      assert.deepEqual((await vote('a', ['Friday'])).json.counts, { Friday: 1 });
    });

  it('with options from data counts whatever is short, as text, and tells of so many choices', async () => {
    const { vote } = await poll();
    const lamp = { flow: 'data', question: 'lamp' };
    await vote('a', ['<b>Hat</b>', 'Arc'], lamp);
    assert.deepEqual((await vote('b', ['Arc'], lamp)).json, {
      ok: true,
      counts: { '<b>Hat</b>': 1, Arc: 2 },
      voters: 2,
    });
    for (let flood = 0; flood < 3; flood += 1)
      await vote(
        `flood ${flood}`,
        Array.from({ length: 100 }, (_, n) => `${flood} ${n}`),
        lamp,
      );
    const { counts, voters } = (await vote('c', ['Zed'], lamp)).json as {
      counts: Record<string, number>;
      voters: number;
    };
    assert.deepEqual([counts.Arc, counts.Zed, Object.keys(counts).length, voters], [2, 1, 200, 6]);
  });

  it('with options from data takes no long choice, and none for a question without a poll', async () => {
    const { vote, rows } = await poll();
    assert.equal((await vote('a', ['x'.repeat(101)], { flow: 'data', question: 'lamp' })).status, 422);
    assert.equal((await vote('a', ['Arc'], { flow: 'data', question: 'chair' })).status, 404);
    assert.deepEqual(await rows('select * from votes'), []);
  });

  it('counts words of the visitor as other', async () => {
    const { vote } = await poll();
    assert.deepEqual((await vote('a', ['Friday', 'other'])).json.counts, { Friday: 1, other: 1 });
  });
});
