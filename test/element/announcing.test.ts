import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { cleanUp, flowOf, listen, mount, visit, Visitor } from './harness.ts';

afterEach(cleanUp);

const talk = () =>
  flowOf([
    'Hello.',
    { ask: 'Shall we?', options: ['Yes', 'No'] },
    { ask: 'Name?', as: 'name' },
    'Thanks, {name}.',
    { end: true },
  ]);
const times = (told: readonly string[], text: string) => told.filter((line) => line.includes(text)).length;

describe('a screen reader', () => {
  it('hears each message once, in order, and the options with their question', async () => {
    const visitor = new Visitor(mount(talk()));
    await visitor.until(() => visitor.element.shadowRoot);
    const told = listen(visitor);
    await visitor.until(() => told.some((line) => line.includes('Yes, No')));
    visitor.press('Yes');
    await visitor.send('Ben');
    await visitor.until(() => times(told, 'Thanks, Ben.'));
    expect(told.filter((line) => !line.includes('Yes, No'))).to.deep.equal([
      'Noa says: Hello.',
      'Shall we?',
      'Noa says: Name?',
      'Noa says: Thanks, Ben.',
    ]);
  });

  it('hears the last fifty of messages that all come in one moment', async () => {
    const lines = Array.from({ length: 120 }, (_, index) => `Line ${index + 1}.`);
    const visitor = new Visitor(mount(flowOf([...lines, { ask: 'Shall we?', options: ['Yes', 'No'] }])));
    await visitor.until(() => visitor.element.shadowRoot);
    const told = listen(visitor);
    await visitor.until(() => told.some((line) => line.includes('Yes, No')));
    expect(told.flatMap((line) => line.match(/Line \d+/g) ?? [])).to.deep.equal(
      // The question is the fiftieth.
      Array.from({ length: 49 }, (_, index) => `Line ${index + 72}`),
    );
  });

  it('hears nothing again when language, tone or look change', async () => {
    const visitor = await visit({ ...talk(), texts: { nl: { 'Hello.': 'Hallo.', 'Shall we?': 'Zullen we?' } } });
    const told = listen(visitor);
    await visitor.until(() => times(told, 'Shall we?'));
    const before = told.length;
    visitor.element.lang = 'nl';
    await visitor.says('Zullen we?');
    visitor.element.theme = { name: 'x', look: { color: '#a00' } };
    visitor.press('Yes');
    await visitor.until(() => times(told, 'Name?'));
    expect(told.slice(before).filter((line) => !line.includes('Name?'))).to.deep.equal([]);
  });

  it('finds the transcript as a log that does not speak by itself', async () => {
    const visitor = await visit(talk());
    const log = visitor.one('[role=log]');
    expect(log.getAttribute('aria-live')).to.equal('off');
    expect(log.getAttribute('aria-label')).to.equal(`Chat with ${location.hostname}`);
    expect(visitor.one('.row.bot').textContent).to.match(/^NNoa/);
  });

  it('hears the hint of a question whose field has the focus already, and that it may stay empty', async () => {
    const visitor = await visit(
      flowOf([{ ask: 'Name?' }, { ask: 'Mail?', type: 'email', hint: 'For your **pass** only', skip: 'Rather not' }]),
    );
    const told = listen(visitor);
    await visitor.send('Ben');
    await visitor.until(() => times(told, 'Mail?'));
    await visitor.until(() => times(told, 'For your pass only, optional'), 'the hint');
    expect(told.findIndex((line) => line.includes('For your pass'))).to.be.above(
      told.findIndex((line) => line.includes('Mail?')),
    );
  });

  it('hears which fields of a form must be filled in', async () => {
    const visitor = await visit(
      flowOf([
        {
          ask: 'Who?',
          fields: [
            { as: 'a', label: 'Name' },
            { as: 'b', label: 'Story', type: 'long' },
            { as: 'c', label: 'Nickname', skip: true },
          ],
        },
      ]),
    );
    await visitor.until(() => visitor.has('.form'));
    expect(
      visitor
        .all('.form .field')
        .map((field) => `${(field as HTMLInputElement).name} ${field.getAttribute('aria-required')}`),
    ).to.deep.equal(['a true', 'b true', 'c null']);
  });

  it('hears that a form may be left out', async () => {
    const form = { ask: 'Who?', fields: [{ as: 'a', label: 'Name' }], skip: true };
    const visitor = new Visitor(mount(flowOf([form])));
    await visitor.until(() => visitor.element.shadowRoot);
    const told = listen(visitor);
    await visitor.until(() => times(told, 'optional'), 'that it is optional');
    expect(visitor.one('.form [part~=skip]').textContent).to.equal('Skip');
  });

  it('hears what is wrong with an answer whose field keeps the focus', async () => {
    const visitor = await visit(flowOf([{ ask: 'Your e-mail?', type: 'email' }]));
    const told = listen(visitor);
    await visitor.send('x');
    await visitor.until(() => times(told, 'That’s not an e-mail address yet.'));
  });

  it('finds nothing left in the live region once it was heard', async () => {
    const visitor = await visit(talk());
    const told = listen(visitor);
    await visitor.until(() => times(told, 'Shall we?'));
    await visitor.until(() => visitor.one('[aria-live=polite]').childElementCount === 0);
  });

  it('hears history never again', async () => {
    const flow = talk();
    const first = await visit(flow, { keep: 'visit' });
    first.press('Yes');
    await first.until(() => first.field);
    await first.until(() => first.element.snapshot()?.acted);
    first.element.remove();
    const second = new Visitor(mount(flow, { keep: 'visit' }));
    const told = listen(second);
    await second.until(() => second.messages.includes('Yes') && second.has('[aria-live=polite]'));
    await second.send('Ben');
    await second.until(() => times(told, 'Thanks, Ben.'));
    expect(told).to.deep.equal(['Noa says: Thanks, Ben.']);
    await second.element.forget();
  });
});

