import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { flowOf, visit } from './harness.ts';
import {
  hinder,
  middleOf,
  name,
  onPage,
  pageSearch,
  places,
  press,
  quietPage,
  typing,
  undo,
} from './page-listeners.ts';

afterEach(quietPage);

describe('content protection of a page', () => {
  const types = [
    ...['selectstart', 'pointerdown', 'mousedown', 'contextmenu', 'copy', 'cut', 'paste'],
    ...['dragstart', 'dragover', 'drop'],
  ];

  /** As old scripts do it, and as thorough ones. */
  const protections: [name: string, protect: () => void][] = [
    [
      'by handlers of document',
      () => {
        for (const type of types) {
          const property = `on${type}` as 'oncopy';
          document[property] = () => false;
          undo.push(() => {
            document[property] = null;
          });
        }
        onPage(document, 'keydown', (event: KeyboardEvent) => {
          if (event.ctrlKey && /^[acvxus]$/i.test(event.key)) event.preventDefault();
        });
      },
    ],
    ...places.map(([where, target, capture]): [string, () => void] => [
      where,
      () => {
        for (const type of types)
          onPage(
            target,
            type,
            (event: Event) => {
              hinder(event, 'prevents and stops');
            },
            capture,
          );
        onPage(
          target,
          'keydown',
          (event: KeyboardEvent) => {
            if (event.ctrlKey && /^[acvxus]$/i.test(event.key)) hinder(event, 'prevents and stops');
          },
          capture,
        );
      },
    ]),
  ];

  for (const [where, protect] of protections) {
    it(`lets a click put the cursor into the chat’s field: ${where}`, async () => {
      protect();
      const visitor = await visit(name());
      await visitor.until(() => visitor.field);
      await press(visitor.field);
      expect(visitor.focused).to.equal(visitor.field);
      await sendKeys({ type: 'Ben' });
      expect(visitor.field.value).to.equal('Ben');
    });

    it(`lets text of the chat’s field be marked, copied, cut and pasted: ${where}`, async () => {
      protect();
      const visitor = await typing();
      await sendKeys({ type: 'word' });
      const [x, y] = middleOf(visitor.field);
      const { left } = visitor.field.getBoundingClientRect();
      await sendMouse({ type: 'move', position: [Math.round(left) + 4, y] });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: [x, y] });
      await sendMouse({ type: 'up' });
      expect([visitor.field.selectionStart, visitor.field.selectionEnd], 'marked').to.deep.equal([0, 4]);
      await sendKeys({ press: 'Control+c' } as never);
      await sendKeys({ press: 'End' });
      await sendKeys({ press: 'Control+v' } as never);
      expect(visitor.field.value).to.equal('wordword');
      await sendKeys({ press: 'Control+a' } as never);
      await sendKeys({ press: 'Control+x' } as never);
      expect(visitor.field.value).to.equal('');
      await sendKeys({ press: 'Control+v' } as never);
      expect(visitor.field.value).to.equal('wordword');
    });

    it(`leaves the context menu and dropped text to the chat’s field: ${where}`, async () => {
      protect();
      const visitor = await typing();
      const menu: Event[] = [];
      visitor.root.addEventListener('contextmenu', (event) => menu.push(event), true);
      visitor.field.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, composed: true, cancelable: true }));
      const dragged = new DataTransfer();
      dragged.setData('text/plain', 'word');
      for (const type of ['dragstart', 'dragenter', 'dragover', 'drop']) {
        const event = new DragEvent(type, { bubbles: true, composed: true, cancelable: true, dataTransfer: dragged });
        visitor.field.dispatchEvent(event);
        expect(event.defaultPrevented, type).to.equal(false);
      }
    });
  }

  it('by a style sheet leaves the chat’s words to be marked', async () => {
    const sheet = document.createElement('style');
    sheet.textContent = '* { user-select: none !important; -webkit-user-select: none !important }';
    document.head.append(sheet);
    undo.push(() => {
      sheet.remove();
    });
    const visitor = await typing();
    expect(getComputedStyle(visitor.one('.bubble')).userSelect).to.equal('text');
    expect(getComputedStyle(visitor.field).userSelect).to.equal('text');
  });

  it('that was first to listen on window, capturing, leaves clicks, copying and pasting to the chat’s field', async () => {
    for (const type of ['pointerdown', 'mousedown', 'copy', 'cut', 'paste'])
      onPage(
        window,
        type,
        (event: Event) => {
          event.preventDefault();
        },
        true,
      );
    const visitor = await visit(name());
    await visitor.until(() => visitor.field);
    await press(visitor.field);
    expect(visitor.focused).to.equal(visitor.field);
    await sendKeys({ type: 'word' });
    await sendKeys({ press: 'Control+a' } as never);
    await sendKeys({ press: 'Control+x' } as never);
    expect(visitor.field.value).to.equal('');
    await sendKeys({ press: 'Control+v' } as never);
    await sendKeys({ press: 'Control+v' } as never);
    expect(visitor.field.value).to.equal('wordword');
  });
});

describe('a page that prevents what is about to be typed', () => {
  for (const [where, target, capture] of [...places, ['on window, capturing', window, true] as const])
    it(`leaves it to the chat’s field: ${where}`, async () => {
      for (const type of ['beforeinput', 'input'])
        onPage(
          target,
          type,
          (event: Event) => {
            event.preventDefault();
          },
          capture,
        );
      const visitor = await typing();
      await sendKeys({ type: 'Jess?' });
      await sendKeys({ press: 'Backspace' });
      expect(visitor.field.value).to.equal('Jess');
      await sendKeys({ press: 'Enter' });
      await visitor.says('Hello Jess.');
    });
});

