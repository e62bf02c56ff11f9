import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { cleanUp, flowOf, mount, next, visit, Visitor } from './harness.ts';

/* Browsers fill in, extensions put nodes among ours, translators replace text nodes: all of it in the chat, none of it by the chat. */

afterEach(cleanUp);

/** Fills a field as some browsers and password managers do: only what `events` names is fired. */
function fill(field: HTMLInputElement, value: string | boolean, ...events: string[]): void {
  if (typeof value === 'boolean') field.checked = value;
  else field.value = value;
  for (const type of events) field.dispatchEvent(new Event(type, { bubbles: true }));
}

const inputOf = (visitor: Visitor, name: string) => visitor.one<HTMLInputElement>(`#f-${name}`);

describe('a form that something else fills in', () => {
  const form = () =>
    flowOf([
      {
        ask: 'Who is coming?',
        fields: [
          { as: 'name', label: 'Name' },
          { as: 'mail', type: 'email', label: 'E-mail', skip: true },
          { as: 'phone', type: 'phone', label: 'Phone', when: 'mail is set' },
          { as: 'news', type: 'consent', label: 'News', skip: true },
          { as: 'city', label: 'City', when: 'news' },
        ],
      },
      'See you, {name}: {mail} {phone}.',
    ]);

  for (const events of [['change'], ['input'], ['input', 'change'], ['change', 'blur']])
    it(`shows a field that depends on another: only ${events.join(' and ')} is fired`, async () => {
      const visitor = await visit(form());
      await visitor.until(() => visitor.has('.form'));
      fill(inputOf(visitor, 'mail'), 'ben@example.com', ...events);
      await visitor.until(() => visitor.has('#f-phone'));
      fill(inputOf(visitor, 'news'), true, ...events);
      await visitor.until(() => visitor.has('#f-city'));
    });

  it('shows it when one of several fields that were filled tells of itself', async () => {
    const visitor = await visit(form());
    await visitor.until(() => visitor.has('.form'));
    fill(inputOf(visitor, 'mail'), 'ben@example.com');
    fill(inputOf(visitor, 'name'), 'Ben', 'change');
    await visitor.until(() => visitor.has('#f-phone'));
  });

  it('is read anew when it is sent, though no event told of it, and says what is still missing', async () => {
    const visitor = await visit(form());
    await visitor.until(() => visitor.has('.form'));
    fill(inputOf(visitor, 'name'), 'Ben');
    fill(inputOf(visitor, 'mail'), 'ben@example.com');
    visitor.press('Send');
    await visitor.until(() => visitor.one('#f-phone-error').textContent === 'Please fill this in.');
    await visitor.until(() => visitor.focused === inputOf(visitor, 'phone'));
    fill(inputOf(visitor, 'phone'), '+31 6 12345678');
    visitor.press('Send');
    await visitor.says('See you, Ben: ben@example.com +31 6 12345678.');
  });

  it('of one field is sent as it stands, without any event', async () => {
    const visitor = await visit(flowOf([{ ask: 'Name?', as: 'name' }, 'Hello {name}.']));
    await visitor.until(() => visitor.field);
    fill(visitor.field, 'Ben');
    visitor.press('Send');
    await visitor.says('Hello Ben.');
  });

  it('counts own words beside options, and never passes over a press without a word', async () => {
    const visitor = await visit(
      flowOf([{ ask: 'Which?', fields: [{ as: 'x', label: 'X', options: ['A'], other: true }] }, 'So {x}.']),
    );
    await visitor.until(() => visitor.has('.form .other'));
    fill(visitor.one<HTMLInputElement>('.form .other'), 'Mine', 'change');
    visitor.press('Send');
    await visitor.says('So Mine.');
  });

  it('says why nothing is sent where own words are missing', async () => {
    const visitor = await visit(flowOf([{ ask: 'Which?', as: 'x', options: ['A'], other: true }, 'So {x}.']));
    await visitor.until(() => visitor.button('Something else'));
    visitor.press('Something else');
    visitor.press('Send');
    await visitor.until(() => visitor.one('.ask .error').textContent === 'Please fill this in.');
  });
});

