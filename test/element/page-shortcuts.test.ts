import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { flowOf, mount, visit } from './harness.ts';
import { hinder, name, onPage, pageSearch, places, quietPage, typing } from './page-listeners.ts';

afterEach(quietPage);

describe('a page with shortcuts', () => {
  const typed = 'Jess says: j/k or s?';

  for (const [where, target, capture] of places)
    for (const way of ['prevents', 'stops', 'prevents and stops'] as const)
      it(`gets nothing of what is typed: ${where}, ${way}`, async () => {
        const search = pageSearch();
        for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input'])
          onPage(
            target,
            type,
            (event: Event) => {
              if (/^(INPUT|TEXTAREA|SELECT)$/.test((event.target as Element).tagName)) return;
              hinder(event, way);
              search.focus();
            },
            capture,
          );
        const visitor = await typing();
        await sendKeys({ type: typed });
        expect(visitor.field.value).to.equal(typed);
        expect(visitor.focused).to.equal(visitor.field);
        await sendKeys({ press: 'Enter' });
        await visitor.says(`Hello ${typed}.`);
        expect(search.value).to.equal('');
      });

  it('that was first to listen on window, capturing, and leaves the focus elsewhere, takes no letter, Enter or deletion', async () => {
    const search = pageSearch();
    onPage(
      window,
      'keydown',
      (event: Event) => {
        if (/^(INPUT|TEXTAREA)$/.test((event.target as Element).tagName)) return;
        event.preventDefault();
        event.stopPropagation();
        search.focus();
      },
      true,
    );
    const visitor = await typing();
    await sendKeys({ type: 'Jess/' });
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ type: ' s' });
    expect(visitor.field.value).to.equal('Jess s');
    expect(visitor.focused).to.equal(visitor.field);
    await sendKeys({ press: 'Enter' });
    await visitor.says('Hello Jess s.');
    expect(search.value).to.equal('');
  });

  it('that was first to listen on window leaves the focus where it is, though it prevents nothing', async () => {
    const search = pageSearch();
    onPage(
      window,
      'keydown',
      () => {
        search.focus();
      },
      true,
    );
    const visitor = await typing();
    await sendKeys({ type: 'Jess' });
    expect([visitor.field.value, search.value]).to.deep.equal(['Jess', '']);
  });

  it('that asks whether the target is being edited hears yes, but only while somebody types', async () => {
    onPage(
      window,
      'keydown',
      (event: Event) => {
        if ((event.target as HTMLElement).isContentEditable) return;
        hinder(event, 'prevents and stops');
      },
      true,
    );
    const visitor = await visit(flowOf([{ ask: 'Name?', as: 'name', skip: 'No' }, 'Hello {name}.']));
    await visitor.until(() => visitor.field);
    expect(visitor.element.isContentEditable).to.equal(false);
    visitor.field.focus();
    await sendKeys({ type: 'Jess' });
    expect(visitor.field.value).to.equal('Jess');
    visitor.button('No').focus();
    expect(visitor.element.isContentEditable).to.equal(false);
    visitor.button('No').blur();
    await waitUntil(() => !Object.hasOwn(visitor.element, 'isContentEditable'));
  });

  for (const [where, target, capture] of places)
    it(`still hears Escape, Tab, F-keys and its own modified keys ${where}`, async () => {
      const heard: string[] = [];
      onPage(
        target,
        'keydown',
        ({ key, ctrlKey, altKey, metaKey, target: from }: KeyboardEvent) => {
          if (from instanceof HTMLElement && from.localName === 'smoc-chat')
            heard.push(`${ctrlKey ? 'C-' : ''}${altKey ? 'A-' : ''}${metaKey ? 'M-' : ''}${key}`);
        },
        capture,
      );
      await typing();
      for (const keys of ['Escape', 'F2', 'Control+k', 'Alt+s', 'Meta+k', 'Control+Enter', 'Tab'])
        await sendKeys({ press: keys } as never);
      expect(heard.filter((key) => !/Control|Alt|Meta/.test(key))).to.deep.equal([
        'Escape',
        'F2',
        'C-k',
        'A-s',
        'M-k',
        'C-Enter',
        'Tab',
      ]);
    });

  it('still hears its letters where nobody types: on a button of the chat, and beside it', async () => {
    const heard: string[] = [];
    onPage(document, 'keydown', ({ key }: KeyboardEvent) => heard.push(key));
    const visitor = await visit(flowOf([{ ask: 'Well?', options: ['Yes', 'No'] }]));
    visitor.button('Yes').focus();
    await sendKeys({ press: 's' });
    visitor.button('Yes').blur();
    await sendKeys({ press: 'j' });
    expect(heard).to.deep.equal(['s', 'j']);
  });

  for (const [where, target, capture] of [...places, ['on window, capturing', window, true] as const])
    it(`lets Enter and blank press the chat’s buttons, and arrows walk: ${where}`, async () => {
      onPage(
        target,
        'keydown',
        (event: Event) => {
          event.preventDefault();
        },
        capture,
      );
      const visitor = await visit(
        flowOf([{ ask: 'One?', options: ['A', 'B'] }, { ask: 'Two?', options: ['C'] }, 'End.']),
      );
      visitor.button('A').focus();
      await sendKeys({ press: 'ArrowRight' });
      expect(visitor.focused).to.equal(visitor.button('B'));
      await sendKeys({ press: 'Enter' });
      await visitor.says('Two?');
      await visitor.until(() => visitor.button('C'));
      visitor.button('C').focus();
      await sendKeys({ press: 'Space' });
      await visitor.says('End.');
    });

  it('that prevents Enter everywhere still lets the launcher open the chat', async () => {
    onPage(
      document,
      'keydown',
      (event: Event) => {
        event.preventDefault();
      },
      true,
    );
    const element = mount(name(), { mode: 'bubble' });
    await waitUntil(() => element.shadowRoot?.querySelector('.launcher'));
    const launcher = element.shadowRoot?.querySelector('.launcher') as HTMLElement;
    launcher.focus();
    await waitUntil(() => Object.hasOwn(element, 'isContentEditable'));
    await sendKeys({ press: 'Enter' });
    expect(element.opened).to.equal(true);
  });
});

