import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { cleanUp, flowOf, listen, mount, visit, Visitor } from './harness.ts';
import { seeAgain, SeenScreen } from './seen-screen.ts';

afterEach(async () => {
  cleanUp();
  await setViewport({ width: 800, height: 600 });
});

const yes = { ask: 'Well?', options: ['Yes', 'No'] };
const box = (element: Element) => element.getBoundingClientRect();
const tops = (elements: readonly Element[]) => elements.map((each) => Math.round(box(each).top));

/** A chat as wide as the window, as on a phone. */
const onPhone = async (
  width: number,
  steps: readonly unknown[],
  more: object = {},
  attributes?: Record<string, string>,
  properties?: object,
): Promise<Visitor> => {
  await setViewport({ width, height: 740 });
  document.body.style.margin = '0';
  const visitor = await visit(flowOf(steps, more), attributes, properties);
  document.body.style.margin = '';
  return visitor;
};

/** Where `words` begin on the screen. */
function leftOf(element: Element, words: string): number {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data } = walker.currentNode as Text;
    if (!data.includes(words)) continue;
    const range = document.createRange();
    range.setStart(walker.currentNode, data.indexOf(words));
    range.setEnd(walker.currentNode, data.indexOf(words) + words.length);
    return box(range as unknown as Element).left;
  }
  throw new Error(`No "${words}" in "${element.textContent}"`);
}