/** What extensions put beside fields: buttons, icons, empty fields. */
function foreign(): HTMLElement[] {
  const button = Object.assign(document.createElement('button'), { textContent: 'Fill in' });
  const input = document.createElement('input');
  const box = Object.assign(document.createElement('input'), { type: 'checkbox' });
  return [button, input, box, document.createElement('span'), document.createElement('grammarly-extension')];
}
/** Before and after all that `selector` finds. */
function surround(visitor: Visitor, selector: string): void {
  for (const each of visitor.all(selector)) {
    each.before(...foreign());
    each.after(...foreign());
  }
}

describe('foreign nodes among those of the chat', () => {
  it('leave Enter and the send button to the composer', async () => {
    const visitor = await visit(
      flowOf([
        { ask: 'Name?', as: 'name' },
        { ask: 'City of {name}?', as: 'city' },
        { ask: 'Why, {city}?', type: 'long', as: 'why' },
        'So: {why}.',
      ]),
    );
    await visitor.until(() => visitor.field);
    surround(visitor, '.dock .field, .dock .line, .dock .send');
    visitor.field.focus();
    await sendKeys({ type: 'Ben' });
    await sendKeys({ press: 'Enter' });
    await visitor.says('City of Ben?');
    await sendKeys({ type: 'Oslo' });
    visitor.button('Send').click();
    await visitor.says('Why, Oslo?');
    await visitor.until(() => visitor.has('textarea'));
    surround(visitor, 'textarea');
    await visitor.until(() => visitor.focused === visitor.one('textarea'));
    await sendKeys({ type: 'Because' });
    await sendKeys({ press: 'Enter' });
    await visitor.says('So: Because.');
  });

  it('send nothing by a button of their own', async () => {
    const visitor = await visit(flowOf([{ ask: 'Name?', as: 'name' }, 'Hello {name}.']));
    await visitor.until(() => visitor.field);
    surround(visitor, '.dock .field');
    visitor.type('Be');
    const answered = next(visitor.element, 'smoc-answer');
    visitor.press('Fill in');
    await visitor.element.updateComplete;
    visitor.type('Ben');
    visitor.button('Send').click();
    expect(((await answered) as CustomEvent<{ value: string }>).detail.value).to.equal('Ben');
  });

  it('leave a form its values, its errors and its order', async () => {
    const visitor = await visit(
      flowOf([
        {
          ask: 'Who?',
          fields: [
            { as: 'name', label: 'Name' },
            { as: 'story', label: 'Story', type: 'long' },
            { as: 'size', label: 'Size', options: ['S', 'M'] },
            { as: 'ok', type: 'consent', label: 'Yes' },
          ],
        },
        'So {name}, {story}, {size}, {ok}.',
      ]),
    );
    await visitor.until(() => visitor.has('.form .box'));
    surround(visitor, '.form .item, .form .field, .form .box, .form .box input, .form .error, .form .trap input');
    visitor.press('Send');
    await visitor.until(() => visitor.one('#f-name-error').textContent);
    expect(visitor.one('#f-size-error').textContent).to.equal('Please fill this in.');
    expect(visitor.focused).to.equal(inputOf(visitor, 'name'));
    visitor.type('Ben', inputOf(visitor, 'name'));
    visitor.type('Long', inputOf(visitor, 'story'));
    visitor.all('.box input[type=radio]')[1]?.click();
    inputOf(visitor, 'ok').click();
    visitor.press('Send');
    await visitor.says('So Ben, Long, M, true.');
    expect(visitor.element.snapshot()?.vars['honeypot']).to.equal(undefined);
  });

  it('leave options, own words, boxes and consents as they are', async () => {
    const visitor = await visit(
      flowOf([
        { ask: 'One?', as: 'one', options: ['A', 'B'], other: true },
        { ask: 'Two?', as: 'two', many: true, options: ['C', 'D'], other: true },
        { consent: 'Three?', as: 'three' },
        'So {one}, {two}, {three}.',
      ]),
    );
    await visitor.until(() => visitor.button('Something else'));
    surround(visitor, '.ask .options, .ask .option, .ask .own-words, .ask .own-words .field');
    visitor.press('Something else');
    expect(visitor.focused).to.equal(visitor.one('.own-words .field'));
    await sendKeys({ type: 'X' });
    await sendKeys({ press: 'Enter' });
    await visitor.says('Two?');
    await visitor.until(() => visitor.has('[type=checkbox]'));
    surround(visitor, '.ask .box, .ask .box input, .ask .other');
    visitor.one('.ask .box input[value="1"]').click();
    visitor.type('Y', visitor.one<HTMLInputElement>('.ask .boxes .other'));
    visitor.press('Done');
    await visitor.until(() => visitor.has('#consent'));
    surround(visitor, '.ask .form > *, .ask .box input');
    visitor.one('#consent').click();
    visitor.press('Next');
    await visitor.says('So X, D and Y, true.');
  });

  it('let arrows walk from option to option', async () => {
    const visitor = await visit(flowOf([{ ask: 'One?', options: ['A', 'B'] }]));
    surround(visitor, '.ask .option');
    visitor.button('A').focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(visitor.focused).to.equal(visitor.button('B'));
  });

  it('stand in the transcript without a message being lost, doubled or in another’s place', async () => {
    const visitor = await visit(
      flowOf([
        'One.',
        'Two.',
        { ask: 'Three?', options: ['Yes'] },
        'Four.',
        { ask: 'Five?', options: ['Yes'] },
        'Six.',
        { ask: 'Seven?', options: ['Yes'] },
      ]),
    );
    surround(visitor, '.row, .transcript-page');
    visitor.press('Yes');
    await visitor.says('Five?');
    expect(visitor.messages).to.deep.equal(['One.', 'Two.', 'Three?', 'Yes', 'Four.', 'Five?']);
    // One is taken away, one is wrapped.
    visitor.one('#m2').remove();
    const wrap = document.createElement('div');
    const last = visitor.one('#m6');
    last.before(wrap);
    wrap.append(last);
    await visitor.until(() => visitor.options.length);
    visitor.press('Yes');
    await visitor.says('Seven?');
    expect(visitor.messages).to.deep.equal([
      'One.',
      'Two.',
      'Three?',
      'Yes',
      'Four.',
      'Five?',
      'Yes',
      'Six.',
      'Seven?',
    ]);
  });

  it('take nodes away that the chat goes by, and it draws them anew', async () => {
    const visitor = await visit(
      flowOf([{ ask: 'Name?', as: 'name' }, { ask: 'City of {name}?', as: 'city' }, 'So {city}.']),
    );
    await visitor.until(() => visitor.field);
    visitor.type('Ben');
    visitor.button('Send').click();
    await visitor.says('City of Ben?');
    visitor.one('.end').replaceChildren();
    visitor.element.requestUpdate();
    await visitor.until(() => visitor.field);
    await visitor.send('Oslo');
    await visitor.says('So Oslo.');
  });

  it('may wrap the field', async () => {
    const visitor = await visit(flowOf([{ ask: 'Name?', as: 'name', type: 'email' }, 'So {name}.']));
    await visitor.until(() => visitor.field);
    const wrap = document.createElement('div');
    visitor.field.before(wrap);
    wrap.append(visitor.field);
    await visitor.send('ben');
    await visitor.until(() => visitor.one('.dock .error').textContent);
    await visitor.send('ben@example.com');
    await visitor.says('So ben@example.com.');
  });
});

