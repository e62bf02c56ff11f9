import { expect } from '@open-wc/testing';
import { prefetch } from '../../src/chat/prefetch.ts';
import { scriptAddress } from '../../src/this-script.ts';
import { readBrand } from '../../src/chat/chat-theme.lazy.ts';
import type { SmocEvent } from '../../src/events.ts';

const preset = new URL('themes/fjord.json', scriptAddress).href;
const { fetch } = globalThis;
afterEach(() => {
  globalThis.fetch = fetch;
});

/** Answers each request with `answer`; keeps the addresses that were asked for. */
function serve(answer: () => Promise<Response>): string[] {
  const asked: string[] = [];
  globalThis.fetch = (address) => {
    asked.push(address as string);
    return answer();
  };
  return asked;
}

const element = () => {
  const host = Object.assign(document.createElement('div'), { theme: 'fjord' });
  host.attachShadow({ mode: 'open' });
  return host;
};

describe('what is asked for ahead', () => {
  it("is a preset's file, once, beside the code that reads it", async () => {
    const asked = serve(() => Promise.resolve(Response.json({ name: 'Fjord' })));
    const prefetched = prefetch({ flow: {}, src: undefined, theme: 'fjord' });
    expect(asked).to.deep.equal([preset]);
    expect((await readBrand(element(), prefetched.theme)).theme?.name).to.equal('Fjord');
    expect(asked).to.have.length(1);
  });

  it('is told in words when it fails, and throws nothing', async () => {
    serve(() => Promise.reject(new TypeError('network')));
    const host = element(),
      told: string[] = [];
    host.addEventListener('smoc-error', (event) => told.push((event as SmocEvent<'smoc-error'>).detail.code));
    await readBrand(host, prefetch({ flow: {}, src: undefined, theme: 'fjord' }).theme);
    expect(told[0]).to.equal('theme-unreachable');
  });
});