describe('on a narrow screen', () => {
  for (const width of [320, 360])
    it(`a line of ${width} px has room to type, whatever its button is called`, async () => {
      const visitor = await onPhone(width, [{ ask: 'Your wish?', button: 'Send it to the shop now' }]);
      await visitor.until(() => visitor.field);
      expect(box(visitor.field).width).to.be.at.least(144);
      expect(box(visitor.one('.send, [part~=send]')).right).to.be.at.most(width);
    });

  it('a table keeps its words whole, can be moved sideways and says what it is of', async () => {
    const visitor = await onPhone(320, [
      '| Size | Chest | Circumference | Recommended |\n|---|---|---|---|\n| M | 96 | Eighty-eight | Sometimes |',
      yes,
    ]);
    await visitor.until(() => visitor.has('.table'));
    const table = visitor.one('.table');
    expect(table.scrollWidth).to.be.above(table.clientWidth);
    const words = visitor.all('th').map((cell) => box(cell).height);
    expect(Math.max(...words)).to.be.below(40);
    expect(table.getAttribute('role')).to.equal('group');
    expect(visitor.root.getElementById(table.getAttribute('aria-labelledby') ?? '')?.textContent).to.contain('Chest');
  });

  it('pictures to choose from stand two in a row, however airy the brand', async () => {
    const options = ['A', 'B', 'C'].map((label) => ({ label, image: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' }));
    const visitor = await onPhone(
      360,
      [{ ask: 'Which?', options }],
      {},
      {},
      { theme: { name: 'x', look: { density: 1.3 } } },
    );
    await visitor.until(
      () =>
        visitor.all('.pictures .option').length === 3 &&
        getComputedStyle(visitor.one('.panel')).getPropertyValue('--smoc-density') === '1.3',
    );
    const [first, second, third] = tops(visitor.all('.pictures .option'));
    expect(second).to.equal(first);
    expect(third).to.be.above(first as number);
  });

  it('what a link is passed on by fills the card from side to side', async () => {
    const visitor = await onPhone(360, [
      { share: 'https://a.example/', via: ['copy', 'whatsapp', 'mail', 'telegram', 'x'], skip: true },
      yes,
    ]);
    await visitor.until(() => visitor.has('.share .options'));
    const { left, right } = box(visitor.one('.share .options'));
    const buttons = visitor.all('.share .options .button').map(box);
    const rows = [...new Set(buttons.map(({ top }) => top))].map((top) =>
      buttons.filter((button) => button.top === top),
    );
    expect(rows.length).to.be.below(buttons.length);
    for (const row of rows)
      expect([Math.round(row[0]?.left ?? 0), Math.round(row.at(-1)?.right ?? 0)]).to.deep.equal([
        Math.round(left),
        Math.round(right),
      ]);
    expect(box(visitor.one('.card.share')).right).to.be.above(360 - 2 * 16);
  });

  it('what is left to do for answers that were refused starts at one edge', async () => {
    const visitor = await onPhone(
      360,
      [{ ask: 'Name?', as: 'name' }, { submit: true, fail: [] }, yes],
      { contact: { email: 'a@b.example' } },
      { endpoint: '/no-such-endpoint' },
    );
    await visitor.send('Ann');
    await visitor.until(() => visitor.has('[part~=status] .copy') && visitor.has('[part~=status] .ways'));
    const lefts = visitor
      .all('[part~=status] svg')
      .filter((svg) => box(svg).width)
      .map((svg) => Math.round(box(svg).left));
    expect(new Set(lefts).size).to.equal(1);
  });

  it('the way down covers next to nothing, and no link that has the focus', async () => {
    const visitor = await onPhone(360, [
      `${'Long. '.repeat(400)}\n[One](https://a.example/1) ${'Words. '.repeat(60)}[Two](https://a.example/2) ${'More. '.repeat(400)}`,
      yes,
    ]);
    const scroller = visitor.one('.scroll');
    scroller.scrollTop = 0;
    await new Promise((resolve) => {
      scroller.addEventListener('scroll', resolve, { once: true });
      scroller.scrollTop = 10;
    });
    void visitor.element.say('News.');
    await visitor.until(() => visitor.has('.latest'));
    expect(box(visitor.one('.latest')).width).to.be.below(50);
    expect(visitor.one('.latest').innerText.trim()).to.equal('New messages');
    for (const link of visitor.all('.bubble a')) {
      link.focus();
      expect(box(link).bottom).to.be.at.most(box(visitor.one('.latest')).top);
    }
  });
});

describe('from right to left', () => {
  it('codes and what a reward is called keep the order of their figures', async () => {
    const visitor = await visit(
      flowOf([{ reward: '4471 90', code: '5582 01', title: 'رمز' }, { reward: '7700 12' }, yes]),
      { lang: 'ar' },
    );
    await visitor.until(() => visitor.all('.reward.card').length === 2);
    const [one, other] = visitor.all('.reward.card') as [HTMLElement, HTMLElement];
    expect(leftOf(one, '5582')).to.be.below(leftOf(one, '01'));
    expect(leftOf(one, '4471')).to.be.below(leftOf(one, '90'));
    expect(leftOf(other, '7700')).to.be.below(leftOf(other, '12'));
  });

  it('so does the number under which a person can be reached', async () => {
    const visitor = await visit(flowOf([yes], { contact: { phone: '+47 22 33 44 55' } }), { lang: 'ar' });
    await visitor.until(() => visitor.has('.contact summary'));
    visitor.one('.contact summary').click();
    const way = visitor.one('.contact a');
    expect(leftOf(way, '47')).to.be.below(leftOf(way, '22'));
    expect(leftOf(way, '44')).to.be.below(leftOf(way, '55'));
  });
});

describe('on a low screen', () => {
  const contact = {
    email: 'vip@nordlys.example',
    phone: '+47 22 33 44 55',
    whatsapp: '+47 922 33 444',
    url: 'https://nordlys.example/contact',
    text: 'In person. '.repeat(9),
    hours: 'Monday to Friday',
  };
  for (const [width, height, mode] of [
    [667, 320, 'inline'],
    [320, 256, 'bubble'],
    [1000, 500, 'bubble'],
  ] as const)
    it(`all ways to a person can be reached in a ${mode} of ${width} by ${height}`, async () => {
      const visitor = new Visitor(mount(flowOf([yes], { contact }), { mode, open: '' }));
      await visitor.until(() => visitor.has('.contact summary'));
      // Turned on its side, as it were, while the list is closed.
      await setViewport({ width, height });
      visitor.element.scrollIntoView();
      await visitor.until(
        () =>
          innerHeight === height &&
          visitor.has('.contact summary') &&
          (width < 561 || mode === 'inline' || visitor.one('.window').style.inset),
      );
      await Promise.all(visitor.element.getAnimations({ subtree: true }).map(({ finished }) => finished));
      visitor.one('.contact summary').click();
      // Measured anew each time: panel and list may still be on their way to the new size of the screen, each by itself.
      const list = () => box(visitor.one('.contact .card'));
      await visitor.until(
        () => list().bottom <= box(visitor.one('.panel')).bottom && list().bottom - list().top > 100,
        'a list that fits and can be read',
      );
      for (const way of visitor.all('.contact a')) {
        way.focus();
        await visitor.until(() => box(way).bottom <= list().bottom, `${way.textContent} in sight`);
      }
    });
});

describe('on a wide screen', () => {
  it('a page keeps a measure, has no corners, and moves nothing when the rest of the code comes', async () => {
    await setViewport({ width: 1280, height: 800 });
    const visitor = new Visitor(
      mount(flowOf([{ ask: 'Your name?', as: 'name' }, { ask: 'Yours?' }]), { mode: 'page' }),
    );
    await visitor.until(() => visitor.has('.row .bubble'));
    const before = box(visitor.one('.row'));
    await visitor.until(() => visitor.field);
    expect(box(visitor.one('.row')).left).to.equal(before.left);
    await visitor.send('Ann');
    await visitor.says('Yours?');
    const places = [...visitor.all('.row, .dock .line')].map(box);
    expect(Math.max(...places.map(({ right }) => right)) - Math.min(...places.map(({ left }) => left))).to.be.within(
      600,
      46 * 16,
    );
    expect(getComputedStyle(visitor.one('.panel')).borderRadius).to.equal('0px');
  });
});

describe('while something changes', () => {
  it('Copy becomes the brand’s own word for it, of the same size, and what was copied is told', async () => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.resolve() },
      configurable: true,
    });
    const visitor = await onPhone(
      360,
      [{ share: 'https://a.example/', via: ['copy', 'whatsapp', 'mail'], skip: true }, yes],
      { messages: { linkCopied: 'Copied, it’s yours to keep' } },
    );
    await visitor.until(() => visitor.has('.share .copy'));
    const told = listen(visitor);
    const places = () =>
      visitor.all('.share .button').map((each) => {
        const { x, y, width, height } = box(each);
        return [x, y - box(visitor.one('.share.card')).top, width, height];
      });
    const before = places();
    const button = visitor.one('.share .copy');
    button.click();
    await visitor.until(() => button.classList.contains('copied'));
    expect(places()).to.deep.equal(before);
    expect(button.innerText.trim()).to.equal('Copied, it’s yours to keep');
    expect(visitor.all('.copied svg').filter((svg) => getComputedStyle(svg).visibility === 'visible')).to.have.length(
      1,
    );
    await visitor.until(() => told.includes('Copied, it’s yours to keep'), 'a screen reader hears it');
    delete (navigator as { clipboard?: unknown }).clipboard;
  });

  for (const [after, steps] of [
    ['an answer', [yes, 'First of all, a message that is longer.', yes]],
    ['a message', [yes, { say: 'One.' }, 'Then a message that is longer.', yes]],
    ['a reward', [yes, { say: 'One.' }, { reward: 'VIP-1' }, 'Then a message that is longer.', yes]],
    ['a badge', [yes, { celebrate: 'hearts' }, 'Then a message that is longer.', yes]],
  ] as const)
    it(`the message after ${after} stands where its dots were`, async () => {
      const visitor = await visit(flowOf(steps, { pace: 'quick' }));
      /** By the number of messages before them: where the dots were. */
      const dots = new Map<number, string>();
      const placeOf = (row: Element | undefined) => {
        let shown = row?.lastElementChild as HTMLElement;
        let top = 0;
        // Without what an animation adds: an animated row is what its bubble is measured from.
        for (; !shown.matches('.panel'); shown = shown.offsetParent as HTMLElement) top += shown.offsetTop;
        return `${row?.querySelector('.avatar') ? 'at the head' : 'further on'}, ${top} px below the start`;
      };
      const observer = new MutationObserver(() => {
        if (visitor.has('.typing'))
          dots.set(visitor.all('.log .row').length, placeOf(visitor.one('.typing').parentElement as Element));
      });
      observer.observe(visitor.root, { childList: true, subtree: true });
      visitor.press('Yes');
      await visitor.until(() => visitor.messages.filter((message) => message === 'Well?').length > 1);
      observer.disconnect();
      expect(dots.size).to.be.above(1);
      for (const [before, place] of dots) expect(placeOf(visitor.all('.log .row')[before])).to.equal(place);
    });
});

