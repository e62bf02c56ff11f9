import { expect } from '@open-wc/testing';
import type { SmocChat } from '../../src/smoc-chat.ts';
import { cleanUp, flowOf, mount, Visitor } from './harness.ts';

const restored: (() => void)[] = [];
afterEach(() => {
  cleanUp();
  for (const restore of restored.splice(0)) restore();
});

/** What the browser says of its user, as long as the test lasts. */
function says(name: string, value: unknown): void {
  Object.defineProperty(navigator, name, { configurable: true, value });
  restored.push(() => Reflect.deleteProperty(navigator, name));
}

/** An endpoint of the page that writes down what it is told. */
function counting() {
  const told: unknown[] = [];
  const endpoint = ({ body }: { body: unknown }) => {
    told.push(body);
    return {};
  };
  return { told, endpoints: { shown: endpoint as never } };
}

const steps = ['Hi!', { ask: 'Your name?' }];
async function show(
  flow: unknown,
  properties: Partial<SmocChat>,
  attributes: Record<string, string> = { impressions: 'shown' },
): Promise<Visitor> {
  return new Visitor(mount(flow, attributes, properties)).asks();
}
/** Another chat, which comes later, has been counted: so has whatever was to be counted before. */
async function settled(): Promise<void> {
  const { told, ...page } = counting();
  const visitor = await show(flowOf(steps), page);
  visitor.element.scrollIntoView();
  await visitor.until(() => told.length);
}
/** Everything that observers and requests would have done by now is done. */
const frames = async (): Promise<void> => {
  for (let frame = 0; frame < 12; frame++) await new Promise((done) => requestAnimationFrame(done));
};

describe('impressions', () => {
  it('tell once that the first message was seen: which flow, and nothing of the visitor', async () => {
    const { told, ...page } = counting();
    const flow = flowOf([{ split: [{ share: 1, name: 'a', then: steps }] }], { campaign: 'vip', role: 'friend' });
    const visitor = await show(flow, page);
    await visitor.until(() => told.length);
    expect(told).to.deep.equal([{ flow: flow.flow, variant: 'a', campaign: 'vip', role: 'friend' }]);
    await visitor.element.restart();
    visitor.element.remove();
    await show(flow, page);
    await settled();
    expect(told).to.have.length(1);
  });

  it('tell of a flow without campaign by its name alone', async () => {
    const { told, ...page } = counting();
    const flow = flowOf(steps);
    const visitor = await show(flow, page);
    await visitor.until(() => told.length);
    expect(told).to.deep.equal([{ flow: flow.flow, variant: null, campaign: null, role: null }]);
  });

  it('go as plain text, without cookies, and outlive the page', async () => {
    const real = window.fetch;
    const sent: { readonly to: string; readonly options: RequestInit }[] = [];
    window.fetch = (to, options = {}) => {
      if (!String(to).includes('/api/shown')) return real(to, options);
      sent.push({ to: String(to), options });
      return Promise.resolve(new Response());
    };
    restored.push(() => {
      window.fetch = real;
    });
    const flow = flowOf(steps);
    const visitor = await show(flow, {}, { impressions: '/api/shown' });
    await visitor.until(() => sent.length);
    const [{ to, options }] = sent as [(typeof sent)[number]];
    expect(to).to.equal(new URL('/api/shown', location.href).href);
    expect([options.method, options.keepalive, options.credentials]).to.deep.equal(['POST', true, 'omit']);
    expect(options.headers).to.equal(undefined);
    expect((JSON.parse(options.body as string) as { flow: string }).flow).to.equal(flow.flow);
  });

  it('are told where the page asks for it only', async () => {
    const { told, ...page } = counting();
    await show(flowOf(steps), page, {});
    await settled();
    expect(told).to.deep.equal([]);
  });

  for (const [what, name, value] of [
    ['Do Not Track', 'doNotTrack', '1'],
    ['Global Privacy Control', 'globalPrivacyControl', true],
  ] as const)
    it(`are never told where the browser says ${what}`, async () => {
      // The code that counts is there.
      await settled();
      cleanUp();
      says(name, value);
      const { told, ...page } = counting();
      await show(flowOf(steps), page);
      await frames();
      expect(told).to.deep.equal([]);
    });

  it('are never told of a preview', async () => {
    const { told, ...page } = counting();
    await show(flowOf(steps), page, { impressions: 'shown', preview: '' });
    await settled();
    expect(told).to.deep.equal([]);
  });

  it('wait for the consent that the page waits for', async () => {
    const { told, ...page } = counting();
    await settled();
    cleanUp();
    const visitor = await show(flowOf(steps), page, { impressions: 'shown', consent: 'required' });
    await frames();
    expect(told).to.deep.equal([]);
    visitor.element.removeAttribute('consent');
    await visitor.until(() => told.length === 1);
  });

  it('are told when the message comes into sight, and not before', async () => {
    const { told, ...page } = counting();
    const above = document.createElement('div');
    above.style.blockSize = '300vh';
    document.body.prepend(above);
    restored.push(() => above.remove());
    await settled();
    scrollTo(0, 0);
    const visitor = await show(flowOf(steps), page);
    await frames();
    expect(told).to.deep.equal([]);
    visitor.element.scrollIntoView();
    await visitor.until(() => told.length === 1);
    scrollTo(0, 0);
  });

  it('of a bubble are told when it is opened', async () => {
    const { told, ...page } = counting();
    const element = mount(flowOf(steps), { impressions: 'shown', mode: 'bubble' }, page);
    await settled();
    expect(told).to.deep.equal([]);
    element.opened = true;
    await new Visitor(element).until(() => told.length === 1);
  });

  it('keep nobody from talking when the endpoint does not answer', async () => {
    const broken = () => {
      throw new Error('away');
    };
    const visitor = await show(flowOf(steps), { endpoints: { shown: broken as never } });
    visitor.type('Anna');
    visitor.one<HTMLFormElement>('.dock').requestSubmit();
    await visitor.says('Anna');
  });
});
