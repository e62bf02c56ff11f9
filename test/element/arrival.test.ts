import { came, code, parameter } from './came-by-link.ts';
import { expect } from '@open-wc/testing';
import type { Envelope } from '../../src/engine/envelope.ts';
import { addressParameters } from '../../src/effects/delivery/address-parameters.ts';
import { cleanUp, flowOf, mount, visit, Visitor } from './harness.ts';

/* A visitor who came by a link with a code; `pushState` walks on, as a one-page shop does. */
const runner = location.href;

const title = document.title;
afterEach(() => {
  cleanUp();
  history.replaceState(null, '', runner);
  document.title = title;
});

const walkTo = (path: string, name: string) => {
  history.pushState(null, '', path);
  document.title = name;
};

/** A chat whose results come into `results`. */
const collected = (results: Envelope[]) => ({
  endpoints: {
    '': (envelope: Envelope) => {
      results.push(envelope);
      return Promise.resolve({ ok: true, id: envelope.id });
    },
  },
});

const asks = [
  { consent: 'May we write?', as: 'mayWrite', purpose: 'news' },
  { ask: 'Your name?', as: 'name' },
  { submit: true },
  'Thank you.',
];

describe('a one-page shop in which the visitor has walked on before the chat is opened', () => {
  it('knows the referral and the parameters with which they came, and the page of the moment', async () => {
    const results: Envelope[] = [];
    walkTo('/jackets/ravn', 'The Ravn jacket');
    const visitor = await visit(flowOf(asks, { referral: parameter }), {}, collected(results) as never);
    expect(visitor.element.snapshot()?.context.query).to.include({ [parameter]: code });
    expect(visitor.element.snapshot()?.context.page).to.deep.equal({
      url: `${location.origin}/jackets/ravn`,
      title: 'The Ravn jacket',
    });
    void visitor.element.answer(true);
    await visitor.says('Your name?');
    walkTo('/bag', 'Your bag');
    await visitor.send('Anna');
    await visitor.says('Thank you.');
    const sent = results.find(({ type }) => type === 'form.submitted') as Envelope;
    expect(sent.referral).to.include({ code, source: 'link' });
    expect(Date.parse(sent.referral?.capturedAt ?? '')).to.be.below(Date.parse(sent.session.startedAt) + 1);
    expect(sent.page).to.deep.equal({ url: `${location.origin}/bag`, title: 'Your bag' });
    expect(sent.consents[0]?.url).to.equal(`${location.origin}/jackets/ravn`);
    expect(sent.attribution.first.landingPage).to.equal(new URL(came).origin + new URL(came).pathname);
  });

  it('knows what the page says of itself when it is asked for, not only what it said at the start', async () => {
    const visitor = await visit(
      flowOf([{ ask: 'Your name?', as: 'name' }, 'Your bag holds {context.bag}.']),
      {},
      { context: { bag: 1 } },
    );
    visitor.element.context = { bag: 3 };
    await visitor.send('Anna');
    await visitor.says('Your bag holds 3.');
  });

  it('knows it for two chats, and for what a parameter declares', async () => {
    walkTo('/?colour=red', 'Red');
    const flow = () => flowOf(['Hello!', { ask: 'Well?', options: ['Yes'] }], { vars: { from: { query: parameter } } });
    const chats = [await visit(flow()), await visit(flow())];
    for (const { element } of chats) {
      expect(element.snapshot()?.vars.from).to.equal(code);
      expect(element.snapshot()?.context.query).to.include({ colour: 'red' });
    }
  });
});

describe('the parameters of an address', () => {
  for (const [address, parameters] of [
    ['https://shop.example/', {}],
    ['https://shop.example/?ref=FERN12&utm_campaign=spring', { ref: 'FERN12', utm_campaign: 'spring' }],
    ['https://shop.example/#/offer?ref=FERN12', { ref: 'FERN12' }],
    ['https://shop.example/#!/offer?ref=FERN12&x=', { ref: 'FERN12', x: '' }],
    ['https://shop.example/?ref=FERN12#/offer?ref=OTHER&y=1', { ref: 'FERN12', y: '1' }],
    ['https://shop.example/#utm_source=mail&ref=FERN12', { utm_source: 'mail', ref: 'FERN12' }],
    ['https://shop.example/#contact', {}],
    ['https://shop.example/#/offer/a=b', {}],
    ['https://shop.example/?ref=FERN12#:~:text=ref=no', { ref: 'FERN12' }],
    ['https://shop.example/?name=%C3%89va+Z', { name: 'Éva Z' }],
    ['about:srcdoc', {}],
  ] as const) {
    it(`are found in ${address}`, () => {
      expect(addressParameters(address)).to.deep.equal(parameters);
    });
  }
});

describe('a page that is rendered before its visitor goes there', () => {
  afterEach(() => {
    delete (document as { prerendering?: boolean }).prerendering;
  });

  it('has brought its referral when they come, not when it was rendered', async () => {
    const { getEntriesByType } = performance;
    const navigation = performance.getEntriesByType('navigation')[0]!;
    const activationStart = 3_600_000;
    performance.getEntriesByType = () => [{ name: navigation.name, activationStart } as unknown as PerformanceEntry];
    try {
      const loaded = Date.now() - performance.now();
      const visitor = await visit(flowOf([{ ask: 'Your name?', as: 'name' }], { referral: parameter }));
      const { capturedAt } = visitor.element.snapshot()?.context.referral as { capturedAt: string };
      expect(Date.parse(capturedAt)).to.be.closeTo(loaded + activationStart, 60_000);
    } finally {
      performance.getEntriesByType = getEntriesByType;
    }
  });

  it('begins the conversation when they come: what went before is no time of theirs', async () => {
    const results: Envelope[] = [];
    Object.defineProperty(document, 'prerendering', { configurable: true, value: true });
    const visitor = new Visitor(
      mount(
        flowOf([{ ask: 'Your name?', as: 'name' }, { submit: true }, 'Thank you.']),
        {},
        collected(results) as never,
      ),
    );
    await visitor.says('Your name?');
    // All that comes without the visitor is there.
    await import('../../src/chat/interaction.lazy.ts');
    for (let frames = 0; frames < 20; frames++) await new Promise(requestAnimationFrame);
    const activated = Date.now();
    Object.defineProperty(document, 'prerendering', { configurable: true, value: false });
    document.dispatchEvent(new Event('prerenderingchange'));
    await visitor.send('Anna');
    await visitor.says('Thank you.');
    const sent = results.find(({ type }) => type === 'form.submitted') as Envelope;
    expect(Date.parse(sent.session.startedAt)).to.be.at.least(activated);
    expect(sent.meta.durationMs).to.be.at.most(Date.now() - activated);
  });
});
