import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { SmocEvent } from '../../src/events.ts';
import { cleanUp, flowOf, listen, mount, next, visit, Visitor } from './harness.ts';

afterEach(cleanUp);

const yesNo = () =>
  flowOf([
    { ask: 'Shall we?', as: 'go', options: ['Yes', { label: 'No', value: 'never', text: 'Not today' }] },
    'You said {go}.',
  ]);

describe('a consent', () => {
  for (const [where, ...before] of [['where nothing was said before'], ['after a message', 'One more thing.']]) {
    it(`is a form named by its own words, ${where}`, async () => {
      const visitor = await visit(flowOf([...before, { consent: 'Yes, [mail me](https://example.com).', as: 'c' }]));
      await visitor.until(() => visitor.has('.form'));
      expect(
        visitor.root.getElementById(visitor.one('.form').getAttribute('aria-labelledby') ?? '')?.textContent.trim(),
      ).to.match(/^Yes, mail me/);
    });
  }
});

describe('a choice', () => {
  it('is answered by one press, which stands as the visitor’s own words', async () => {
    const visitor = await visit(yesNo());
    expect(visitor.options).to.deep.equal(['Yes', 'NoNot today']);
    visitor.press('Yes');
    await visitor.says('You said Yes.');
    expect(visitor.messages).to.deep.equal(['Shall we?', 'Yes', 'You said Yes.']);
    expect(visitor.has('.own')).to.equal(true);
    expect(visitor.options).to.deep.equal([]);
  });

  it('is answered by keyboard alone: Tab, arrows, Enter', async () => {
    const visitor = await visit(yesNo());
    visitor.one('.scroll').focus();
    await sendKeys({ press: 'Tab' });
    expect(visitor.focused?.textContent).to.contain('Yes');
    await sendKeys({ press: 'ArrowDown' });
    expect(visitor.focused?.textContent).to.contain('No');
    await sendKeys({ press: 'ArrowRight' });
    expect(visitor.focused?.textContent).to.contain('Yes');
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Enter' });
    await visitor.says('You said never.');
  });

  it('is a group that the question names', async () => {
    const visitor = await visit(yesNo());
    const group = visitor.one('.ask [role=group]');
    const named = visitor.root.getElementById(group.getAttribute('aria-labelledby') ?? '');
    expect(named?.textContent).to.contain('Shall we?');
  });

  it('counts a double click once, and not for the next question', async () => {
    const visitor = await visit(flowOf([{ ask: 'One?', options: ['A'] }, { ask: 'Two?', options: ['B'] }, 'End.']));
    const button = visitor.button('A');
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1 }));
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1 }));
    await visitor.says('Two?');
    await visitor.until(() => visitor.options[0] === 'B');
    visitor.button('B').dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 2 }));
    await visitor.element.updateComplete;
    expect(visitor.messages).not.to.include('End.');
    expect(visitor.messages.filter((message) => message === 'A')).to.have.length(1);
  });

  it('can be left out where the author allows it', async () => {
    const visitor = await visit(flowOf([{ ask: 'Size?', as: 'size', options: ['S'], skip: 'I don’t know' }, 'Fine.']));
    visitor.press('I don’t know');
    await visitor.says('Fine.');
    expect(visitor.messages).to.include('I don’t know');
  });

  it('takes own words beside the options', async () => {
    const visitor = await visit(
      flowOf([{ ask: 'Colour?', as: 'colour', options: ['Blue'], other: 'Another' }, 'So {colour}.']),
    );
    await visitor.until(() => visitor.button('Another'));
    const button = visitor.button('Another');
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    button.click();
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    expect(visitor.focused?.matches('.field')).to.equal(true);
    visitor.type('Green', visitor.one<HTMLInputElement>('.own-words .field'));
    visitor.one<HTMLFormElement>('.own-words').requestSubmit();
    await visitor.says('So Green.');
  });

  it('shows colours as colours, and nothing that is not one', async () => {
    const visitor = await visit(
      flowOf([
        {
          ask: 'Colour?',
          layout: 'swatch',
          options: [
            { label: 'Blue', color: '#00f' },
            { label: 'Odd', color: 'red;background:url(https://x.example)' },
          ],
        },
      ]),
    );
    await visitor.until(() => visitor.has('[part=swatch]'));
    expect(visitor.all('[part=swatch]').map((swatch) => getComputedStyle(swatch).backgroundColor)).to.deep.equal([
      'rgb(0, 0, 255)',
    ]);
  });

  it('of several takes no more than allowed, and says when there are too few', async () => {
    const visitor = await visit(
      flowOf([{ ask: 'Which?', as: 'which', many: { min: 1, max: 2 }, options: ['A', 'B', 'C'] }, 'So {which}.']),
    );
    await visitor.until(() => visitor.has('[type=checkbox]'));
    visitor.press('Done');
    await visitor.until(() => visitor.one('[part=error]').textContent !== '');
    const [a, b, c] = visitor.all<HTMLInputElement>('[type=checkbox]');
    expect(a?.getAttribute('aria-invalid')).to.equal('true');
    a?.click();
    c?.click();
    expect(b?.disabled).to.equal(true);
    c?.click();
    expect(b?.disabled).to.equal(false);
    c?.click();
    visitor.press('Done');
    await visitor.until(() => visitor.messages.includes('A, C'));
  });
});