/** As Google Translate does it: each text node gives way to two elements around the translation. */
function translate(root: Node): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    if (!text.data.trim() || text.parentElement?.closest('style, script')) continue;
    const outer = document.createElement('font');
    const inner = document.createElement('font');
    inner.textContent = `«${text.data.trim()}»`;
    outer.append(inner);
    text.replaceWith(outer);
  }
}
/** As Firefox does it: an element gets its text anew, and whatever is no element or text goes. */
function translateWhole(root: ParentNode): void {
  for (const each of root.querySelectorAll<HTMLElement>('p, span, bdi, button, label, strong, .bubble, .brand'))
    if (each.textContent.trim() && !each.querySelector('input, textarea, svg, p, span, button, bdi, img'))
      each.textContent = `«${each.textContent.trim()}»`;
}

for (const [how, translated] of [
  ['that replaces text nodes', translate],
  ['that writes elements anew', translateWhole],
] as const)
  describe(`a translator ${how}`, () => {
    it('does not stop an error from giving way to the next', async () => {
      const visitor = await visit(
        flowOf([{ ask: 'E-mail?', type: 'email', as: 'mail', hint: 'For your pass.' }, 'Thanks.']),
      );
      await visitor.until(() => visitor.field);
      const error = () => visitor.one('.dock .error').textContent;
      visitor.press('Send');
      await visitor.until(() => error() === 'Please fill this in.');
      translated(visitor.root);
      expect(error()).to.equal('«Please fill this in.»');
      await visitor.send('ben@');
      await visitor.until(() => error().includes('not an e-mail address yet'));
      translated(visitor.root);
      visitor.type('');
      visitor.press('Send');
      await visitor.until(() => error() === 'Please fill this in.');
    });

    it('leaves hints, buttons and units to the question that they are of', async () => {
      const visitor = await visit(
        flowOf([
          { ask: 'One?', hint: 'First hint', unit: 'kg', button: 'First button', skip: 'First skip' },
          { ask: 'Two?', hint: 'Second **hint**', unit: 'cm', button: 'Second button', skip: 'Second skip' },
          'End.',
        ]),
      );
      await visitor.until(() => visitor.has('.dock .unit'));
      translated(visitor.root);
      visitor.one('.dock .quiet').click();
      await visitor.says('Two?');
      await visitor.until(() => visitor.one('.dock .unit').textContent === 'cm');
      expect(visitor.one('.dock .hint').textContent).to.equal('Second hint');
      expect(visitor.all('.dock button').map((button) => button.textContent)).to.deep.equal([
        'Second button',
        'Second skip',
      ]);
    });

    it('does not stop a form’s errors', async () => {
      const visitor = await visit(
        flowOf([
          {
            ask: 'Who?',
            fields: [
              { as: 'mail', type: 'email', label: 'E-mail' },
              { as: 'n', label: 'Name', when: 'mail is set' },
            ],
          },
          'So.',
        ]),
      );
      await visitor.until(() => visitor.has('.form'));
      visitor.press('Send');
      await visitor.until(() => visitor.one('#f-mail-error').textContent === 'Please fill this in.');
      translated(visitor.root);
      visitor.type('ben@', inputOf(visitor, 'mail'));
      visitor.one('.form .primary').click();
      await visitor.until(() => visitor.one('#f-mail-error').textContent.includes('not an e-mail address yet'));
    });

    it('does not stop the chat from speaking another language: messages, header, buttons', async () => {
      const visitor = await visit(
        flowOf(['Hello **you**.', { ask: 'Well?', options: ['Yes'], skip: true }], {
          assistant: 'Bot of {brand}',
          texts: {
            nl: { 'Hello **you**.': 'Hallo **jij**.', 'Well?': 'En?', Yes: 'Ja', 'Bot of {brand}': 'Bot van {brand}' },
          },
        }),
        { lang: 'en' },
      );
      translated(visitor.root);
      visitor.element.lang = 'nl';
      await visitor.until(() => visitor.messages[0] === 'Hallo jij.');
      expect(visitor.messages).to.deep.equal(['Hallo jij.', 'En?']);
      await visitor.until(() => visitor.options[0] === 'Ja');
      expect(visitor.all('.ask button').map((each) => each.textContent)).to.deep.equal(['Ja', 'Overslaan']);
      expect(visitor.one('.notice').textContent).to.contain('Bot van');
    });

    it('does not stop a submission’s state from being told', async () => {
      let answer: (reply: Response) => void = () => undefined;
      const before = window.fetch;
      window.fetch = () => new Promise((resolve) => (answer = resolve));
      try {
        const visitor = await visit(
          flowOf([{ ask: 'Ready?', options: ['Yes'] }, { submit: true }, 'Done.']),
          {},
          { endpoint: '/results' },
        );
        visitor.press('Yes');
        await visitor.until(() => visitor.one('.status').textContent.includes('Sending'));
        translated(visitor.root);
        await visitor.until(() => visitor.one('.status').textContent.includes('«Sending'));
        answer(new Response('', { status: 500 }));
        await visitor.until(() => /^Kept\. /.test(visitor.one('.status').textContent.trim()));
      } finally {
        window.fetch = before;
      }
    });

    it('does not stop the launcher from counting', async () => {
      const element = mount(flowOf(['One.', { ask: 'Two?', options: ['Yes'] }]), { mode: 'bubble' });
      const visitor = new Visitor(element);
      element.open();
      await visitor.says('Two?');
      element.close();
      await visitor.until(() => visitor.one('.launcher').getAttribute('aria-expanded') === 'false');
      await element.say('Three.');
      await visitor.until(() => visitor.has('.unread'));
      translated(visitor.root);
      await element.say('Four.');
      await visitor.until(() => visitor.one('.news').textContent === '2 new messages');
      expect(visitor.one('.unread').textContent).to.equal('2');
    });
  });
