import { describe, it } from 'node:test';
import { expect } from 'chai';
import { flowPrint } from '../../src/session/flow-print.ts';
import { loadFlow } from '../../src/session/load-flow.ts';
import { reply } from '../effects/delivery/fake-endpoint.ts';

const flow = { flow: 'vip', parts: { start: ['Hello!', { ask: 'Name?', as: 'name' }] } };
const text = JSON.stringify(flow);
const serving = (status: number, body: string) => Promise.resolve(reply({ status, body }));

describe('a flow', () => {
  it('comes from an address, as JSON text or as an object', async () => {
    for (const loaded of [
      await loadFlow(undefined, 'vip.json', serving(200, text)),
      await loadFlow(undefined, 'vip.json', serving(200, `\ufeff${text}\n`)),
      await loadFlow(text),
      await loadFlow(flow),
    ])
      expect(JSON.parse(JSON.stringify(loaded.flow))).to.deep.equal(flow);
  });

  it('has the same fingerprint as long as it says the same', async () => {
    const print = async (source: unknown) => {
      const { flow } = await loadFlow(source);
      return flow && flowPrint(flow);
    };
    expect(await print(text)).to.match(/^[a-z\d]+$/);
    expect(await print(JSON.stringify(flow, null, 2))).to.equal(await print(text));
    expect(await print(text.replace('Hello!', 'Hello?'))).not.to.equal(await print(text));
    expect(await print(structuredClone(flow))).to.equal(await print(flow));
  });

  const faults: [string, unknown, string, RegExp][] = [
    ['no JSON', '{\n  "flow": "vip",\n  "parts": }', 'bad-json', /^flow:3:\d+: /],
    [
      'a page in place of a file',
      '\n<!doctype html>\n<title>Shop</title>',
      'bad-json',
      /^flow:2:1: an HTML page came instead of JSON/,
    ],
    ['another file', '{"name": "package"}', 'missing', /parts|flow/],
    ['no object', '42', 'not-a-flow', /flow/],
    ['nothing', undefined, 'not-a-flow', /flow/],
    ['a step that is a number', { flow: 'vip', parts: { start: [7] } }, 'wrong-value', /start/],
  ];
  for (const [what, source, code, message] of faults) {
    it(`that is ${what} is told with place and cure, and never thrown`, async () => {
      const fault = await loadFlow(source);
      if (fault.flow) throw new Error('It was taken for a flow.');
      expect(fault.code).to.equal(code);
      expect(fault.message).to.match(message);
      expect(fault.hint).not.to.be.empty;
    });
  }

  it('that can not be fetched says which and why', async () => {
    for (const ask of [() => serving(404, ''), () => Promise.reject(new TypeError('Failed to fetch'))]) {
      const fault = await loadFlow(undefined, 'https://shop.example/vip.json', ask());
      if (fault.flow) throw new Error('It was taken for a flow.');
      expect(fault.code).to.equal('no-flow');
      expect(fault.message).to.include('https://shop.example/vip.json');
    }
    expect(await loadFlow(undefined, 'vip.json', serving(404, '')))
      .to.have.property('message')
      .that.includes('404');
  });
});
