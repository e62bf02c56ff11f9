import { expect } from '@open-wc/testing';
import { SmocChat } from '../../src/index.ts';
import type { SmocEvent } from '../../src/events.ts';
import { cleanUp, flowOf, mount, next, visit, Visitor } from './harness.ts';

afterEach(cleanUp);

describe('the first message', () => {
  it('is there at once, while the next one is still being typed', async () => {
    const visitor = new Visitor(mount(flowOf(['Hello!', 'And again.'], { pace: { speed: 1, between: 60, max: 60 } })));
    await visitor.says('Hello!');
    expect(visitor.messages).to.deep.equal(['Hello!']);
    await visitor.until(() => visitor.has('.typing'));
    expect(visitor.messages).to.deep.equal(['Hello!']);
    expect(visitor.one('.typing').getAttribute('aria-hidden')).to.equal('true');
  });

  it('takes the place of the words between the tags', async () => {
    const element = document.createElement('smoc-chat');
    element.append('Our chat is coming.');
    element.setAttribute('keep', 'nothing');
    document.body.append(element);
    await element.updateComplete;
    expect(
      element.shadowRoot
        ?.querySelector('slot')
        ?.assignedNodes()
        .map((node) => node.textContent),
    ).to.deep.equal(['Our chat is coming.']);
    element.flow = flowOf(['Hello!']);
    const visitor = new Visitor(element);
    await visitor.says('Hello!');
    expect(visitor.has('slot')).to.equal(false);
    element.remove();
  });

  it('comes from a script child, even one that is put in later', async () => {
    const element = document.createElement('smoc-chat');
    element.setAttribute('keep', 'nothing');
    document.body.append(element);
    await element.updateComplete;
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = JSON.stringify(flowOf(['Hello from the page!']));
    element.append(script);
    await new Visitor(element).says('Hello from the page!');
    element.remove();
  });

  it('comes from a property that is set in the same task', async () => {
    const element = document.createElement('smoc-chat');
    element.setAttribute('keep', 'nothing');
    document.body.append(element);
    element.flow = flowOf(['Hello at once!']);
    await new Visitor(element).says('Hello at once!');
    element.remove();
  });

  it('comes from an address', async () => {
    const address = URL.createObjectURL(
      new Blob([JSON.stringify(flowOf(['Hello from afar!']))], { type: 'application/json' }),
    );
    await new Visitor(mount(undefined, { src: address })).says('Hello from afar!');
  });

  it('fills in what the page set before the start', async () => {
    const element = mount(flowOf(['Hello {name}!']));
    await element.set({ name: 'Anna' });
    await new Visitor(element).says('Hello Anna!');
  });

  it('stands under a line that says who speaks', async () => {
    const visitor = await visit(
      flowOf(['Hello!', { ask: 'Well?' }]),
      {},
      { theme: { name: 'x', brand: { name: 'Nordlys' } } },
    );
    expect(visitor.one('[part=notice]').textContent).to.equal('Automated assistant of Nordlys');
  });

  it('lets the author reword that line, or take it out', async () => {
    const reworded = await visit(flowOf([{ ask: 'Well?' }], { assistant: 'A **machine** speaks' }));
    expect(reworded.one('[part=notice]').textContent).to.equal('A machine speaks');
    const without = await visit(flowOf([{ ask: 'Well?' }], { assistant: false }));
    expect(without.has('[part=notice]')).to.equal(false);
    const emptied = await visit(flowOf([{ ask: 'Well?' }], { assistant: '', messages: { assistant: ' ' } }));
    expect(emptied.one('[part=notice]').textContent, 'taken out by a plain false only').to.match(
      /^Automated assistant of/,
    );
  });

  const inCodes = (text: unknown) =>
    JSON.stringify(text).replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const nordlys = { name: 'x', brand: { name: 'Nordlys' } };
  const emptied: [what: string, more: object, words?: object][] = [
    ...[
      ' ',
      '\u00a0',
      '\u200b',
      '\u2060\u00ad\u200d',
      '\u3164',
      '\u2800',
      '\u0007',
      '**\u200b**',
      '{nothing}',
      '{nothing|}',
      { en: '' },
      { en: ' ', nl: 'Een robot' },
      {},
      null,
      0,
      7,
      [],
    ].map((assistant): [string, object] => [`"assistant": ${inCodes(assistant)}`, { assistant }]),
    ['a translation of it', { assistant: 'A machine', texts: { en: { 'A machine': '\u200b' } } }],
    ...[' ', '\u200b', '{nothing}', '{nothing}\u00a0', { en: '', nl: 'Een robot' }].map(
      (assistant): [string, object] => [
        `"messages": {"assistant": ${inCodes(assistant)}}`,
        { messages: { assistant } },
      ],
    ),
    ...['\u200b', '{nothing}', ' {max} '].map((assistant): [string, object, object] => [
      `a theme's words ${inCodes(assistant)}`,
      {},
      { en: { assistant } },
    ]),
    ['all of them at once', { assistant: ' ', messages: { assistant: '{nothing}' } }, { en: { assistant: '\u200b' } }],
  ];
  for (const [what, more, words] of emptied)
    it(`stays under that line where a text for it shows nothing: ${what}`, async () => {
      const visitor = await visit(
        flowOf([{ ask: 'Well?' }], more),
        {},
        { theme: { ...nordlys, voice: { words } } as never },
      );
      expect(visitor.one('[part=notice]').textContent).to.equal('Automated assistant of Nordlys');
    });

  it('stays under the words of the brand where those of the flow show nothing, and under those of its language', async () => {
    const branded = await visit(
      flowOf([{ ask: 'Well?' }], { messages: { assistant: '\u200b' } }),
      {},
      { theme: { ...nordlys, voice: { words: { en: { assistant: '{brand}’s machine' } } } } as never },
    );
    expect(branded.one('[part=notice]').textContent).to.equal('Nordlys’s machine');
    const dutch = await visit(
      flowOf([{ ask: 'Well?' }], { assistant: '{nothing}', messages: { assistant: '{nothing}' } }),
      { lang: 'nl' },
      { theme: nordlys },
    );
    expect(dutch.one('[part=notice]').textContent).to.equal('Automatische assistent van Nordlys');
  });

  it('says in a preview that nothing is sent', async () => {
    const visitor = await visit(flowOf([{ ask: 'Well?' }]), { preview: '' });
    expect(visitor.all('[part=notice]').map((notice) => notice.textContent)).to.include(
      'Preview: nothing is sent or kept.',
    );
  });

  it('has a picture whose place is reserved before it arrives', async () => {
    const visitor = await visit(
      flowOf([{ say: 'Look', image: '/no-such-picture.webp', alt: 'A door' }, { ask: 'Well?' }]),
    );
    const picture = visitor.one<HTMLImageElement>('[part=image]');
    expect(picture.alt).to.equal('A door');
    expect(picture.getBoundingClientRect().height).to.be.greaterThan(100);
  });
});