describe('a typed answer', () => {
  const mail = () => flowOf([{ ask: 'Your e-mail?', type: 'email', as: 'mail' }, 'Thanks, {mail}.']);

  it('is sent by Enter and leaves an empty field', async () => {
    const visitor = await visit(
      flowOf([
        { ask: 'Name?', as: 'name' },
        { ask: 'Hello {name}. City?', as: 'city' },
      ]),
    );
    await visitor.until(() => visitor.field);
    visitor.field.focus();
    await sendKeys({ type: 'Ben' });
    await sendKeys({ press: 'Enter' });
    await visitor.says('Hello Ben. City?');
    expect(visitor.field.value).to.equal('');
  });

  it('that is wrong stays in its field, with the reason tied to it', async () => {
    const visitor = await visit(mail());
    const invalid = next<SmocEvent<'smoc-invalid'>>(visitor.element, 'smoc-invalid');
    await visitor.send('ben@');
    expect((await invalid).detail.problems[0]?.word).to.equal('errEmail');
    await visitor.until(() => visitor.field.getAttribute('aria-invalid') === 'true');
    const told = (visitor.field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => visitor.root.getElementById(id)?.textContent ?? '')
      .join('');
    expect(told).to.equal('That’s not an e-mail address yet.');
    expect(visitor.field.value).to.equal('ben@');
    expect(visitor.focused).to.equal(visitor.field);
    await visitor.send('ben@example.com');
    await visitor.says('Thanks, ben@example.com.');
  });

  it('is refused in the author’s own words where there are some', async () => {
    const visitor = await visit(flowOf([{ ask: 'Waist?', type: 'number', min: 58, error: 'From 58, please.' }]));
    await visitor.send('12');
    await visitor.until(() => visitor.one('#error').textContent === 'From 58, please.');
  });

  it('is kept while the look and the language change', async () => {
    const visitor = await visit(mail());
    await visitor.until(() => visitor.field);
    visitor.type('half a');
    visitor.element.lang = 'nl';
    visitor.element.theme = { name: 'x', look: { color: '#a00' } };
    await visitor.until(() => visitor.field.placeholder === 'Typ je antwoord');
    expect(visitor.field.value).to.equal('half a');
    expect(visitor.focused).to.equal(visitor.field);
  });

  it('has the keyboard, the filling-in and the type that it asks for', async () => {
    const kinds: [step: object, type: string, keyboard: string, fill: string][] = [
      // Of its own type a browser would give a domain beyond ASCII in the form of the name system, not as it was typed.
      [{ type: 'email' }, 'text', 'email', 'email'],
      [{ type: 'phone' }, 'tel', 'tel', 'tel'],
      [{ type: 'url' }, 'url', 'url', 'url'],
      [{ type: 'number' }, 'text', 'decimal', 'off'],
      [{}, 'text', 'text', 'off'],
      [{ autocomplete: 'given-name' }, 'text', 'text', 'given-name'],
      [{ keyboard: 'numeric' }, 'text', 'numeric', 'off'],
    ];
    for (const [step, type, keyboard, fill] of kinds) {
      const visitor = await visit(flowOf([{ ask: 'Well?', ...step }]));
      await visitor.until(() => visitor.field);
      const { field } = visitor;
      expect([field.type, field.inputMode, field.autocomplete, field.enterKeyHint]).to.deep.equal([
        type,
        keyboard,
        fill,
        'send',
      ]);
      expect(parseFloat(getComputedStyle(field).fontSize)).to.be.at.least(16);
      cleanUp();
    }
  });

  it('of several fields stands beside what each is called, with one sign between them', async () => {
    const labels = ['How many people?', 'Size', 'Anything else …', 'Colour:'];
    const visitor = await visit(
      flowOf([{ ask: 'Who?', fields: labels.map((label, at) => ({ as: `a${at}`, label })) }]),
    );
    await visitor.until(() => visitor.all('.form .field').length === labels.length);
    for (const field of visitor.all<HTMLInputElement>('.form .field')) visitor.type('2', field);
    visitor.one<HTMLFormElement>('.form').requestSubmit();
    await visitor.until(() => visitor.has('.own .said'));
    expect(visitor.all('.own .said').map((row) => row.textContent.trim())).to.deep.equal([
      'How many people? 2',
      'Size: 2',
      'Anything else … 2',
      'Colour: 2',
    ]);
  });

  it('of several lines is sent by Enter and broken by Shift and Enter', async () => {
    const visitor = await visit(flowOf([{ ask: 'Tell me', type: 'long', as: 'story' }, 'Thanks.']));
    await visitor.until(() => visitor.field);
    visitor.field.focus();
    await sendKeys({ type: 'One' });
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Shift' });
    await sendKeys({ type: 'Two' });
    expect(visitor.field.value).to.equal('One\nTwo');
    await sendKeys({ press: 'Enter' });
    await visitor.says('Thanks.');
    expect(visitor.messages).to.include('One\nTwo');
  });

  for (const [where, step, form] of [
    ['in the composer', { ask: 'Name?', as: 'name' }, '.dock'],
    ['in a long text', { ask: 'Name?', as: 'name', type: 'long' }, '.dock'],
    ['in a bubble of fields', { ask: 'Name?', fields: [{ as: 'name', label: 'Name' }] }, '.form'],
    ['beside options', { ask: 'Name?', as: 'name', options: ['A'], other: true }, '.own-words'],
  ] as const)
    it(`is not sent by the Enter that only confirms a conversion, and then by one press of the button: ${where}`, async () => {
      const visitor = await visit(flowOf([step, 'Hello {name}.']));
      await visitor.until(() => visitor.has(`${form} .field`));
      visitor.one(form).hidden = false;
      const field = visitor.one<HTMLInputElement>(`${form} .field`);
      visitor.type('にほん', field);
      let sent = 0;
      visitor.root.addEventListener('submit', () => sent++);
      for (const sign of [{ isComposing: true }, { keyCode: 229 }])
        field.dispatchEvent(
          new KeyboardEvent('keydown', {
            key: 'Enter',
            bubbles: true,
            composed: true,
            cancelable: true,
            ...sign,
          } as KeyboardEventInit),
        );
      expect(sent).to.equal(0);
      visitor.one(`${form} .send, ${form} .primary`).click();
      await visitor.says('Hello にほん.');
    });

  it('begins with what is known already', async () => {
    const visitor = await visit(flowOf([{ ask: 'Name?', as: 'name', default: 'Anna' }]));
    await visitor.until(() => visitor.field.value === 'Anna');
  });

  it('is named by its question', async () => {
    const visitor = await visit(mail());
    await visitor.until(() => visitor.field);
    expect(visitor.root.getElementById(visitor.field.getAttribute('aria-labelledby') ?? '')?.textContent).to.contain(
      'Your e-mail?',
    );
  });
});