describe('a chat that is the page, above a phone’s keyboard', () => {
  const phone = { width: 390, height: 760 };
  let seen: SeenScreen;
  beforeEach(() => {
    seen = new SeenScreen(phone);
  });
  afterEach(seeAgain);

  it('has header and field in sight, and lets go of the screen when it ends', async () => {
    await setViewport(phone);
    const visitor = await visit(flowOf([{ ask: 'Your name?', as: 'name' }]), { mode: 'page' });
    await visitor.until(() => seen.listeners, 'a chat that looks at the screen');
    expect([box(visitor.one('header')).top, box(visitor.one('.dock')).bottom]).to.deep.equal([0, phone.height]);
    seen.become({ height: 400 });
    seen.become({ offsetTop: 120 }, 'scroll');
    expect([box(visitor.one('header')).top, box(visitor.one('.dock')).bottom]).to.deep.equal([120, 520]);
    seen.become({ height: phone.height, offsetTop: 0 });
    expect([box(visitor.one('header')).top, box(visitor.one('.dock')).bottom]).to.deep.equal([0, phone.height]);
    const panel = visitor.one('.panel');
    visitor.element.remove();
    await visitor.until(() => !seen.listeners, 'nobody looks any more');
    expect(panel.style.cssText).to.equal('');
  });

  it('is no higher than the room that the page leaves it', async () => {
    await setViewport(phone);
    const visitor = await visit(flowOf([{ ask: 'Your name?', as: 'name' }]), {
      mode: 'page',
      style: 'inset-block-start: 100px',
    });
    await visitor.until(() => seen.listeners);
    expect(box(visitor.one('.dock')).bottom).to.equal(phone.height);
  });

  it('looks at the screen only where it is the page', async () => {
    const visitor = await visit(flowOf([{ ask: 'Your name?', as: 'name' }]));
    await visitor.send('Anna');
    await visitor.says('Anna');
    expect(seen.listeners).to.equal(0);
  });
});

