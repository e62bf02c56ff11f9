import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { cleanUp, flowOf, mount, Visitor } from './harness.ts';

/* A page opens the bubble by a button of its own. */

let place: HTMLElement;
beforeEach(async () => {
  await setViewport({ width: 1200, height: 800 });
  place = document.body.appendChild(document.createElement('div'));
});
afterEach(async () => {
  await resetMouse();
  cleanUp();
  place.remove();
});
after(() => setViewport({ width: 800, height: 600 }));

const isShown = (visitor: Visitor) => visitor.one('.window').checkVisibility();

async function bubble(): Promise<Visitor> {
  const flow = flowOf(['Hello!', { ask: 'Shall we?', options: ['Yes', 'No'] }, 'Fine.']);
  const visitor = new Visitor(mount(flow, { mode: 'bubble' }));
  await visitor.until(() => visitor.has('.launcher'), 'the launcher');
  return visitor;
}

/** A control of the page with the focus. */
function control<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, press: () => void, more: object = {}) {
  const made = Object.assign(document.createElement(tag), { textContent: 'Ask us', onclick: press, ...more });
  place.append(made);
  made.focus();
  return made;
}

/** Escape closes what was opened, and `opener` has the focus again. */
async function leaves(visitor: Visitor, opener: Element): Promise<void> {
  await visitor.until(() => isShown(visitor) && visitor.focused, 'the focus in the window');
  expect(visitor.one('.window').contains(visitor.focused)).to.equal(true);
  await sendKeys({ press: 'Escape' });
  await visitor.until(() => !isShown(visitor), 'a closed window');
  expect(visitor.element.opened).to.equal(false);
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  expect(focused).to.equal(opener);
}

describe('a bubble that a page opens by its own button', () => {
  const ways: Readonly<Record<string, (visitor: Visitor) => void>> = {
    'by open()': ({ element }) => element.open(),
    'by toggle()': ({ element }) => element.toggle(),
    'by the property': ({ element }) => {
      element.opened = true;
    },
    'by the attribute': ({ element }) => {
      element.setAttribute('open', '');
    },
    'after a moment of thought': ({ element }) => {
      void Promise.resolve()
        .then(() => undefined)
        .then(() => {
          element.open();
        });
    },
  };
  for (const [name, open] of Object.entries(ways))
    for (const key of ['Enter', 'Space'])
      it(`${name}, pressed with ${key}, has the focus, closes with Escape and gives the focus back`, async () => {
        const visitor = await bubble();
        const button = control('button', () => {
          open(visitor);
        });
        await sendKeys({ press: key });
        await leaves(visitor, button);
      });

  it('does so on a phone', async () => {
    await setViewport({ width: 390, height: 760 });
    const visitor = await bubble();
    const button = control('button', () => {
      visitor.element.open();
    });
    await sendKeys({ press: 'Enter' });
    await leaves(visitor, button);
  });

  it('does so for a link, and for whatever hears its keys itself', async () => {
    const visitor = await bubble();
    const link = control(
      'a',
      () => {
        visitor.element.open();
      },
      { href: '#chat' },
    );
    await sendKeys({ press: 'Enter' });
    await leaves(visitor, link);
    const box = control('div', () => undefined, {
      tabIndex: 0,
      role: 'button',
      onkeydown: ({ key }: KeyboardEvent) => {
        if (key === 'Enter') visitor.element.open();
      },
    });
    box.focus();
    await sendKeys({ press: 'Enter' });
    await leaves(visitor, box);
  });

  it('does so for a button in a shadow root of the page', async () => {
    const visitor = await bubble();
    const root = place.attachShadow({ mode: 'open' });
    const button = root.appendChild(document.createElement('button'));
    button.addEventListener('click', () => {
      visitor.element.open();
    });
    button.focus();
    await sendKeys({ press: 'Enter' });
    await leaves(visitor, button);
  });

  it('pressed before the chat can be there, has the focus when it is', async () => {
    const flow = flowOf(['Hello!', { ask: 'Shall we?', options: ['Yes'] }]);
    const element = mount(undefined, { mode: 'bubble' });
    const button = control('button', () => {
      element.open();
    });
    await sendKeys({ press: 'Enter' });
    element.flow = flow;
    const visitor = new Visitor(element);
    await visitor.until(() => visitor.has('.launcher'), 'the launcher');
    await leaves(visitor, button);
  });

  it('pressed by mouse, closes with Escape too', async () => {
    const visitor = await bubble();
    const button = control('button', () => {
      visitor.element.open();
    });
    const { x, y, width, height } = button.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
    await leaves(visitor, button);
  });

  it('opened again by keyboard, has the focus on what it asks', async () => {
    const visitor = await bubble();
    const button = control('button', () => {
      visitor.element.open();
    });
    await sendKeys({ press: 'Enter' });
    await visitor.asks();
    expect(visitor.focused?.className).to.equal('window');
    await leaves(visitor, button);
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => isShown(visitor) && visitor.focused?.textContent.trim() === 'Yes', 'the first answer');
  });

  it('closed by that button leaves the focus on it', async () => {
    const visitor = await bubble();
    const button = control('button', () => {
      visitor.element.toggle();
    });
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => isShown(visitor) && visitor.focused);
    button.focus();
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => !isShown(visitor));
    expect(document.activeElement).to.equal(button);
  });

  it('gives the focus to its own button where the other one is gone', async () => {
    const visitor = await bubble();
    const button = control('button', () => {
      visitor.element.open();
    });
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => isShown(visitor) && visitor.focused);
    button.remove();
    await leaves(visitor, visitor.one('.launcher'));
  });

  it('next opened by its own button, gives the focus back to that', async () => {
    const visitor = await bubble();
    const button = control('button', () => {
      visitor.element.open();
    });
    await sendKeys({ press: 'Enter' });
    await leaves(visitor, button);
    visitor.one('.launcher').focus();
    await sendKeys({ press: 'Enter' });
    await leaves(visitor, visitor.one('.launcher'));
  });
});

describe('a bubble that a page opens by itself', () => {
  it('leaves the focus on a button that nobody presses now', async () => {
    const visitor = await bubble();
    const button = control('button', () => undefined);
    await sendKeys({ press: 'Enter' });
    visitor.element.open();
    await visitor.asks();
    expect(document.activeElement).to.equal(button);
  });

  it('leaves the focus with somebody who types', async () => {
    const visitor = await bubble();
    const field = control('input', () => undefined, {
      onkeydown: () => {
        visitor.element.open();
      },
    });
    await sendKeys({ type: 'ab' });
    await visitor.asks();
    expect(document.activeElement).to.equal(field);
    expect(field.value).to.equal('ab');
  });

  it('leaves the focus where the pointer only goes elsewhere', async () => {
    const visitor = await bubble();
    const button = control('button', () => undefined);
    document.addEventListener(
      'mousemove',
      () => {
        visitor.element.open();
      },
      { once: true },
    );
    await sendMouse({ type: 'move', position: [300, 300] });
    await visitor.asks();
    expect(document.activeElement).to.equal(button);
  });
});
