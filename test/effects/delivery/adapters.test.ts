import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Adapter } from '../../../src/effects/delivery/adapters/adapter.ts';
import { adapterFor } from '../../../src/effects/delivery/adapters/find-adapter.ts';
import { readReply } from '../../../src/effects/delivery/adapters/read-answer.ts';
import { reply } from './fake-endpoint.ts';

const ok = (body: string) => reply({ status: 200, body });

describe('an answer', () => {
  it('says by name only what a JSON object says', () => {
    expect(readReply(' {"go":"thanks"}\n')).to.deep.equal({ go: 'thanks' });
    for (const text of [
      '["a"]',
      '[{"go":"thanks"}]',
      '"go"',
      ' "go"',
      '7',
      'true',
      'null',
      '',
      '<html>',
      '{go}',
      '{"go"',
    ])
      expect(readReply(text), text).to.deep.equal({});
  });
});

describe('the json adapter of an endpoint that confirms ids', () => {
  const json = adapterFor(
    'json',
    { url: '/api/results', confirms: true },
    'https://shop.example/api/results',
  ) as Adapter;

  it('sends the envelope as it is, with its id as key', () => {
    expect(json.request('{"id":"e1"}', 'e1')).to.deep.equal({
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'Idempotency-Key': 'e1' },
      body: '{"id":"e1"}',
    });
  });

  it('takes only a 2xx with JSON that holds the same id', () => {
    expect(json.accepts(ok('{"id":"e1","go":"thanks"}'), '{"id":"e1","go":"thanks"}', 'e1')).to.deep.equal({
      id: 'e1',
      go: 'thanks',
    });
    for (const text of ['', 'OK', '<html>', '{"id":"e2"}', '{"ok":true}', 'null', '"e1"', '{"id":"e1"'])
      expect(json.accepts(ok(text), text, 'e1'), text).to.be.null;
    expect(json.accepts({ ...ok('{"id":"e1"}'), redirected: true }, '{"id":"e1"}', 'e1'), 'after a redirect').to.be
      .null;
    expect(json.accepts(reply({ status: 500 }), '{"id":"e1"}', 'e1')).to.be.null;
  });
});