describe('a bubble of fields', () => {
  const form = () =>
    flowOf([
      {
        ask: 'Who is coming?',
        button: 'Join',
        fields: [
          { as: 'name', label: 'First name', autocomplete: 'given-name' },
          { as: 'mail', type: 'email', label: 'E-mail', hint: 'For your pass.' },
          { as: 'phone', type: 'phone', label: 'Phone', skip: true },
          { as: 'news', type: 'consent', label: 'News by text message', when: 'phone is set' },
          { as: 'size', label: 'Size', options: ['S', 'M'] },
        ],
      },
      'See you, {name}.',
    ]);
  const input = (visitor: Awaited<ReturnType<typeof visit>>, label: string) => {
    const found = visitor.all('label').find((each) => each.textContent.includes(label));
    return (found?.querySelector('input') ??
      visitor.root.getElementById(found?.getAttribute('for') ?? '')) as HTMLInputElement;
  };
  const join = (visitor: Awaited<ReturnType<typeof visit>>) => {
    visitor.one<HTMLFormElement>('.form').requestSubmit();
  };

  it('tells all that is wrong at once, each beside its field, and goes to the first', async () => {
    const visitor = await visit(form());
    await visitor.until(() => visitor.has('.form'));
    visitor.type('Ben', input(visitor, 'First name'));
    join(visitor);
    await visitor.until(() => input(visitor, 'E-mail').getAttribute('aria-invalid') === 'true');
    const described = (input(visitor, 'E-mail').getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => visitor.root.getElementById(id)?.textContent);
    expect(described).to.deep.equal(['Please fill this in.', 'For your pass.']);
    expect(visitor.focused).to.equal(input(visitor, 'E-mail'));
    expect(input(visitor, 'First name').value).to.equal('Ben');
    expect(
      visitor
        .all('.error')
        .map((error) => error.textContent)
        .filter(Boolean),
    ).to.have.length(2);
  });

  it('can be left out as a whole, by keyboard alone, whatever was typed into it', async () => {
    const flow = flowOf([
      {
        ask: 'Shall we write?',
        as: 'all',
        fields: [{ as: 'mail', type: 'email', label: 'E-mail' }],
        skip: 'Rather not',
      },
      { review: ['mail'] },
    ]);
    const visitor = await visit(flow);
    const told = listen(visitor);
    input(visitor, 'E-mail').focus();
    await sendKeys({ type: 'not an address' });
    await sendKeys({ press: 'Tab' });
    expect(visitor.focused?.textContent).to.equal('Send');
    await sendKeys({ press: 'Tab' });
    expect([visitor.focused?.localName, visitor.focused?.textContent]).to.deep.equal(['button', 'Rather not']);
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => visitor.has('.reviewed'), 'the answers');
    expect(visitor.messages.slice(0, 2)).to.deep.equal(['Shall we write?', 'Rather not']);
    expect(visitor.one('.reviewed').textContent).to.contain('E-mail').and.to.contain('Rather not');
    expect(told.join()).not.to.contain('not an e-mail');
    visitor.press('Change: E-mail');
    await visitor.until(() => visitor.has('.form'), 'the form again');
    expect(input(visitor, 'E-mail').value).to.equal('');
  });

  it('of which nothing was filled in says that it was skipped', async () => {
    const visitor = await visit(flowOf([{ ask: 'More?', fields: [{ as: 'a', label: 'A', skip: true }] }, 'Fine.']));
    await visitor.until(() => visitor.has('.form'));
    join(visitor);
    await visitor.says('Fine.');
    expect(visitor.messages).to.deep.equal(['More?', 'Skip', 'Fine.']);
  });

  it('is sent all together, once, by Enter in a field and a hasty second time', async () => {
    const visitor = await visit(form());
    await visitor.until(() => visitor.has('.form'));
    const answers: unknown[] = [];
    visitor.element.addEventListener('smoc-answer', (event) => answers.push([event.detail.name, event.detail.value]));
    visitor.all<HTMLInputElement>('[type=radio]')[1]?.click();
    visitor.type('ben@example.com', input(visitor, 'E-mail'));
    visitor.type('Ben', input(visitor, 'First name'));
    visitor.root.addEventListener(
      'keydown',
      () =>
        queueMicrotask(() => {
          join(visitor);
        }),
      { once: true },
    );
    await sendKeys({ press: 'Enter' });
    await visitor.says('See you, Ben.');
    expect(answers).to.deep.equal([
      ['name', 'Ben'],
      ['mail', 'ben@example.com'],
      ['phone', null],
      ['size', 'M'],
    ]);
  });

  it('shows a field as soon as another one calls for it, unticked, and keeps what was typed', async () => {
    const visitor = await visit(form());
    await visitor.until(() => visitor.has('.form'));
    expect(visitor.has('[type=checkbox]')).to.equal(false);
    visitor.type('ben@example.com', input(visitor, 'E-mail'));
    visitor.type('+47 900 00 000', input(visitor, 'Phone'));
    await visitor.until(() => visitor.has('[type=checkbox]'));
    expect(visitor.one<HTMLInputElement>('[type=checkbox]').checked).to.equal(false);
    expect(input(visitor, 'E-mail').value).to.equal('ben@example.com');
    visitor.type('', input(visitor, 'Phone'));
    await visitor.until(() => !visitor.has('[type=checkbox]'));
  });

  it('labels what may stay empty', async () => {
    const visitor = await visit(form());
    await visitor.until(() => visitor.has('.form'));
    expect(visitor.all('label').map((label) => label.textContent.trim())).to.include('Phone (optional)');
  });
});

