import { expect } from '@open-wc/testing';
import { loadFlow } from '../../src/session/load-flow.ts';
import type { Http } from '../../src/shared/ports.ts';
import { reply } from '../effects/delivery/fake-endpoint.ts';

const flow = { flow: 'vip', parts: { start: ['Hello!', { ask: 'Name?', as: 'name' }] } };
const text = JSON.stringify(flow);
const never: Http = () => Promise.reject(new Error('no request was expected'));
const serving = (status: number, body: string): Http => () => Promise.resolve(reply({ status, body }));

describe('a flow', () => {
  it('comes from an address, as JSON text or as an object', async () => {
    for (const loaded of [
      await loadFlow({ src: 'vip.json', http: serving(200, text) }),
      await loadFlow({ src: 'vip.json', http: serving(200, `\ufeff${text}\n`) }),
      await loadFlow({ flow: text, http: never }),
      await loadFlow({ flow, http: never }),
    ]) expect(JSON.parse(JSON.stringify(loaded.flow))).to.deep.equal(flow);
  });

  it('has the same fingerprint as long as its text is the same', async () => {
    const print = async (source: unknown) => {
      const loaded = await loadFlow({ flow: source, http: never });
      return 'print' in loaded ? loaded.print : '';
    };
    expect(await print(text)).to.match(/^[a-z\d]+$/);
    expect(await print(text)).to.equal(await print(text));
    expect(await print(text.replace('Hello!', 'Hello?'))).not.to.equal(await print(text));
    expect(await print(structuredClone(flow))).to.equal(await print(flow));
  });

  const faults: [string, unknown, string, RegExp][] = [
    ['no JSON', '{\n  "flow": "vip",\n  "parts": }', 'bad-json', /^flow:3:\d+: /],
    ['another file', '{"name": "package"}', 'missing', /parts|flow/],
    ['no object', '42', 'not-a-flow', /flow/],
    ['nothing', undefined, 'not-a-flow', /flow/],
    ['a step that is a number', { flow: 'vip', parts: { start: [7] } }, 'wrong-value', /start/],
  ];
  for (const [what, source, code, message] of faults) {
    it(`that is ${what} is told with place and cure, and never thrown`, async () => {
      const fault = await loadFlow({ flow: source, http: never });
      if (fault.flow) throw new Error('It was taken for a flow.');
      expect(fault.code).to.equal(code);
      expect(fault.message).to.match(message);
      expect(fault.hint).not.to.be.empty;
    });
  }

  it('that can not be fetched says which and why', async () => {
    for (const http of [serving(404, ''), never]) {
      const fault = await loadFlow({ src: 'https://shop.example/vip.json', http });
      if (fault.flow) throw new Error('It was taken for a flow.');
      expect(fault.code).to.equal('no-flow');
      expect(fault.message).to.include('https://shop.example/vip.json');
    }
    expect(await loadFlow({ src: 'vip.json', http: serving(404, '') })).to.have.property('message').that.includes('404');
  });
});