describe('a page without submission by Enter', () => {
  for (const [where, target, capture] of [...places, ['on window, capturing', window, true] as const]) {
    const noEnter = (event: KeyboardEvent) => {
      if (event.key === 'Enter') event.preventDefault();
    };
    it(`lets Enter send: ${where}`, async () => {
      onPage(target, 'keydown', noEnter, capture);
      onPage(target, 'keypress', noEnter, capture);
      const visitor = await typing();
      await sendKeys({ type: 'Ben' });
      await sendKeys({ press: 'Enter' });
      await visitor.says('Hello Ben.');
    });
    it(`lets Enter send a bubble of fields, and break the line of a long text: ${where}`, async () => {
      onPage(target, 'keydown', noEnter, capture);
      const visitor = await visit(
        flowOf([
          {
            ask: 'Who?',
            fields: [
              { as: 'story', type: 'long', label: 'Story' },
              { as: 'name', label: 'Name' },
            ],
          },
          'Hello {name}.',
        ]),
      );
      await visitor.until(() => visitor.has('.form'));
      visitor.one('textarea').focus();
      await sendKeys({ type: 'a' });
      await sendKeys({ down: 'Shift' });
      await sendKeys({ press: 'Enter' });
      await sendKeys({ up: 'Shift' });
      await sendKeys({ type: 'b' });
      expect(visitor.one<HTMLTextAreaElement>('textarea').value).to.equal('a\nb');
      visitor.one('.form input.field').focus();
      await sendKeys({ type: 'Ben' });
      await sendKeys({ press: 'Enter' });
      await visitor.says('Hello Ben.');
    });
  }
});