describe('the focus', () => {
  it('stays where it is until the visitor has acted', async () => {
    const outside = document.createElement('input');
    document.body.append(outside);
    outside.focus();
    const visitor = await visit(talk());
    expect(document.activeElement).to.equal(outside);
    void visitor.element.answer('Yes');
    await visitor.says('Name?');
    await visitor.until(() => visitor.field);
    expect(document.activeElement).to.equal(outside);
    outside.remove();
  });

  it('goes to the next input after an answer, and never to the body', async () => {
    const visitor = await visit(
      flowOf(
        [
          { ask: 'A?', options: ['1'] },
          'A while',
          { ask: 'B?', options: ['2', '3'] },
          { ask: 'C?' },
          { ask: 'D?', options: ['4'] },
          'End.',
        ],
        { pace: { speed: 3000, between: 0.05, max: 0.1 } },
      ),
    );
    const lost: unknown[] = [];
    visitor.button('1').focus();
    visitor.root.addEventListener('focusout', () =>
      queueMicrotask(() => {
        if (document.activeElement === document.body) lost.push('body');
      }),
    );
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => visitor.focused?.textContent.includes('2'));
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => visitor.focused === visitor.field);
    await sendKeys({ type: 'x' });
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => visitor.focused?.textContent.includes('4'));
    await sendKeys({ press: 'Enter' });
    await visitor.says('End.');
    expect(document.activeElement).to.equal(visitor.element);
  });

  it('is left to a visitor who has gone elsewhere meanwhile', async () => {
    const outside = document.createElement('input');
    document.body.append(outside);
    const visitor = await visit(
      flowOf([{ ask: 'A?', options: ['1'] }, 'A while', { ask: 'B?', options: ['2'] }], {
        pace: { speed: 600, between: 0.1, max: 0.2 },
      }),
    );
    visitor.button('1').focus();
    visitor.press('1');
    await visitor.until(() => visitor.has('.typing'));
    outside.focus();
    await visitor.says('B?');
    await visitor.until(() => visitor.options.includes('2'));
    expect(document.activeElement).to.equal(outside);
    outside.remove();
  });

  it('is left to a visitor who has gone elsewhere in the chat meanwhile', async () => {
    const visitor = await visit(
      flowOf([{ ask: 'A?', options: ['1'] }, 'A while', { ask: 'B?' }], {
        pace: { speed: 600, between: 0.1, max: 0.2 },
        contact: 'vip@nordlys.example',
      }),
    );
    await visitor.until(() => visitor.has('.contact'));
    visitor.button('1').focus();
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => visitor.has('.typing'));
    visitor.one('.contact > summary').focus();
    await sendKeys({ press: 'Enter' });
    await visitor.says('B?');
    await visitor.until(() => visitor.field);
    expect([visitor.focused?.getAttribute('part'), visitor.one<HTMLDetailsElement>('.contact').open]).to.deep.equal([
      'contact-button',
      true,
    ]);
  });

  it('shows no ring around the transcript unless somebody walked there', async () => {
    const visitor = await visit(flowOf([{ ask: 'Who?', fields: [{ as: 'a', label: 'Name' }] }, 'End.']));
    const ring = () => getComputedStyle(visitor.one('.scroll')).outlineStyle;
    await visitor.until(() => visitor.has('.form'));
    visitor.one('.form .field').focus();
    await sendKeys({ type: 'Ann' });
    await sendKeys({ press: 'Enter' });
    await visitor.says('End.');
    const seen = () => `${visitor.focused?.getAttribute('part')}: ${ring()}`;
    expect(seen()).to.equal('transcript: none');
    await sendKeys({ press: 'Shift+Tab' });
    expect(seen()).to.equal('restart: none');
    await sendKeys({ press: 'Tab' });
    expect(seen()).to.equal('transcript: solid');
  });

  it('never scrolls the page', async () => {
    const space = document.createElement('div');
    space.style.height = '3000px';
    document.body.prepend(space);
    scrollTo(0, 0);
    const visitor = await visit(
      flowOf([
        ...Array.from({ length: 30 }, (_, index) => `Message ${index}`),
        { ask: 'A?', options: ['1'] },
        { ask: 'B?' },
      ]),
    );
    visitor.press('1');
    await visitor.until(() => visitor.focused === visitor.field);
    expect(scrollY).to.equal(0);
    space.remove();
  });
});

