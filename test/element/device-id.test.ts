import { expect } from '@open-wc/testing';
import type { SmocChat } from '../../src/smoc-chat.ts';
import { cleanUp, flowOf, mount, Visitor } from './harness.ts';

const KEY = 'smoc-chat device';
const DAY = 86_400_000;
const mounted: SmocChat[] = [];
afterEach(async () => {
  for (const element of mounted.splice(0)) await element.forget();
  cleanUp();
  localStorage.removeItem(KEY);
});

interface Sent {
  readonly type: string;
  readonly client: { readonly device?: string };
}
async function open(attributes: Record<string, string>, properties: Partial<SmocChat> = {}) {
  const sent: Sent[] = [];
  const endpoint = ((envelope: Sent) => {
    sent.push(envelope);
    return { ok: true };
  }) as never;
  const flow = flowOf([{ ask: 'Your name?', as: 'name' }, { submit: true }, 'Thanks.']);
  const element = mount(flow, attributes, { endpoint, ...properties });
  mounted.push(element);
  const visitor = await new Visitor(element).asks();
  await visitor.until(() => visitor.field);
  return { visitor, sent, element };
}
async function signUp(attributes: Record<string, string>, properties: Partial<SmocChat> = {}) {
  const { visitor, sent } = await open(attributes, properties);
  visitor.type('Anna');
  visitor.one<HTMLFormElement>('.dock').requestSubmit();
  await visitor.says('Thanks.');
  await visitor.until(() => sent.some(({ type }) => type === 'form.submitted'));
  return sent.find(({ type }) => type === 'form.submitted')!.client;
}
const kept = () => localStorage.getItem(KEY)?.split(' ')[0];

describe('a name of the device', () => {
  it('goes with each result where the page keeps conversations on the device, the same in every chat', async () => {
    const { device } = await signUp({ keep: 'device' });
    expect(device).to.match(/^[\da-f-]{36}$/);
    expect(kept()).to.equal(device);
    expect((await signUp({ keep: 'device' })).device).to.equal(device);
  });

  for (const keep of ['nothing', 'visit'])
    it(`is neither made nor sent with keep="${keep}"`, async () => {
      expect(await signUp({ keep })).not.to.have.property('device');
      expect(kept()).to.equal(undefined);
    });

  it('is neither made nor sent before the consent that the page waits for', async () => {
    expect(await signUp({ keep: 'device', consent: 'required' })).not.to.have.property('device');
    expect(kept()).to.equal(undefined);
  });

  it('is not made before the visitor has done something', async () => {
    const { visitor } = await open({ keep: 'device' });
    expect(kept()).to.equal(undefined);
    visitor.type('Anna');
    visitor.one<HTMLFormElement>('.dock').requestSubmit();
    await visitor.until(kept);
  });

  it('is forgotten when the visitor has everything erased, and another one after a month', async () => {
    localStorage.setItem(KEY, `old ${Date.now() - 31 * DAY}`);
    const { device } = await signUp({ keep: 'device' });
    expect(device).not.to.equal('old');
    localStorage.setItem(KEY, `young ${Date.now() - 29 * DAY}`);
    expect((await signUp({ keep: 'device' })).device).to.equal('young');
    await mounted.at(-1)!.forget();
    expect(kept()).to.equal(undefined);
  });

  it('is missing where the browser keeps nothing, and keeps nobody from talking', async () => {
    const real = Storage.prototype.setItem;
    Storage.prototype.setItem = () => {
      throw new Error('refused');
    };
    try {
      expect(await signUp({ keep: 'device' })).not.to.have.property('device');
    } finally {
      Storage.prototype.setItem = real;
    }
  });
});