describe('a page that prevents clicks', () => {
  for (const [where, target, capture] of places) {
    const prevent = () => {
      onPage(
        target,
        'click',
        (event: Event) => {
          event.preventDefault();
          event.returnValue = false;
        },
        capture,
      );
    };

    it(`lets the chat’s button send: ${where}`, async () => {
      prevent();
      const visitor = await typing();
      await sendKeys({ type: 'Jess' });
      await press(visitor.one('.dock .send'));
      await visitor.says('Hello Jess.');
    });

    it(`lets boxes be checked: ${where}`, async () => {
      prevent();
      const visitor = await visit(flowOf([{ ask: 'Which?', as: 'x', many: true, options: ['One', 'Two'] }]));
      const [box] = visitor.all<HTMLInputElement>('.box input');
      await press(box!);
      expect(box!.checked).to.equal(true);
    });
  }

  it('may still show by itself what a link leads to', async () => {
    onPage(document, 'click', (event: Event) => {
      event.preventDefault();
    });
    const visitor = await visit(flowOf(['See [more](/more).', { ask: 'Name?', as: 'name' }]));
    const link = await visitor.until(() => visitor.has('.bubble a')).then(() => visitor.one('.bubble a'));
    const event = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
    link.dispatchEvent(event);
    expect(event.defaultPrevented).to.equal(true);
  });
});

describe('a page that takes the focus away from what it does not know', () => {
  let dialog: HTMLInputElement;
  beforeEach(() => {
    dialog = pageSearch();
  });
  const isChat = (event: Event) => (event.target as Element).localName === 'smoc-chat';
  const takers: [how: string, listen: () => void][] = [
    ...(['focusin', 'focus'] as const).flatMap((type): [string, () => void][] => [
      [
        `to a dialog, by ${type} on document`,
        () => {
          onPage(
            document,
            type,
            (event: Event) => {
              if (isChat(event)) dialog.focus();
            },
            type === 'focus',
          );
        },
      ],
      [
        `to a dialog a moment after ${type}`,
        () => {
          onPage(
            document,
            type,
            (event: Event) => {
              if (isChat(event))
                setTimeout(() => {
                  dialog.focus();
                });
            },
            true,
          );
        },
      ],
    ]),
    ...['pointerup', 'mouseup', 'click'].map((type): [string, () => void] => [
      `to nothing, by ${type}`,
      () => {
        onPage(document, type, (event: Event) => {
          if (isChat(event)) (document.activeElement as HTMLElement).blur();
        });
      },
    ]),
  ];

  for (const [how, listen] of takers)
    it(`leaves it where somebody presses on the chat’s field: ${how}`, async () => {
      listen();
      const visitor = await visit(name());
      await visitor.until(() => visitor.field);
      await press(visitor.field);
      await waitUntil(() => visitor.focused === visitor.field);
      await sendKeys({ type: 'Jess' });
      expect([visitor.field.value, dialog.value]).to.deep.equal(['Jess', '']);
    });

  it('keeps it in its dialog for somebody who walks by keyboard', async () => {
    takers[0]![1]();
    const visitor = await visit(name());
    await visitor.until(() => visitor.field);
    visitor.field.focus();
    await sendKeys({ type: 'Jess' });
    expect([visitor.field.value, dialog.value]).to.deep.equal(['', 'Jess']);
  });

  it('has it at once when somebody presses on a field of its own', async () => {
    const visitor = await visit(name());
    await visitor.until(() => visitor.field);
    await press(visitor.field);
    await press(dialog);
    await sendKeys({ type: 'Jess' });
    expect([visitor.field.value, dialog.value]).to.deep.equal(['', 'Jess']);
  });
});

describe('what happens in the chat', () => {
  for (const [where, target, capture] of places)
    it(`is heard by analytics, menus and dialogs of the page ${where}`, async () => {
      const visitor = await visit(flowOf([{ ask: 'Well?', as: 'x', options: ['Yes', 'No'], other: true }]));
      const heard: string[] = [];
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'focusin'])
        onPage(
          target,
          type,
          (event: Event) => {
            if (event.target === visitor.element) heard.push(type);
          },
          capture,
        );
      await visitor.until(() => visitor.button('Something else'));
      await press(visitor.button('Something else'));
      expect(heard.slice(0, 2)).to.have.members(['pointerdown', 'mousedown']);
      expect(heard).to.include.members(['focusin', 'pointerup', 'mouseup', 'click']);
      expect(heard.filter((type) => type === 'mousedown')).to.have.length(1);
    });

  it('adds listeners to the page only while somebody is in it', async () => {
    const there = new Set<string>();
    const { addEventListener, removeEventListener } = window;
    window.addEventListener = (...given: Parameters<typeof addEventListener>) => {
      there.add(given[0]);
      addEventListener.apply(window, given);
    };
    window.removeEventListener = (...given: Parameters<typeof removeEventListener>) => {
      there.delete(given[0]);
      removeEventListener.apply(window, given);
    };
    undo.push(() => {
      Object.assign(window, { addEventListener, removeEventListener });
    });
    const visitor = await visit(name());
    await visitor.until(() => visitor.field);
    visitor.field.blur();
    await sendMouse({ type: 'move', position: [0, 0] });
    await waitUntil(() => !there.has('keydown'));
    const idle = [...there];
    visitor.field.focus();
    expect(there.has('keydown')).to.equal(true);
    visitor.field.blur();
    await waitUntil(() => !there.has('keydown'));
    expect([...there]).to.deep.equal(idle);
    await sendMouse({ type: 'move', position: middleOf(visitor.field) });
    await waitUntil(() => there.has('mousedown'));
    visitor.element.remove();
    await waitUntil(() => !there.has('mousedown'));
  });
});