describe('a chat that cannot start', () => {
  const broken: [what: string, flow: unknown, code: string][] = [
    ['broken JSON', '{"flow": "x", "parts": {', 'bad-json'],
    ['something else', '[1, 2]', 'not-a-flow'],
    ['a flow without parts', { flow: 'x' }, 'missing'],
    ['a part that is no list', { flow: 'x', parts: { a: 'Hi' } }, 'wrong-value'],
  ];
  for (const [what, flow, code] of broken)
    it(`says so politely and tells the owner: ${what}`, async () => {
      const element = document.createElement('smoc-chat');
      const error = next<SmocEvent<'smoc-error'>>(element, 'smoc-error');
      element.flow = flow as string;
      element.append('Write to us instead.');
      document.body.append(element);
      expect((await error).detail.code).to.equal(code);
      const visitor = new Visitor(element);
      await visitor.until(() => visitor.has('[part=unavailable]'));
      expect(visitor.one('[part=unavailable]').textContent).to.equal('Sorry, our chat is not available right now.');
      expect(visitor.has('slot')).to.equal(true);
      element.remove();
    });

  it('says so when the flow is not found', async () => {
    const element = mount(undefined, { src: '/no-such-flow.json' });
    const { detail } = await next<SmocEvent<'smoc-error'>>(element, 'smoc-error');
    expect(detail.code).to.equal('no-flow');
    expect(detail.message).to.contain('/no-such-flow.json');
  });

  it('starts with a mended flow', async () => {
    const element = mount('{');
    await next(element, 'smoc-error');
    element.flow = flowOf(['Mended.']);
    await new Visitor(element).says('Mended.');
  });
});

describe('the element', () => {
  it('is registered once, however often the script runs', async () => {
    // Another address is another module: what a second script tag does.
    const address = '/src/define.ts?again';
    await import(address);
    expect(customElements.get('smoc-chat')).to.equal(SmocChat);
  });

  it('tells when it can be talked to', async () => {
    const element = mount(flowOf(['Hello!', { ask: 'Well?' }]));
    const { detail, bubbles, composed } = await next<SmocEvent<'smoc-ready'>>(element, 'smoc-ready');
    expect(detail.flow).to.match(/^test-/);
    expect(bubbles && composed).to.equal(true);
  });

  it('works off what the page asked of it before it was there, in order', async () => {
    const element = document.createElement('smoc-chat');
    element.setAttribute('keep', 'nothing');
    const answered = element.answer('Ben');
    void element.say('By the way.');
    element.flow = flowOf([{ ask: 'Your name?', as: 'name' }, 'Hello {name}!']);
    document.body.append(element);
    await answered;
    const visitor = new Visitor(element);
    await visitor.says('Hello Ben!');
    await visitor.says('By the way.');
    expect(element.snapshot()?.vars).to.have.property('name', 'Ben');
    element.remove();
  });

  it('waits with an answer of the page until it is asked', async () => {
    const element = mount(
      flowOf(['Hello!', 'A while later.', { ask: 'Your name?', as: 'name' }, 'Hello {name}!'], {
        pace: { speed: 6000, between: 0.05, max: 0.05 },
      }),
    );
    await element.answer('Ben');
    await new Visitor(element).says('Hello Ben!');
  });

  it('opens, closes and tells, but not twice', () => {
    const element = mount(flowOf(['Hi']));
    const told: string[] = [];
    for (const name of ['smoc-open', 'smoc-close']) element.addEventListener(name, () => told.push(name));
    element.open();
    element.open();
    element.toggle();
    element.close();
    expect(told).to.deep.equal(['smoc-open', 'smoc-close']);
  });
});