describe('the pace', () => {
  const slow = () =>
    flowOf(['One.', 'Two.', { ask: 'Three?', options: ['Yes'] }], { pace: { speed: 1, between: 50, max: 50 } });

  it('is skipped by a tap on the transcript', async () => {
    const visitor = new Visitor(mount(slow()));
    await visitor.until(() => visitor.has('.typing') && visitor.has('[aria-live=polite]'));
    visitor.one('.scroll').click();
    await visitor.says('Two.');
    await visitor.until(() => visitor.has('.typing'));
    visitor.one('.scroll').click();
    await visitor.says('Three?');
  });

  it('is skipped by any key but those that only walk', async () => {
    const visitor = new Visitor(mount(slow()));
    await visitor.until(() => visitor.has('.typing') && visitor.has('[aria-live=polite]'));
    visitor.one('.scroll').focus();
    await sendKeys({ press: 'Shift' });
    await visitor.element.updateComplete;
    expect(visitor.messages).to.deep.equal(['One.']);
    await sendKeys({ press: 'a' });
    await visitor.says('Two.');
  });

  for (const [name, attributes, more] of [
    ['pace="instant"', { pace: 'instant' }, {}],
    ['a flow that says so', {}, { pace: 'instant' }],
  ] as const) {
    it(`has no pauses with ${name}`, async () => {
      const visitor = new Visitor(mount({ ...slow(), pace: undefined, ...more }, attributes));
      await visitor.says('One.');
      expect(visitor.messages).to.deep.equal(['One.', 'Two.', 'Three?']);
    });
  }
});