describe('a consent', () => {
  const consent = (more: object) =>
    flowOf([{ consent: 'Yes, mail me.', as: 'news', link: '/privacy', ...more }, 'Noted: {news}.']);

  it('is never ticked beforehand, and false where it stays so', async () => {
    const visitor = await visit(consent({}));
    await visitor.until(() => visitor.has('[type=checkbox]'));
    expect(visitor.one<HTMLInputElement>('[type=checkbox]').checked).to.equal(false);
    expect(visitor.one('.more a').getAttribute('href')).to.equal(new URL('/privacy', location.href).href);
    visitor.press('Next');
    await visitor.until(() => visitor.element.snapshot()?.vars['news'] === false);
  });

  it('that is needed says so beside the box', async () => {
    const visitor = await visit(consent({ required: true }));
    await visitor.until(() => visitor.has('[type=checkbox]'));
    visitor.press('Next');
    await visitor.until(() => visitor.one('[type=checkbox]').getAttribute('aria-invalid') === 'true');
    visitor.one('[type=checkbox]').click();
    visitor.press('Next');
    await visitor.until(() => visitor.element.snapshot()?.vars['news'] === true);
    expect(visitor.messages).to.include('Yes, mail me.');
  });

  const read = (visitor: Visitor) => visitor.one('.row.answer').innerText.replace(/\s+/g, ' ');

  for (const [what, more, press, refused] of [
    ['refused by its own button', { no: 'Only my pass' }, 'Only my pass', 'Only my pass'],
    ['left unticked', {}, 'Next', 'No, thanks'],
  ] as const)
    it(`${what} stays to be read with its address, and after a reload`, async () => {
      const flow = consent(more);
      let visitor = await visit(flow, { keep: 'visit' });
      await visitor.until(() => visitor.button(press));
      visitor.press(press);
      for (const time of ['at once', 'after a reload']) {
        await visitor.until(() => visitor.has('.row.answer'));
        expect(read(visitor), time).to.match(new RegExp(`^Yes, mail me\\. Read more.*${refused}$`));
        expect(visitor.one<HTMLAnchorElement>('.row.answer a').href).to.equal(new URL('/privacy', location.href).href);
        if (time !== 'at once') break;
        visitor.element.remove();
        await new Promise((resolve) => requestAnimationFrame(resolve));
        visitor = new Visitor(mount(flow, { keep: 'visit' }));
      }
      await visitor.element.forget();
    });

  it('that was given keeps its address beside it', async () => {
    const visitor = await visit(consent({}));
    await visitor.until(() => visitor.has('[type=checkbox]'));
    visitor.one('[type=checkbox]').click();
    visitor.press('Next');
    await visitor.until(() => visitor.has('.row.answer a'));
    expect(visitor.one<HTMLAnchorElement>('.row.answer a').href).to.equal(new URL('/privacy', location.href).href);
  });

  it('among fields stays to be read, ticked or not', async () => {
    const visitor = await visit(
      flowOf([
        {
          ask: 'Who?',
          fields: [
            { as: 'name', label: 'Name' },
            { as: 'a', type: 'consent', label: 'You may mail me.', link: '/mail' },
            { as: 'b', type: 'consent', label: 'You may call me.', link: '/call' },
          ],
        },
        'Thanks.',
      ]),
    );
    await visitor.until(() => visitor.has('.form'));
    visitor.type('Ann', visitor.one('[name=name]'));
    visitor.one('#f-a').click();
    visitor.press('Send');
    await visitor.until(() => visitor.has('.row.answer'));
    expect(read(visitor)).to.match(/Name: Ann.* You may mail me\. Read more.* You may call me\.: No, thanks Read more/);
    expect(visitor.all<HTMLAnchorElement>('.row.answer a').map(({ pathname }) => pathname)).to.deep.equal([
      '/mail',
      '/call',
    ]);
  });

  it('can be declined by its own button', async () => {
    const visitor = await visit(consent({ no: 'Only my pass' }));
    await visitor.until(() => visitor.button('Only my pass'));
    visitor.press('Only my pass');
    await visitor.until(() => visitor.messages.includes('Only my pass'));
    expect(visitor.element.snapshot()?.consents[0]).to.include({ granted: false, text: 'Yes, mail me. (/privacy)' });
  });
});
