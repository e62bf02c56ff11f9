import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testReceiver } from '../fixture.ts';

async function poll() {
  const { app, rows } = await testReceiver();
  const vote = async (session: string, votes: unknown, more: object = {}) => {
    const body = JSON.stringify({ flow: 'night', question: 'day', session, votes, ...more });
    const answer = await app.request('/api/poll', { method: 'POST', body });
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
  };
  return { vote, rows };
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
    await Promise.all(Array.from({ length: 40 }, (_, n) => vote(`${n}`, [n % 2 ? 'x' : 'y'])));
    assert.deepEqual((await vote('0', ['y'])).json, { ok: true, counts: { x: 20, y: 20 }, voters: 40 });
  });

  it('keeps nothing by which the conversation is found', async () => {
    const { vote, rows } = await poll();
    await vote('11111111-2222-4333-8444-555555555555', ['x']);
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
});