describe('in a column beside another one', () => {
  for (const display of ['flex', 'grid'])
    it(`is as wide as the page makes it, whatever it shows: ${display}`, async () => {
      await setViewport({ width: 700, height: 600 });
      const visitor = await visit(flowOf([yes, { ask: 'Who is it?', fields: [{ as: 'name', label: 'Name' }] }]), {
        style: 'flex: 1',
      });
      const row = document.createElement('div');
      row.style.cssText = `display: ${display}; grid-template-columns: 1fr 1fr; inline-size: 600px`;
      row.append(visitor.element, Object.assign(document.createElement('p'), { style: 'flex: 1' }));
      document.body.append(row);
      expect(box(visitor.element).width).to.equal(300);
      visitor.press('Yes');
      await visitor.until(() => visitor.has('.form'));
      expect(box(visitor.element).width).to.equal(300);
      expect(box(visitor.one('.form')).right).to.be.below(box(visitor.element).right);
      row.remove();
    });
});

describe('how many may be chosen', () => {
  const options = ['One', 'Two', 'Three'];
  const hintOf = async (many: unknown) => {
    const visitor = await visit(flowOf([{ ask: 'Which?', options, many }]));
    await visitor.until(() => visitor.has('.boxes'));
    expect(visitor.one('.boxes').getAttribute('aria-describedby')).to.contain('hint');
    expect(box(visitor.one('.hint')).bottom).to.be.at.most(box(visitor.one('.boxes')).top);
    return visitor.one('.hint').innerText;
  };

  it('is said above the boxes as it is', async () => {
    expect(await hintOf(true)).to.equal('Choose one or more');
    expect(await hintOf({ max: 2 })).to.equal('At most 2, please.');
    expect(await hintOf({ min: 2 })).to.equal('At least 2, please.');
    expect(await hintOf({ min: 2, max: 2 })).to.equal('Choose 2.');
    expect(await hintOf({ min: 2, max: 3 })).to.equal('At least 2, please.');
    expect(await hintOf({ min: 1, max: 1 })).to.equal('Choose 1.');
  });

  it('is told when there are enough', async () => {
    const visitor = await visit(flowOf([{ ask: 'Which?', options, many: { max: 2 } }]));
    await visitor.until(() => visitor.all('.box input').length === 3);
    const told = listen(visitor);
    const boxes = visitor.all<HTMLInputElement>('.box input');
    boxes[0]?.click();
    boxes[1]?.click();
    expect(boxes[2]?.disabled).to.equal(true);
    await visitor.until(() => told.includes('At most 2, please.'), 'a screen reader hears it');
  });
});

