import { describe, it } from 'node:test';
import { expect } from 'chai';
import { drive } from './drive.ts';
import { steps } from './flow-of.ts';

describe('request', () => {
  const flow = steps(
    {
      request: '/api/{kind}',
      method: 'PUT',
      query: { code: '= query.ref', kind: '{kind}' },
      headers: { 'X-Kind': '{kind}' },
      send: ['kind', 'query.ref', 'gone'],
      save: { first: 'person.names.0', all: '', no: 'a.b.c' },
      timeout: 3,
      fail: ['failed'],
    },
    'then {first}',
    { ask: 'Done?' },
  );
  const options = { values: { kind: 'a/b' }, context: { query: { ref: 'R1' } } };

  it('asks the endpoint and brings the answer into variables', () => {
    const chat = drive(flow, { ...options, request: () => ({ person: { names: ['Anna'] } }) });
    expect(chat.of('request')).to.deep.equal([
      {
        type: 'request',
        key: 1,
        name: '/api/a%2Fb',
        method: 'PUT',
        query: { code: 'R1', kind: 'a/b' },
        headers: { 'X-Kind': 'a/b' },
        body: { kind: 'a/b', 'query.ref': 'R1' },
        timeout: 3000,
      },
    ]);
    expect(chat.lines).to.deep.equal(['then Anna', 'Done?']);
    expect(chat.state.vars).to.deep.include({ first: 'Anna', all: { person: { names: ['Anna'] } }, no: null });
  });

  it('brings what a campaign’s endpoint tells beside the campaign’s id and role, which stay the flow’s', () => {
    const told = { id: 'another', role: 'owner', terms: 'Up to 3 friends.\n• Once.', event: { place: 'Oslo' } };
    const asked = drive(
      steps(
        { request: '/api/campaign', query: { tone: '= tone' }, save: { campaign: '' } },
        '{campaign.id} {campaign.role}: {campaign.terms}',
        '{campaign.event.place}',
      ),
      { context: { campaign: { id: 'vip', role: 'friend' } }, tone: 'formal', request: () => told },
    );
    expect(asked.of('request')[0]!.query).to.deep.equal({ tone: 'formal' });
    expect(asked.lines).to.deep.equal(['vip friend: Up to 3 friends.\n• Once.', 'Oslo']);
    const failed = drive(steps({ request: '/x', save: { campaign: '' } }, '{campaign.id}: {campaign.terms|none}'), {
      context: { campaign: { id: 'vip', role: 'friend' } },
      request: () => new Error('HTTP 500'),
    });
    expect(failed.lines).to.deep.equal(['vip: none']);
  });

  it('goes where a failure leads, else on with empty values', () => {
    const chat = drive(flow, {
      ...options,
      values: { ...options.values, first: 'old' },
      request: () => new Error('HTTP 500'),
    });
    expect(chat.lines).to.deep.equal(['failed', 'then', 'Done?']);
    const plain = drive(steps({ request: 'x', save: { a: 'a' } }, 'on'), { request: () => new Error('HTTP 500') });
    expect(plain.lines).to.deep.equal(['on']);
    expect(plain.of('report')[0]).to.deep.include({ code: 'request-failed', step: 'main/0', message: 'HTTP 500' });
  });

  it('is a GET with nothing but its name where nothing else is said', () => {
    const chat = drive(steps({ request: 'products' }));
    expect(chat.of('request')).to.deep.equal([
      { type: 'request', key: 1, name: 'products', method: 'GET', query: {}, headers: {}, timeout: 10_000 },
    ]);
  });

  it('waits for its own answer only', () => {
    const chat = drive(flow, { ...options, request: () => undefined }),
      { state } = chat;
    expect(state.pending).to.deep.equal({ kind: 'request', key: 1, step: 'main/0' });
    chat.send({ type: 'responded', key: 2, reply: {} });
    chat.send({ type: 'failed', key: 0, reason: 'x' });
    chat.send({ type: 'elapsed', key: 1 });
    chat.send({ type: 'answer', value: 'x' });
    expect(chat.state).to.equal(state);
    chat.send({ type: 'responded', key: 1, reply: {} });
    chat.send({ type: 'responded', key: 1, reply: {} });
    expect(chat.lines).to.deep.equal(['then', 'Done?']);
  });
});