describe('what was typed in a chat from right to left', () => {
  const hebrew = (...steps: unknown[]) => visit(flowOf(steps, { language: 'he' }));
  /** The groups of what `element` shows, as they stand from left to right. */
  const groups = (element: Element): string => {
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found: { said: string; left: number }[] = [];
    while (text.nextNode()) {
      for (const { 0: said, index } of text.currentNode.textContent?.matchAll(/\S+/g) ?? []) {
        const range = document.createRange();
        range.setStart(text.currentNode, index);
        range.setEnd(text.currentNode, index + 1);
        found.push({ said, left: range.getBoundingClientRect().left });
      }
    }
    return found
      .sort((one, other) => one.left - other.left)
      .map(({ said }) => said)
      .join(' ');
  };

  it('reads as it was meant, on the side where the chat is read from', async () => {
    const visitor = await hebrew(
      { ask: 'טלפון?', as: 'phone', type: 'phone' },
      { ask: 'שם?', as: 'name' },
      { ask: 'עוד?', as: 'more' },
      'תודה.',
    );
    await visitor.send('+31 6 1234 5678');
    await visitor.says('שם?');
    await visitor.send('Anna M. van der Berg!');
    await visitor.says('עוד?');
    await visitor.send('דנה כהן');
    await visitor.says('תודה.');
    const bubbles = visitor.all('.own .bubble');
    // Each word stands in an isolate of its own, which is not seen.
    const seen = bubbles.map((bubble) => groups(bubble).replace(/[\u2066-\u2069]/g, ''));
    expect(seen).to.deep.equal(['+31 6 1234 5678', 'Anna M. van der Berg!', 'כהן דנה']);
    for (const bubble of bubbles) expect(getComputedStyle(bubble).direction).to.equal('rtl');
  });

  it('reads as it was meant beside the labels of a form', async () => {
    const visitor = await hebrew({ ask: 'מי?', fields: [{ as: 'phone', label: 'טלפון', type: 'phone' }] }, 'תודה.');
    visitor.type('06 12 34 56 78', visitor.one('.item .field'));
    visitor.one<HTMLFormElement>('.form').requestSubmit();
    await visitor.says('תודה.');
    expect(groups(visitor.one('.said'))).to.equal('06 12 34 56 78 : טלפון');
  });

  for (const [type, text] of [
    ['phone', '+31 6 12'],
    ['number', '- 1 000'],
    ['email', 'anna@nordlys.example'],
    ['url', 'https://nordlys.example/'],
    ['text', '06 12 34'],
    ['long', '06 12 34'],
  ] as const) {
    it(`reads so while it is typed, too: ${type}`, async () => {
      const visitor = await hebrew({ ask: 'מה?', as: 'x', type, placeholder: 'כאן' });
      const { field } = visitor;
      expect(getComputedStyle(field).textAlign.replace('start', 'right'), 'empty').to.equal('right');
      visitor.type(text);
      expect(field.matches(':dir(ltr)'), 'in its own direction').to.equal(true);
      expect(getComputedStyle(field).textAlign, 'on the chat’s side').to.equal('right');
    });
  }
});

describe('where the system chooses the colours', () => {
  it('a brand’s logo keeps the ground that it was drawn for', async () => {
    await emulateMedia({ forcedColors: 'active' });
    const logo = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="90" height="30" fill="#fff"/></svg>')}`;
    const visitor = await visit(
      flowOf([yes]),
      {},
      { theme: { name: 'x', brand: { name: 'X', logo }, look: { color: '#14213f' } } },
    );
    await visitor.until(() => visitor.has('.brand img') && visitor.has('.option'));
    const { backgroundColor } = getComputedStyle(visitor.one('.brand img'));
    await emulateMedia({ forcedColors: 'none' });
    expect(backgroundColor).to.equal('rgb(20, 33, 63)');
  });
});

describe('a message with paragraphs and lists', () => {
  it('begins at the top of its bubble, and things to do have a box and no bullet', async () => {
    const visitor = await visit(flowOf(['Buy:\n\n- [x] shoes\n- [ ] socks', yes]));
    await visitor.until(() => visitor.has('.bubble li'));
    const bubble = visitor.one('.bubble');
    const [first] = bubble.children;
    expect(box(first as Element).top - box(bubble).top).to.be.closeTo(0.55 * 16, 1);
    expect(visitor.all('.bubble li').map((item) => getComputedStyle(item).listStyleType)).to.deep.equal([
      'none',
      'none',
    ]);
  });
});
